package org.quartermaster.security.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinSession;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.quartermaster.security.SessionsEnded;

/**
 * The open Vaadin sessions of this node and their users, so that they close at once when they must end. Without it, the next request would be refused all the same.
 */
@ApplicationScoped
public class OpenPages {

    private static final Logger LOG = Logger.getLogger(OpenPages.class.getName());
    private static final long GRACE_SECONDS = 5;

    @Resource
    private ManagedScheduledExecutorService later;

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

    /** The page is led away first; a page that does not follow loses its push channel with its session. */
    private void close(VaadinSession session) {
        session.access(() -> session.getUIs().forEach(OpenPages::leave));
        later.schedule(() -> session.access(() -> end(session)), GRACE_SECONDS, TimeUnit.SECONDS);
    }

    private static void leave(UI ui) {
        ui.getPage().setLocation("login");
        ui.push();
    }

    private static void end(VaadinSession session) {
        try {
            session.getSession().invalidate();
        } catch (IllegalStateException ended) {
            LOG.log(Level.FINE, "The session had ended by itself", ended);
        }
    }
}
