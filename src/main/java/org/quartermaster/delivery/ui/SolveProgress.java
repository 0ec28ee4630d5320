package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.quartermaster.delivery.PlanHead;
import org.quartermaster.ui.Chart;

/** What a running search has reached: the cost curve, the best so far in words, and the button to stop here. */
final class SolveProgress extends Div {
    private final Span words = new Span();
    private final Button stop;
    private final Chart chart = new Chart(getTranslation("delivery.curve.title"));

    SolveProgress(Runnable stopHere) {
        addClassName("qm-solve");
        stop = new Button(getTranslation("delivery.view.stopHere"), event -> {
            event.getSource().setEnabled(false);
            stopHere.run();
        });
        var line = new Div(words, stop);
        line.addClassName("head");
        line.getElement().setAttribute("role", "status");
        chart.setHeight("110px");
        add(line, chart);
        setVisible(false);
    }

    /** Shows that the work waits for its turn. */
    void waiting() {
        setVisible(true);
        chart.setVisible(false);
        stop.setVisible(false);
        words.setText(getTranslation("delivery.curve.waiting"));
    }

    void show(PlanHead head, boolean mayStop) {
        var format = new DeliveryWords();
        setVisible(true);
        stop.setVisible(mayStop);
        words.setText(getTranslation("delivery.curve.best", format.money(head.costCents()), head.stops() - head.unserved(), head.stops(),
                Math.round(head.millis() / 1000.0), head.iterations()));
        List<List<Object>> points = points(head.curve());
        chart.setVisible(points.size() > 1);
        chart.option(Map.of("animation", false, "grid", Map.of("left", 8, "right", 12, "top", 8, "bottom", 4, "containLabel", true),
                "xAxis", Map.of("type", "value", "axisLabel", Map.of("formatter", "{value} s"), "splitLine", Map.of("show", false)),
                "yAxis", Map.of("type", "value", "scale", true), "tooltip", Map.of("trigger", "axis"),
                "series", List.of(Map.of("type", "line", "step", "end", "showSymbol", false, "name", getTranslation("delivery.curve.title"), "data", points,
                        "lineStyle", Map.of("color", "$accent", "width", 2), "itemStyle", Map.of("color", "$accent")))));
        chart.table(new Chart.Twin(List.of("s", getTranslation("delivery.curve.title")), points));
    }

    void done() {
        setVisible(false);
        stop.setEnabled(true);
    }

    /** Seconds and cost where all that will be served is served; the first points, while stops are still missing, would flatten the curve. */
    private static List<List<Object>> points(String curve) {
        if (curve.isEmpty()) {
            return List.of();
        }
        List<long[]> all = Arrays.stream(curve.split(";")).map(point -> Arrays.stream(point.split(",")).mapToLong(Long::parseLong).toArray()).toList();
        long missing = all.getLast()[2];
        var points = new ArrayList<List<Object>>();
        all.stream().filter(point -> point[2] == missing || point[2] == -missing).forEach(point -> points.add(List.of(point[0] / 1000.0, point[1] / 100.0)));
        return points;
    }
}
