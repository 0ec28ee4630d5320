package org.quartermaster.security.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;

/** A secret that is shown this once: a password to hand over, a token. */
final class SecretDialog extends Dialog {

    SecretDialog(String title, String secret, Component... below) {
        setHeaderTitle(title);
        addClassName("qm-dialog");
        setCloseOnOutsideClick(false);
        var text = new TextField();
        text.setId("secret");
        text.setValue(secret);
        text.setReadOnly(true);
        text.setWidth("32em");
        text.setMaxWidth("100%");
        text.setAriaLabel(title);
        Button copy = new Button(getTranslation("security.secret.copy"));
        copy.getElement().executeJs("this.addEventListener('click', () => navigator.clipboard && navigator.clipboard.writeText($0))", secret);
        add(new Paragraph(getTranslation("security.secret.once")), text);
        add(below);
        getFooter().add(copy, new Button(getTranslation("ui.close"), _ -> close()));
    }
}
