package org.quartermaster.security.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.RouterLink;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;

/** Links between users, tokens and the audit trail. */
final class SecurityTabs extends Nav {

    SecurityTabs(Class<? extends Component> here) {
        addClassName("qm-tabs");
        setAriaLabel(getTranslation("security.tabs.title"));
        if (Actor.current().filter(actor -> actor.role().includes(Role.ADMIN)).isPresent()) {
            link("security.users.title", UsersView.class, here);
            link("security.tokens.title", TokensView.class, here);
            link("security.audit.title", AuditView.class, here);
        }
    }

    private void link(String key, Class<? extends Component> view, Class<? extends Component> here) {
        var link = new RouterLink(getTranslation(key), view);
        if (view == here) {
            link.getElement().setAttribute("aria-current", "page");
        }
        add(link);
    }
}
