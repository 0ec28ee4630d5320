package org.quartermaster.shared;

import java.util.Locale;

/** What a person may do. The constants are the names used in {@code @RolesAllowed}; each role includes the ones before it. */
public enum Role {
    VIEWER, BUYER, MANAGER, ADMIN;

    /** Sees everything of the warehouses in scope, changes nothing. */
    public static final String VIEW = "viewer";
    /** Approves proposals, acknowledges alerts, imports files, runs jobs. */
    public static final String BUY = "buyer";
    /** Sets policies and budgets, approves above the limit. */
    public static final String MANAGE = "manager";
    /** Users, tokens, settings. */
    public static final String ADMINISTER = "admin";

    /** The name as it stands in annotations, tables and tokens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a person of this role may do what {@code needed} may do. */
    public boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** @throws IllegalArgumentException if there is no such role */
    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
