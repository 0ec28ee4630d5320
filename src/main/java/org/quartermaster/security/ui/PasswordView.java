package org.quartermaster.security.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import org.quartermaster.security.OwnAccount;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;

/** A new password for oneself; other sessions end. */
@Route(value = "password", layout = Shell.class)
@PermitAll
@StyleSheet("context://qm/security.css")
public class PasswordView extends Page {

    private final OwnAccount account;

    @Inject
    public PasswordView(OwnAccount account) {
        super("security.newPassword.title");
        this.account = account;
        show();
    }

    private void show() {
        ThisSession.identity().ifPresent(identity -> {
            Div narrow = new Div(new Paragraph(getTranslation("security.newPassword.others")), new NewPasswordForm(account, identity.userId(), "", () -> {
                Notice.done(getTranslation("security.newPassword.done"));
                show();
            }));
            narrow.addClassName("qm-narrow-form");
            content(narrow);
        });
    }
}
