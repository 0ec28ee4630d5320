package org.quartermaster.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.http.Cookie;
import java.util.Locale;
import java.util.Optional;
import org.quartermaster.security.OwnAccount;
import org.quartermaster.shared.Actor;

/**
 * Language and theme of a person. The account keeps them and a sign-in brings them to the browser, which keeps them in cookies for a year; somebody who never
 * chose has what the browser asks for.
 */
@ApplicationScoped
public class Preferences {

    private static final String LANGUAGE = "qm-language";
    private static final String AUTO = "auto";

    void onService(@Observes ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> init.getUI().setLocale(wished(VaadinRequest.getCurrent())));
        event.getSource().addSessionInitListener(init -> init.getSession().setLocale(wished(init.getRequest())));
    }

    private static Locale wished(VaadinRequest request) {
        Cookie[] cookies = request == null ? null : request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(LANGUAGE)) {
                return I18n.closest(Locale.forLanguageTag(cookie.getValue()));
            }
        }
        return I18n.closest(request == null ? Locale.ENGLISH : request.getLocale());
    }

    /** Switches this session's language, remembers it, and draws the page again. */
    public static void language(Locale locale) {
        account().ifPresent(account -> account.speak(locale.getLanguage()));
        speak(locale);
        UI.getCurrent().getPage().reload();
    }

    /** Switches the theme and remembers it: light, dark or system. */
    public static void theme(String theme) {
        account().ifPresent(account -> account.wear(theme));
        wear(theme);
    }

    /** Brings what an account keeps to this browser; {@code auto} leaves the browser as it is. */
    public static void apply(String language, String theme) {
        if (!language.equals(AUTO)) {
            speak(I18n.closest(Locale.forLanguageTag(language)));
        }
        if (!theme.equals(AUTO)) {
            wear(theme);
        }
    }

    private static Optional<OwnAccount> account() {
        return Actor.current().flatMap(_ -> Beans.find(OwnAccount.class));
    }

    private static void speak(Locale locale) {
        VaadinSession.getCurrent().setLocale(locale);
        UI.getCurrent().getPage().executeJs("document.cookie = $0 + '=' + $1 + ';path=/;max-age=31536000;samesite=lax'", LANGUAGE, locale.toLanguageTag());
    }

    private static void wear(String theme) {
        UI.getCurrent().getPage().executeJs("window.qmTheme($0)", theme);
    }
}
