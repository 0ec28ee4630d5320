package org.quartermaster.forecasting.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.Locale;
import java.util.Map;
import org.quartermaster.forecasting.selection.TreeExplanation;
import org.quartermaster.ui.Waterfall;

/** What makes the learned forecast of the next days: the largest groups of features first, the rest together. */
final class TreeWaterfall {

    private static final int MOST_GROUPS = 6;

    private TreeWaterfall() {
    }

    static Waterfall of(TreeExplanation explanation) {
        var waterfall = new Waterfall().term(text("forecasting.why.average"), explanation.average());
        var groups = explanation.groups().entrySet().stream().sorted((a, b) -> Double.compare(Math.abs(b.getValue()), Math.abs(a.getValue()))).toList();
        groups.stream().limit(MOST_GROUPS).forEach(one -> waterfall.term(text("forecasting.why." + one.getKey().name().toLowerCase(Locale.ROOT)), one.getValue()));
        double rest = groups.stream().skip(MOST_GROUPS).mapToDouble(Map.Entry::getValue).sum() + explanation.correction();
        return waterfall.term(text("forecasting.why.rest"), rest).sum(text("forecasting.why.forecast"), explanation.forecast());
    }

    private static String text(String key) {
        return I18NProvider.translate(key);
    }
}
