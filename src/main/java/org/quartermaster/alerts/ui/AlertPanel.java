package org.quartermaster.alerts.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.i18n.I18NProvider;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.quartermaster.alerts.AlertEvent;
import org.quartermaster.alerts.AlertRow;
import org.quartermaster.alerts.Alerts;
import org.quartermaster.alerts.detection.Evidence;
import org.quartermaster.replenishment.StockLines;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.ui.Chart;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.MiniTable;
import org.quartermaster.ui.TimeChart;
import org.quartermaster.ui.Waterfall;
import org.quartermaster.ui.WhyPanel;

/** What is known of one alert: the sentence, expected against actual, the arithmetic of its money, what hangs together with it, what was said and done. */
final class AlertPanel {

    private static final int MOST_RELATED = 8;

    private final Alerts alerts;
    private final StockLines stock;
    private final AlertSteps steps;
    private final WhyPanel panel = new WhyPanel();
    private final Format format = Format.current();

    AlertPanel(Alerts alerts, StockLines stock, AlertSteps steps) {
        this.alerts = alerts;
        this.stock = stock;
        this.steps = steps;
    }

    WhyPanel panel() {
        return panel;
    }

    void show(long id) {
        AlertRow row = alerts.one(id);
        panel.show(AlertWords.subject(row, format), text("alerts.kind." + row.kind()) + (row.warehouse() == null ? "" : " · " + row.warehouse()) + " · "
                + text("alerts.state." + row.state()));
        panel.section("alerts.detail.because", new Paragraph(AlertWords.because(row, format)), new Anchor(AlertWords.path(row), text("alerts.detail.open." + row.kind())));
        picture(row);
        value(row);
        texts(row);
        List<AlertRow> together = alerts.together(row);
        if (together.size() > 1) {
            together(together, row.causeMoney());
        }
        related("alerts.detail.before", alerts.before(id, MOST_RELATED));
        panel.section("alerts.detail.actions", actions(row, together));
        panel.section("alerts.detail.comment", comment(row));
        panel.section("alerts.detail.history", history(alerts.history(id)));
    }

    private void picture(AlertRow row) {
        if (row.kind().equals("stock_out") || row.kind().equals("overstock")) {
            try {
                panel.section("alerts.detail.projected", projected(stock.projected(new SkuId(row.skuId()), new WarehouseId(row.warehouseId()))));
                return;
            } catch (NotFound e) {
                // the plan has changed since the alert was found: its own picture is shown
            }
        }
        Evidence.Series series = row.evidence().series();
        if (!series.isEmpty()) {
            var chart = new TimeChart(days(series.from(), series.actual().length)).unit(text("ui.unit.pieces"))
                    .band(text("alerts.chart.expected"), series.low(), series.high(), 0.2).line(text("alerts.chart.actual"), series.actual(), TimeChart.Line.MAIN);
            panel.section("alerts.detail.expected", chart(chart, "alerts.detail.expected"));
        }
    }

    private Chart projected(StockLines.Projected projected) {
        var with = projected.with();
        var chart = new TimeChart(days(projected.from(), with.p50().length)).unit(text("ui.unit.pieces"))
                .band(text("alerts.chart.band"), doubles(with.p10()), doubles(with.p90()), 0.2).steps(text("alerts.chart.stock"), doubles(with.p50()), TimeChart.Line.MAIN)
                .steps(text("alerts.chart.without"), doubles(projected.without().p50()), TimeChart.Line.DANGER);
        return chart(chart, "alerts.detail.projected");
    }

    private static Chart chart(TimeChart drawn, String key) {
        var chart = new Chart(text(key));
        chart.setHeight("220px");
        chart.show(drawn);
        return chart;
    }

