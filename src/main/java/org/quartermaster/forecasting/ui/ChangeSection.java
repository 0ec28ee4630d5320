package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.quartermaster.forecasting.RunChange;
import org.quartermaster.forecasting.StoredForecast;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Waterfall;

/** What changed since the run before: how much, what was sold meanwhile, another method, and by which group of features the trees moved. */
final class ChangeSection {

    private static final int MOST_GROUPS = 4;

    private ChangeSection() {
    }

    static Component of(RunChange change, StoredForecast now) {
        var format = Format.current();
        var section = new Div();
        section.add(soft(text("forecasting.change.how", change.days(), format.quantity(Math.rint(change.expectedThen())), format.quantity(Math.rint(change.expectedNow())),
                format.signed(Math.rint(change.expectedNow() - change.expectedThen())), format.day(change.before()))));
        if (change.expected() > 0 && !Double.isNaN(change.soldSince())) {
            section.add(soft(text("forecasting.change.since", format.quantity(Math.rint(change.soldSince())), format.quantity(Math.rint(change.expected())))));
        }
        if (!change.method().equals(now.method().method())) {
            section.add(soft(text("forecasting.change.method", Words.method(change.method()), Words.method(now.method().method()))));
        }
        if (!change.demandClass().equals(now.method().demandClass())) {
            section.add(soft(text("forecasting.change.class", text("forecasting.class." + change.demandClass()), text("forecasting.class." + now.method().demandClass()))));
        }
        reasons(section, "forecasting.change.appeared", change.appeared());
        reasons(section, "forecasting.change.gone", change.gone());
        if (!change.groups().isEmpty() && Math.abs(change.treesNow() - change.treesThen()) >= 0.05) {
            section.add(trees(change));
        }
        return section;
    }

    private static void reasons(Div section, String key, List<String> codes) {
        if (!codes.isEmpty()) {
            section.add(soft(text(key, codes.stream().map(code -> text("forecasting.reason." + code)).collect(Collectors.joining(" · ")))));
        }
    }

    private static Waterfall trees(RunChange change) {
        var waterfall = new Waterfall().term(text("forecasting.change.treesThen"), change.treesThen());
        var groups = change.groups().entrySet().stream().sorted((a, b) -> Double.compare(Math.abs(b.getValue()), Math.abs(a.getValue()))).toList();
        groups.stream().limit(MOST_GROUPS).forEach(one -> waterfall.term(text("forecasting.why." + one.getKey().name().toLowerCase(Locale.ROOT)), one.getValue()));
        double rest = change.rest() + groups.stream().skip(MOST_GROUPS).mapToDouble(Map.Entry::getValue).sum();
        return waterfall.term(text("forecasting.why.rest"), rest).sum(text("forecasting.change.treesNow"), change.treesNow());
    }

    private static Paragraph soft(String text) {
        var paragraph = new Paragraph(text);
        paragraph.addClassName("qm-soft");
        return paragraph;
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
