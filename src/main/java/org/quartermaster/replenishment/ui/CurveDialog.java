package org.quartermaster.replenishment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.quartermaster.replenishment.ServiceCurves.Drawn;
import org.quartermaster.replenishment.simulation.CurvePoint;
import org.quartermaster.ui.Chart;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.MiniTable;

/** What each service level would cost a year, as a chart and as a table, with the present target and the cheapest marked. */
final class CurveDialog {

    private final Drawn drawn;
    private final Format format = Format.current();

    private CurveDialog(Drawn drawn) {
        this.drawn = drawn;
    }

    static void open(Drawn drawn) {
        new CurveDialog(drawn).open();
    }

    private void open() {
        var dialog = new Dialog();
        dialog.setHeaderTitle(text("replenishment.curve.title", drawn.of()));
        dialog.addClassName("qm-dialog");
        dialog.setWidth("760px");
        dialog.add(new Paragraph(explanation()), chart(), table());
        dialog.getFooter().add(new Button(text("ui.close"), _ -> dialog.close()));
        dialog.open();
    }

    private String explanation() {
        CurvePoint best = drawn.curve().cheapest();
        String lines = drawn.curve().of() == 1 ? "" : " " + text("replenishment.curve.lines", drawn.curve().of());
        return text("replenishment.curve.text", drawn.rule(), format.percent(drawn.target(), 1), format.percent(best.target(), 1),
                format.money(best.totalCents() / 100.0)) + lines;
    }

    private Chart chart() {
        var chart = new Chart(text("replenishment.curve.description"));
        var series = List.of(line("replenishment.curve.total", CurvePoint::totalCents), line("replenishment.curve.holding", CurvePoint::holdingCents),
                line("replenishment.curve.missed", CurvePoint::missedCents));
        chart.option(Map.of("tooltip", Map.of("trigger", "axis"), "legend", Map.of("bottom", 0), "grid", Map.of("left", 70, "right", 20, "top", 20, "bottom", 60),
                "xAxis", Map.of("type", "value", "name", text("replenishment.curve.fill"), "nameLocation", "middle", "nameGap", 24, "scale", true),
                "yAxis", Map.of("type", "value", "name", text("replenishment.curve.perYear", format.symbol()), "scale", true), "series", series));
        chart.setHeight("300px");
        return chart;
    }

    private Map<String, Object> line(String key, ToLongFunction<CurvePoint> cents) {
        var points = new ArrayList<List<Double>>();
        drawn.curve().points().forEach(point -> points.add(List.of(Math.round(point.fillRate() * 10_000) / 100.0, cents.applyAsLong(point) / 100.0)));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", "line");
        line.put("name", text(key));
        line.put("data", points);
        return line;
    }

    private MiniTable table() {
        var table = new MiniTable("replenishment.curve.target", ">replenishment.curve.fill", ">replenishment.curve.cycle", ">replenishment.curve.stock",
                ">replenishment.curve.holding", ">replenishment.curve.missed", ">replenishment.curve.total");
        CurvePoint best = drawn.curve().cheapest();
        for (CurvePoint point : drawn.curve().points()) {
            String mark = point.equals(best) ? " · " + text("replenishment.curve.cheapest") : Math.abs(point.target() - drawn.target()) < 1e-9
                    ? " · " + text("replenishment.curve.present") : "";
            table.row(format.percent(point.target(), 1) + mark, format.percent(point.fillRate(), 1), format.percent(point.cycleService(), 1),
                    format.money(point.stockCents() / 100.0), format.money(point.holdingCents() / 100.0), format.money(point.missedCents() / 100.0),
                    format.money(point.totalCents() / 100.0));
        }
        return table;
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
