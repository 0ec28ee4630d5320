package org.quartermaster.security.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;

/** Name and password. Says what is wrong where the person looks, and keeps the name. */
final class SignInForm extends Div {

    /** Tries what was typed. */
    interface Trial {
        void with(SignInForm form, String name, String password);
    }

    private final TextField name = new TextField(getTranslation("security.login.name"));
    private final PasswordField password = new PasswordField(getTranslation("security.login.password"));
    private final Div problem = new Div();

    SignInForm(Trial trial) {
        addClassName("form");
        name.setId("user");
        name.setMaxLength(80);
        name.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.USERNAME);
        name.getElement().setAttribute("autocapitalize", "none").setAttribute("spellcheck", "false");
        password.setId("password");
        password.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.CURRENT_PASSWORD);
        problem.addClassName("problem");
        problem.getElement().setAttribute("role", "alert");
        Button go = new Button(getTranslation("security.login.go"), _ -> {
            problem.setText("");
            trial.with(this, name.getValue(), password.getValue());
        });
        go.setId("sign-in");
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        go.addClickShortcut(Key.ENTER);
        go.setDisableOnClick(true);
        go.addClickListener(_ -> go.setEnabled(true));
        add(name, password, problem, go);
    }

    void refuse(String why) {
        problem.setText("▲ " + why);
        password.clear();
        password.focus();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        name.focus();
    }
}
