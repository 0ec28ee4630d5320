package org.quartermaster.forecasting.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.Locale;
import java.util.Map;
import org.quartermaster.forecasting.ForecastWhy;
import org.quartermaster.forecasting.selection.TreeExplanation;
import org.quartermaster.ui.Waterfall;

/** What makes the forecast of some days: the largest groups of the trees' features first, the rest together, then what other methods of the blend say. */
final class TreeWaterfall {

    private static final int MOST_GROUPS = 6;

    private TreeWaterfall() {
    }

    static Waterfall of(ForecastWhy why) {
        TreeExplanation explanation = why.trees();
        var waterfall = new Waterfall().term(text("forecasting.why.average"), explanation.average());
        var groups = explanation.groups().entrySet().stream().sorted((a, b) -> Double.compare(Math.abs(b.getValue()), Math.abs(a.getValue()))).toList();
        groups.stream().limit(MOST_GROUPS).forEach(one -> waterfall.term(text("forecasting.why." + one.getKey().name().toLowerCase(Locale.ROOT)), one.getValue()));
        double rest = groups.stream().skip(MOST_GROUPS).mapToDouble(Map.Entry::getValue).sum() + explanation.correction();
        return waterfall.term(text("forecasting.why.rest"), rest).sum(text("forecasting.why.forecast"), explanation.forecast())
                .term(text("forecasting.why.others"), why.others()).sum(text("forecasting.why.blend"), why.forecast());
    }

    private static String text(String key) {
        return I18NProvider.translate(key);
    }
}
