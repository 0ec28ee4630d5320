package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.markdown.Markdown;
import java.util.regex.Pattern;
import org.quartermaster.learning.onnx.ShippedModels;

/** The card of a shipped model as a person reads it: its Markdown rendered (and sanitised by the component), wide tables scrolling inside, by keyboard too. */
final class ModelCard extends Div {

    private static final Pattern TITLE = Pattern.compile("\\A# .*\\R+");
    /** A link into the sources, which a server does not have. */
    private static final Pattern LINK_INTO_SOURCES = Pattern.compile("\\[([^\\]]+)]\\((?!https?:)[^)]*\\)");

    ModelCard(String model) {
        addClassName("qm-card-text");
        getElement().setAttribute("tabindex", "0").setAttribute("role", "region").setAttribute("aria-label", getTranslation("forecasting.models.provenance"));
        add(new Markdown(readable(ShippedModels.card(model))));
    }

    /** Without the title, which stands above it, and with the words of links that lead nowhere here. */
    static String readable(String card) {
        return LINK_INTO_SOURCES.matcher(TITLE.matcher(card).replaceFirst("")).replaceAll("$1");
    }
}
