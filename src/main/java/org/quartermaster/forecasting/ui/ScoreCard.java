package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.quartermaster.forecasting.ForecastMethodFacts;
import org.quartermaster.forecasting.ForecastMethodFacts.Score;
import org.quartermaster.forecasting.StoredForecast;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.State;
import org.quartermaster.ui.WhyPanel;

/** How good one forecast is, what it is made of, and what was special about it. */
final class ScoreCard {

    private ScoreCard() {
    }

    static void show(WhyPanel panel, String title, StoredForecast forecast) {
        var method = forecast.method();
        var format = Format.current();
        panel.show(title, text("forecasting.card.class", text("forecasting.class." + method.demandClass()), format.number(method.adi(), 1), format.number(method.cv2(), 2)));
        panel.section("forecasting.card.good", scores(method));
        panel.section("forecasting.card.made", made(method));
        if (!method.reconciled().isEmpty()) {
            panel.text("forecasting.card.reconciled", follows(method));
        }
        if (!method.fallback().isEmpty()) {
            panel.section("forecasting.card.fallback", State.WATCH.badge(text("forecasting.fallback." + method.fallback())));
        }
        if (!method.reasons().isEmpty()) {
            panel.text("forecasting.card.special", method.reasons().stream().map(code -> text("forecasting.reason." + code)).collect(Collectors.joining(" · ")));
        }
    }

    /** That it follows forecasts of sums, and how far. */
    private static String follows(ForecastMethodFacts method) {
        return method.reconciled().stream().map(one -> text("forecasting.card.follows", text("forecasting.level." + one.level()), Format.current().percent(one.factor() - 1, 1))).collect(Collectors.joining(" · "));
    }

    private static NativeTable scores(ForecastMethodFacts method) {
        var table = Tables.of("", text("forecasting.column.wql"), text("forecasting.column.wape"), text("forecasting.column.bias"), text("forecasting.card.covers"));
        row(table, "sum", text("forecasting.card.this"), method.chosen());
        row(table, "", text("forecasting.card.simple", Words.method(method.simpleMethod())), method.simple());
        row(table, "", text("forecasting.card.naive"), method.naive());
        return table;
    }

    private static void row(NativeTable table, String style, String name, Score score) {
        var format = Format.current();
        Tables.row(table, style, name, format.number(score.wql(), 2), format.number(score.wape(), 2), format.percent(score.bias(), 0), format.percent(score.coverage(), 0));
    }

    private static Component made(ForecastMethodFacts method) {
        var bar = new Div();
        bar.addClassName("qm-weights");
        var words = new ArrayList<String>();
        double opacity = 1;
        for (String part : method.weights().split(",")) {
            String code = part.substring(0, part.lastIndexOf(':'));
            double weight = Double.parseDouble(part.substring(part.lastIndexOf(':') + 1));
            var piece = new Div();
            piece.addClassName("qm-bar");
            piece.getStyle().set("width", Math.round(100 * weight) + "%").set("opacity", Double.toString(opacity));
            bar.add(piece);
            opacity *= 0.55;
            words.add(Words.method(code) + " " + Format.current().percent(weight, 0));
        }
        bar.getElement().setAttribute("aria-hidden", "true");
        var legend = new Span(String.join(" · ", words));
        legend.addClassName("qm-soft");
        return new Div(bar, legend);
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
