package org.quartermaster.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** What stands where nothing is yet: what will be here, and the one next step. */
public class EmptyState extends Div {

    /** @param textKey what will be here */
    public EmptyState(String textKey, Component... nextStep) {
        addClassName("qm-empty");
        add(new Paragraph(getTranslation(textKey)));
        add(nextStep);
    }
}
