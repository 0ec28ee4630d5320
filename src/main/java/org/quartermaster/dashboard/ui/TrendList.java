package org.quartermaster.dashboard.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import org.quartermaster.dashboard.DailyFigures;
import org.quartermaster.dashboard.Trend;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Sparkline;

/** The figures of the business, each with its line of twelve weeks and the change of a week. */
final class TrendList extends Div {

    private static final int WEEK = 7;
    private final Format format = Format.current();

    TrendList(DailyFigures.Trends trends) {
        addClassName("qm-trends");
        add(new H2(getTranslation("dashboard.trends.title")));
        share("fillRate", trends.fillRate(), "stock");
        share("inStock", trends.inStock(), "stock");
        row("stockValue", trends.stockValue(), format.money(Double.isNaN(trends.stockValue().last()) ? null : Math.rint(trends.stockValue().last())),
                percentChange(trends.stockValue()), "stock");
        row("turns", trends.turns(), format.number(trends.turns().last(), 1), signed(trends.turns().change(WEEK), 1), "stock");
        row("wql", trends.wql(), format.number(trends.wql().last(), 2), getTranslation("dashboard.trends.naive", format.number(trends.wqlNaive().last(), 2)), "forecast");
        share("onTime", trends.onTime(), "suppliers");
        row("revenue", trends.revenue(), format.money(Double.isNaN(trends.revenue().last()) ? null : Math.rint(trends.revenue().last())), percentChange(trends.revenue()),
                "forecast");
    }

    private void share(String name, Trend trend, String path) {
        double points = trend.change(WEEK) * 100;
        row(name, trend, format.percent(trend.last()), signed(points, 1), path);
    }

    private void row(String name, Trend trend, String value, String change, String path) {
        String label = getTranslation("dashboard.trends." + name);
        var words = new Span(label);
        var number = new Span(value);
        number.addClassName("strong");
        var moved = new Span(change);
        moved.addClassName("qm-sub");
        var link = new Anchor(path, new Div(words), new Div(number, moved));
        var line = new Div(link, new Sparkline(trend.values(), label + " " + value));
        line.addClassName("qm-trend");
        add(line);
    }

    private String percentChange(Trend trend) {
        double before = trend.last() - trend.change(WEEK);
        return Double.isNaN(before) || before == 0 ? "" : signed(trend.change(WEEK) / before * 100, 1) + " %";
    }

    private String signed(double change, int decimals) {
        if (Double.isNaN(change)) {
            return "";
        }
        String text = format.number(change, decimals);
        return change > 0 && !text.startsWith("−") ? "+" + text : text;
    }
}
