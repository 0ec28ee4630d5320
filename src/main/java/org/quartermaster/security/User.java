package org.quartermaster.security;

import java.time.Instant;

/**
 * A person who may sign in, as lists and forms show it.
 *
 * @param warehouses    codes of the warehouses in scope, comma-separated; empty means all
 * @param status       {@code active}, {@code invited} (has a password that works once) or {@code disabled}
 * @param lastSignInAt or null
 * @param openTokens    tokens neither expired nor revoked
 * @param version       to be given back with a change
 */
public record User(int id, String name, String fullName, String role, String warehouses, String language, String status,
                   Instant lastSignInAt, int openTokens, int version) {
    /** May sign in. */
    public boolean isActive() {
        return !status.equals("disabled");
    }
}
