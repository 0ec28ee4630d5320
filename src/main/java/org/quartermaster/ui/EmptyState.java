package org.quartermaster.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** What stands where nothing is yet: what will be here, and the one next step. */
public class EmptyState extends Div {

    private final Paragraph words;

    /**
     * A list that files fill: the next step is to import one.
     *
     * @param textKey what will be here
     */
    public static EmptyState filledByFiles(String textKey) {
        var state = new EmptyState(textKey);
        var step = new Anchor("imports", state.getTranslation("ui.empty.import"));
        step.addClassName("strong");
        state.add(step);
        return state;
    }

    /** @param textKey what will be here */
    public EmptyState(String textKey, Component... nextStep) {
        addClassName("qm-empty");
        words = new Paragraph(getTranslation(textKey));
        add(words);
        add(nextStep);
    }

    /** Hides what will be here, for other words in its place. */
    final void setWordsVisible(boolean isVisible) {
        words.setVisible(isVisible);
    }
}
