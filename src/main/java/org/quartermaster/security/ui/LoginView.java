package org.quartermaster.security.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.inject.Inject;
import org.quartermaster.security.Identity;
import org.quartermaster.security.OwnAccount;
import org.quartermaster.security.Requests;
import org.quartermaster.security.ReturnPath;
import org.quartermaster.security.SignIn;
import org.quartermaster.security.SignInResult;
import org.quartermaster.security.SignedInSession;
import org.quartermaster.security.TooBusy;
import org.quartermaster.shared.Actor;
import org.quartermaster.ui.Preferences;

/** The door: name and password, and at the first sign-in a new password. Leads to where the person wanted to go. */
@Route("login")
@AnonymousAllowed
@StyleSheet("context://qm/security.css")
public class LoginView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final SignIn signIn;
    private final OwnAccount account;
    private final Div card = new Div();
    private String target = "";

    @Inject
    public LoginView(SignIn signIn, OwnAccount account) {
        this.signIn = signIn;
        this.account = account;
        addClassName("qm-login");
        getElement().setAttribute("role", "main");
        card.addClassName("card");
        add(card, new PageChoices());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        target = ReturnPath.safe(event.getLocation().getQueryParameters().getSingleParameter("to").orElse(""));
        if (Actor.current().isPresent()) {
            event.forwardTo("");
        } else if (ThisSession.identity().isPresent()) {
            askNewPassword(ThisSession.identity().get(), "");
        } else {
            askPassword();
        }
    }

    private void askPassword() {
        show("security.login.title", "security.login.intro", new SignInForm(this::tryPassword));
    }

    private void askNewPassword(Identity identity, String oldPassword) {
        show("security.newPassword.title", "security.newPassword.first", new NewPasswordForm(account, identity.userId(), oldPassword, () -> enter(identity)));
    }

    private void show(String titleKey, String introKey, Div form) {
        card.removeAll();
        Div brand = new Div("Quartermaster");
        brand.addClassName("brand");
        card.add(brand, new H1(getTranslation(titleKey)), new Paragraph(getTranslation(introKey)), form);
    }

    private void tryPassword(SignInForm form, String name, String password) {
        try {
            switch (signIn.with(name, password, Requests.address(ThisSession.request()))) {
                case SignInResult.Accepted accepted -> accepted(accepted, password);
                case SignInResult.Refused _ -> form.refuse(getTranslation("security.login.wrong"));
                case SignInResult.Paused paused -> form.refuse(getTranslation("security.login.paused", paused.pause().toSeconds() + 1));
            }
        } catch (TooBusy busy) {
            form.refuse(getTranslation("security.login.busy"));
        }
    }

    private void accepted(SignInResult.Accepted accepted, String password) {
        SignedInSession.begin(ThisSession.request(), accepted.identity().userId(), accepted.stamp());
        if (accepted.identity().mustChangePassword()) {
            askNewPassword(accepted.identity(), password);
        } else {
            enter(accepted.identity());
        }
    }

    /** A new page, in the person's language and theme, so that nothing of the signed-out one remains. */
    private void enter(Identity identity) {
        Preferences.apply(identity.language(), identity.theme());
        getUI().ifPresent(ui -> ui.getPage().setLocation(target.isEmpty() ? "." : target));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("security.login.title") + " · Quartermaster";
    }
}
