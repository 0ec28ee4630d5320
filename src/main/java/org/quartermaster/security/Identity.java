package org.quartermaster.security;

import java.util.Set;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;

/**
 * Who stands behind a request, read afresh from the database for each one.
 *
 * @param userId             the user
 * @param name               sign-in name
 * @param role               role
 * @param warehouses         scope; empty means all
 * @param language           {@code en}, {@code zh}, or {@code auto}: as the browser asks
 * @param theme              {@code light}, {@code dark}, {@code system}, or {@code auto}: as the browser had it
 * @param reach              the addresses it may call
 * @param mustChangePassword signed in with a password that only opens the door to a new one: such an identity never becomes an {@link Actor}
 */
public record Identity(int userId, String name, Role role, Set<WarehouseId> warehouses, String language, String theme, Reach reach,
                       boolean mustChangePassword) {

    /** Name of the request attribute that holds it. */
    public static final String ATTRIBUTE = Identity.class.getName();

    public Identity {
        warehouses = Set.copyOf(warehouses);
    }

    /** The identity as the one who acts. */
    public Actor actor() {
        return new Actor(name, role, warehouses);
    }
}
