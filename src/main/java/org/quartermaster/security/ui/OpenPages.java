package org.quartermaster.security.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.quartermaster.security.SessionsEnded;

/**
 * The open Vaadin sessions of this node and their users, so that they close at once when they must end. Without it, the next request would be refused all the same.
 */
@ApplicationScoped
public class OpenPages {

    private final Map<VaadinSession, Integer> users = new ConcurrentHashMap<>();

    void onService(@Observes ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> ThisSession.identity().ifPresent(identity -> users.put(init.getUI().getSession(), identity.userId())));
        event.getSource().addSessionDestroyListener(destroyed -> users.remove(destroyed.getSession()));
    }

    void close(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionsEnded ended) {
        VaadinSession here = VaadinSession.getCurrent();
        users.forEach((session, userId) -> {
            if (userId == ended.userId() && session != here) {
                close(session);
            }
        });
    }

    private static void close(VaadinSession session) {
        session.access(() -> {
            session.getUIs().forEach(OpenPages::leave);
            session.getSession().invalidate();
        });
    }

    /** Sends the page away now: once its session is gone, nothing reaches it. */
    private static void leave(UI ui) {
        ui.getPage().setLocation("login");
        ui.push();
    }
}