    private static List<LocalDate> days(LocalDate from, int count) {
        return Stream.iterate(from, day -> day.plusDays(1)).limit(count).toList();
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    private void value(AlertRow row) {
        var terms = row.evidence().value();
        if (terms.isEmpty()) {
            return;
        }
        var waterfall = new Waterfall();
        for (int i = 0; i < terms.size(); i++) {
            var term = terms.get(i);
            String note = term.units() == 1 ? "" : format.quantity(term.units()) + " × " + format.money(term.rate());
            boolean isNamed = row.kind().equals("late_order") || row.pattern().equals("burst");
            String label = isNamed && row.evidence().texts().size() > i + 1 ? row.evidence().texts().get(i + 1) : text("alerts.term." + term.code());
            waterfall.term(label, term.amount(), note);
        }
        panel.sectionNamed(I18NProvider.translate("alerts.detail.value", format.money(row.money())), waterfall.sum(text("alerts.term.sum"), row.evidence().money()));
    }

    private void texts(AlertRow row) {
        if (row.kind().equals("suspicious_order")) {
            var numbers = row.evidence().numbers();
            var list = new Div();
            for (String feature : List.of("quantity", "value", "attempts", "first")) {
                double points = numbers.getOrDefault("points_" + feature, 0.0);
                if (points > 0) {
                    list.add(new Paragraph(I18NProvider.translate("alerts.feature." + feature, format.number(points, 1))));
                }
            }
            if (row.pattern().equals("burst")) {
                list.add(new Paragraph(row.evidence().texts().getFirst().split("\\|")[0]));
            }
            panel.section("alerts.detail.features", list);
        }
    }

    /** The whole cause as a small table, each alert a link. */
    private void together(List<AlertRow> rows, BigDecimal money) {
        var table = new MiniTable("alerts.column.subject", "alerts.column.warehouse", ">alerts.column.money");
        rows.forEach(row -> table.row(new Anchor(AlertsNavigation.toAlert(row.id()), row.subject()), row.warehouse() == null ? "" : row.warehouse(), format.money(row.money())));
        panel.sectionNamed(I18NProvider.translate("alerts.detail.together", rows.size(), format.money(money)), table);
    }

    private void related(String key, List<AlertRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var list = new Div();
        for (AlertRow row : rows) {
            String end = row.resolution().isEmpty() ? text("alerts.state." + row.state()) : text("alerts.resolution." + row.resolution());
            list.add(new Div(new Anchor(AlertsNavigation.toAlert(row.id()), row.subject() + " " + (row.warehouse() == null ? "" : row.warehouse())),
                    new Span(" · " + format.money(row.money()) + " · " + end + (row.decidedBy().isEmpty() ? "" : " · " + row.decidedBy()))));
        }
        panel.section(key, list);
    }

    private Component actions(AlertRow row, List<AlertRow> together) {
        var line = new Div();
        line.addClassName("qm-toolbar");
        if (row.state().equals("open") || row.state().equals("snoozed")) {
            line.add(new Button(text("alerts.step.acknowledge"), _ -> steps.acknowledge(together)));
        }
        if (row.state().equals("resolved")) {
            line.add(new Button(text("alerts.step.reopen"), _ -> steps.reopen(row)));
        } else {
            line.add(new Button(text("alerts.step.assign"), _ -> steps.assign(together)), new Button(text("alerts.step.snooze"), _ -> steps.snooze(together)),
                    new Button(text("alerts.step.resolve"), _ -> steps.resolve(together)));
        }
        return line;
    }

    private Component comment(AlertRow row) {
        var words = new TextArea();
        words.setAriaLabel(text("alerts.step.comment"));
        words.setWidthFull();
        words.setMaxLength(900);
        var add = new Button(text("alerts.step.addComment"), _ -> steps.comment(row, words.getValue()));
        return new Div(words, add);
    }

    private Component history(List<AlertEvent> events) {
        var list = new Div();
        for (AlertEvent event : events.reversed()) {
            String money = event.money() == null ? "" : " · " + format.money(event.money());
            var line = new Div(new Span(text("alerts.action." + event.action()) + " · " + event.actor() + money), new Div(new Span(note(event))));
            var when = new Span(format.moment(event.at()));
            when.addClassName("qm-sub");
            line.addComponentAsFirst(new Div(when));
            list.add(line);
        }
        return list;
    }

    private static String note(AlertEvent event) {
        if (event.action().equals("resolved")) {
            String[] parts = event.note().split(" ", 2);
            return text("alerts.resolution." + parts[0]) + (parts.length > 1 ? ": " + parts[1] : "");
        }
        return event.note();
    }

    private static String text(String key) {
        return I18NProvider.translate(key);
    }
}
