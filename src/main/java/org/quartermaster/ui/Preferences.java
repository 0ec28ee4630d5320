package org.quartermaster.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.http.Cookie;
import java.util.Locale;

/** Language and theme of a person, kept in cookies for a year; the language is taken from the browser at the first visit. */
@ApplicationScoped
public class Preferences {

    private static final String LANGUAGE = "qm-language";

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
        VaadinSession.getCurrent().setLocale(locale);
        UI.getCurrent().getPage().executeJs("document.cookie = $0 + '=' + $1 + ';path=/;max-age=31536000;samesite=lax'; location.reload()", LANGUAGE, locale.toLanguageTag());
    }

    /** Switches the theme: light, dark or system. */
    public static void theme(String theme) {
        UI.getCurrent().getPage().executeJs("window.qmTheme($0)", theme);
    }
}
