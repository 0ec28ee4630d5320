package org.quartermaster.security.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import org.quartermaster.security.OwnAccount;
import org.quartermaster.security.PasswordRule;
import org.quartermaster.security.SignedInSession;

/** A new password, typed twice, after the old one. */
final class NewPasswordForm extends Div {

    private final OwnAccount account;
    private final int userId;
    private final Runnable done;
    private final PasswordField old = field("security.newPassword.old", "old-password", Autocomplete.CURRENT_PASSWORD);
    private final PasswordField first = field("security.newPassword.new", "new-password", Autocomplete.NEW_PASSWORD);
    private final PasswordField second = field("security.newPassword.again", "new-password-again", Autocomplete.NEW_PASSWORD);
    private final Div problem = new Div();

    /**
     * @param oldPassword what was typed at the sign-in a moment ago; empty: it is asked for
     * @param done        runs when the new password counts
     */
    NewPasswordForm(OwnAccount account, int userId, String oldPassword, Runnable done) {
        this.account = account;
        this.userId = userId;
        this.done = done;
        addClassName("form");
        old.setValue(oldPassword);
        old.setVisible(oldPassword.isEmpty());
        first.setHelperText(getTranslation("security.newPassword.rule", PasswordRule.SHORTEST));
        problem.addClassName("problem");
        problem.getElement().setAttribute("role", "alert");
        Button go = new Button(getTranslation("security.newPassword.go"), _ -> store());
        go.setId("store-password");
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        go.addClickShortcut(Key.ENTER);
        add(old, first, second, problem, go);
        (oldPassword.isEmpty() ? old : first).focus();
    }

    private void store() {
        if (!first.getValue().equals(second.getValue())) {
            refuse("security.password.notTwice");
            return;
        }
        switch (account.replacePassword(userId, old.getValue(), first.getValue())) {
            case OwnAccount.NewPassword.Refused refused -> refuse(refused.reason());
            case OwnAccount.NewPassword.Taken taken -> {
                SignedInSession.keep(ThisSession.request().getSession(), userId, taken.stamp());
                done.run();
            }
        }
    }

    private void refuse(String key) {
        problem.setText("▲ " + getTranslation(key, PasswordRule.SHORTEST));
        first.focus();
    }

    private PasswordField field(String key, String id, Autocomplete kind) {
        var field = new PasswordField(getTranslation(key));
        field.setId(id);
        field.setAutocomplete(kind);
        field.setMaxLength(PasswordRule.LONGEST);
        return field;
    }
}
