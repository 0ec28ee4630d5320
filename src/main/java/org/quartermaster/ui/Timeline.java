package org.quartermaster.ui;

import com.vaadin.flow.component.Tag;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Consumer;

/**
 * One line per vehicle over the hours of a day: driving, waiting, service at a stop, breaks, loading again, and what is late. Hover and selection as in {@link RouteMap}, by the
 * same ids.
 */
@Tag("qm-timeline")
public class Timeline extends ScreenElement {

    /** What a vehicle does. */
    public enum Kind { DRIVE, WAIT, SERVICE, BREAK, RELOAD }

    /**
     * One stretch of time.
     *
     * @param stop        id of the stop, empty for driving and breaks
     * @param label       shown in the bar when it fits and in the tooltip
     * @param lateMinutes minutes after the promised window, 0 when in time
     */
    public record Span(Kind kind, String stop, String label, LocalTime from, LocalTime to, int lateMinutes) {
    }

    /** A vehicle's day, spans ascending. */
    public record Vehicle(String id, String label, List<Span> spans) {
    }

    /** @param description what it shows, already translated */
    public Timeline(String description) {
        super("timeline.js");
        getElement().setAttribute("role", "figure").setAttribute("aria-label", description);
        getElement().setProperty("words", Json.of(java.util.Map.of("DRIVE", getTranslation("ui.timeline.drive"), "WAIT", getTranslation("ui.timeline.wait"),
                "SERVICE", getTranslation("ui.timeline.service"), "BREAK", getTranslation("ui.timeline.break"), "RELOAD", getTranslation("ui.timeline.reload"), "LATE", getTranslation("ui.timeline.late"))));
    }

    /** Draws the vehicles in the order given; colours follow the same order as in {@link RouteMap}. */
    public void show(List<Vehicle> vehicles) {
        hand("vehicles", vehicles);
    }

    /** Lights up a stop or vehicle; null for none. */
    public void highlight(String id) {
        getElement().setProperty("highlight", id == null ? "" : id);
    }

    /** Called with the stop's id under the pointer, empty when it leaves. */
    public void onHover(Consumer<String> listener) {
        on("qm-hover", listener);
    }

    /**
     * A stop that was dragged to a vehicle's line.
     *
     * @param minute of the day where it was let go
     */
    public record Drop(String stop, String vehicle, int minute) {
    }

    /** Lets stops be dragged to another place or vehicle; the listener is told where they were let go and shows what comes of it. */
    public void onDrop(Consumer<Drop> listener) {
        getElement().setProperty("movable", true);
        on("qm-move", id -> {
            String[] parts = id.split("\\|");
            listener.accept(new Drop(parts[0], parts[1], Integer.parseInt(parts[2])));
        });
    }

    /** Called with the stop's or vehicle's id that was clicked. */
    public void onSelect(Consumer<String> listener) {
        on("qm-select", listener);
    }
}
