package org.quartermaster.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Tag;
import java.util.List;
import java.util.function.Consumer;
import org.quartermaster.security.MapTiles;

/**
 * A map of depots, routes and stops, drawn by Leaflet without any tile server: land, borders and a graticule give the scale. Routes differ by colour and
 * dash pattern; stops that are not served are red triangles. Hovering or selecting a stop is told to the server ({@link #onHover}, {@link #onSelect}) and can be
 * set from there ({@link #highlight}), so that map, timeline and list light up together.
 */
@Tag("qm-map")
public class RouteMap extends ScreenElement {

    /** A place with a name. {@code id} is what the events carry; coordinates in degrees. */
    public record Place(String id, String label, double latitude, double longitude) {
    }

    /**
     * A vehicle's way.
     *
     * @param id    what the events carry
     * @param label its name in the legend
     * @param depot where it begins
     * @param end   where it ends
     * @param stops in driving order
     */
    public record Route(String id, String label, Place depot, Place end, List<Place> stops) {
    }

    /** All that is shown. {@code unserved} are the stops without a vehicle. */
    public record Picture(List<Place> depots, List<Route> routes, List<Place> unserved) {
    }

    /** @param description what it shows, already translated */
    public RouteMap(String description) {
        super("map.js");
        getElement().setAttribute("role", "figure").setAttribute("aria-label", description);
        MapTiles.stated().ifPresent(this::tiles);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addStyleSheet("context://webjars/leaflet/1.9.4/dist/leaflet.css");
        super.onAttach(event);
    }

    /** Draws the picture; the view is fitted to it the first time and when the depots change. */
    public void show(Picture picture) {
        hand("picture", picture);
    }

    /** Lights up a stop or route; null for none. */
    public void highlight(String id) {
        getElement().setProperty("highlight", id == null ? "" : id);
    }

    private void tiles(MapTiles tiles) {
        getElement().setProperty("attribution", tiles.attribution());
        getElement().setProperty("tiles", tiles.address());
    }

    /** Called with the stop's id under the pointer, empty when it leaves. */
    public void onHover(Consumer<String> listener) {
        on("qm-hover", listener);
    }

    /**
     * A stop that was dragged to a leg of a route.
     *
     * @param position its place in the route without it, 0 first
     */
    public record Drop(String stop, String route, int position) {
    }

    /** Lets stops be dragged to another route; the listener is told where they were let go and shows what comes of it. */
    public void onDrop(Consumer<Drop> listener) {
        getElement().setProperty("movable", true);
        on("qm-move", id -> {
            String[] parts = id.split("\\|");
            listener.accept(new Drop(parts[0], parts[1], Integer.parseInt(parts[2])));
        });
    }

    /** Called with the stop's or route's id that was clicked. */
    public void onSelect(Consumer<String> listener) {
        on("qm-select", listener);
    }
}
