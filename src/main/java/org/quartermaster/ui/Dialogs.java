package org.quartermaster.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.function.Consumer;

/** The few dialogs: ask before doing, ask for a reason, and a form. Texts are already translated; a service's exception keeps the dialog open and says why. */
public final class Dialogs {

    private Dialogs() {
    }

    /** Asks before doing something. */
    public static void confirm(String title, String text, String doIt, Runnable action) {
        form(title, doIt, action, new Paragraph(text));
    }

    /** Asks before doing something and wants a reason, which may not be blank when {@code required}. */
    public static void confirmWithReason(String title, String text, String doIt, boolean required, Consumer<String> action) {
        var reason = new TextArea(I18NProvider.translate("ui.reason"));
        reason.setWidthFull();
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        reason.setMaxLength(1_000);
        Button go = form(title, doIt, () -> action.accept(reason.getValue().strip()), new Paragraph(text), reason);
        go.setEnabled(!required);
        reason.addValueChangeListener(e -> go.setEnabled(!required || !e.getValue().isBlank()));
        reason.focus();
    }

    /**
     * A dialog around any fields.
     *
     * @return its button, to enable it as the fields become valid
     */
    public static Button form(String title, String doIt, Runnable action, Component... content) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(title);
        dialog.addClassName("qm-dialog");
        dialog.add(content);
        var go = new Button(doIt, _ -> {
            try {
                action.run();
                dialog.close();
            } catch (RuntimeException problem) {
                Notice.failed(problem);
            }
        });
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        go.addClickShortcut(Key.ENTER, com.vaadin.flow.component.KeyModifier.CONTROL);
        dialog.getFooter().add(new Button(I18NProvider.translate("ui.cancel"), _ -> dialog.close()), go);
        dialog.open();
        return go;
    }
}
