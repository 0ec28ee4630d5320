package org.quartermaster.security.ui;

import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.quartermaster.security.Identity;

/** The HTTP request and identity behind what a view does. */
final class ThisSession {

    private ThisSession() {
    }

    static HttpServletRequest request() {
        return VaadinServletRequest.getCurrent().getHttpServletRequest();
    }

    /** Who has signed in, also with a password that must be changed first. */
    static Optional<Identity> identity() {
        return Optional.ofNullable((Identity) request().getAttribute(Identity.ATTRIBUTE));
    }
}
