package org.quartermaster.security.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.quartermaster.security.ReturnPath;
import org.quartermaster.security.RoleRules;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.NotAllowed;

/**
 * Checks the role of a view before it opens: {@code @RolesAllowed}, {@code @PermitAll} (anybody who is signed in), {@code @AnonymousAllowed}; a view without any of them is
 * closed. The services behind it check again.
 */
@ApplicationScoped
public class ViewAccess {

    void onService(@Observes ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> init.getUI().addBeforeEnterListener(ViewAccess::check));
    }

    static void check(BeforeEnterEvent event) {
        Class<?> view = event.getNavigationTarget();
        if (view.isAnnotationPresent(AnonymousAllowed.class) || HasErrorParameter.class.isAssignableFrom(view)) {
            return;
        }
        if (Actor.current().isEmpty()) {
            String to = ReturnPath.safe(event.getLocation().getPathWithQueryParameters());
            event.forwardTo(LoginView.class, to.isEmpty() ? QueryParameters.empty() : QueryParameters.simple(Map.of("to", to)));
            return;
        }
        try {
            RoleRules.check(RoleRules.of(view).orElseGet(RoleRules.Rule.Nobody::new), view.getSimpleName());
        } catch (NotAllowed notAllowed) {
            event.rerouteToError(notAllowed, notAllowed.getMessage());
        }
    }
}
