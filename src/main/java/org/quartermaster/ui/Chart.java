package org.quartermaster.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.DomEvent;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A chart drawn by ECharts from an option given as map (or record, or JSON text). Colours are written as tokens of the style sheet ({@code "$accent"},
 * {@code "$act"}, {@code "$line"}, {@code "$soft"} …, with opacity {@code "$accent/0.2"}) and follow the theme; the chart resizes with its place, its tooltips are
 * plain text, and a button switches to the same figures as a table. {@link TimeChart} builds the option of the usual line-and-band chart over days.
 */
@Tag("qm-chart")
public class Chart extends ScreenElement {

    /**
     * A click on a point.
     *
     * @param series    name of the series
     * @param name      category, for time charts the ISO day
     * @param dataIndex position in the series, from 0
     */
    public record Click(String series, String name, int dataIndex) {
    }

    /** The figures as a table: the twin of the drawing for screen readers and copying. */
    public record Twin(List<String> headers, List<List<Object>> rows) {
    }

    /** @param description what it shows, already translated; read by screen readers */
    public Chart(String description) {
        super("chart.js");
        getElement().setAttribute("role", "figure");
        describe(description);
        getElement().setProperty("tableLabel", getTranslation("ui.chart.table"));
        getElement().setProperty("chartLabel", getTranslation("ui.chart.chart"));
        setHeight("280px");
    }

    public void describe(String description) {
        getElement().setAttribute("aria-label", description);
    }

    /** Draws an ECharts option. */
    public void option(Map<String, ?> option) {
        hand("option", option);
    }

    /** Draws an ECharts option given as JSON. */
    public void option(String json) {
        hand("option", json);
    }

    /** Draws a time chart, its table twin included. */
    public void show(TimeChart chart) {
        option(chart.option());
        table(chart.twin());
    }

    /** The table twin. */
    public void table(Twin twin) {
        hand("twin", twin);
    }

    /** Called with the point that was clicked. */
    public void onClick(Consumer<Click> listener) {
        getElement().addEventListener("qm-click", e -> listener.accept(click(e)))
                .addEventData("event.detail.series").addEventData("event.detail.name").addEventData("event.detail.index");
    }

    private static Click click(DomEvent event) {
        var data = event.getEventData();
        return new Click(data.getString("event.detail.series"), data.getString("event.detail.name"), (int) data.getNumber("event.detail.index"));
    }

    /** Called with the first and last ISO day after the person brushed or zoomed. */
    public void onZoom(java.util.function.BiConsumer<String, String> listener) {
        getElement().addEventListener("qm-zoom", e -> listener.accept(e.getEventData().getString("event.detail.from"), e.getEventData().getString("event.detail.to")))
                .addEventData("event.detail.from").addEventData("event.detail.to");
    }
}
