package org.quartermaster.security.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.enterprise.context.ApplicationScoped;
import org.quartermaster.shared.Role;
import org.quartermaster.ui.NavigationEntry;

/** The addresses of this room, and its line in the side navigation. */
@ApplicationScoped
public class SecurityNavigation implements NavigationEntry {

    /** Users. */
    public static final String USERS = "users";
    /** Tokens. */
    public static final String TOKENS = "tokens";
    /** Audit trail. */
    public static final String AUDIT = "audit";

    /** The audit trail of one thing. */
    public static String toAudit(String entity, String id) {
        return AUDIT + "?entity=" + entity + "&entityId=" + id;
    }

    @Override
    public String path() {
        return USERS;
    }

    @Override
    public String textKey() {
        return "security.nav.users";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.USERS;
    }

    @Override
    public int order() {
        return 120;
    }

    @Override
    public Role role() {
        return Role.ADMIN;
    }
}
