package org.quartermaster.security;

import java.time.LocalDateTime;

/**
 * A person who may sign in, as lists and forms show it.
 *
 * @param warehouses    codes of the warehouses in scope, comma-separated; empty means all
 * @param lastSignInAt  UTC, or null
 * @param openTokens    tokens neither expired nor revoked
 * @param version       to be given back with a change
 */
public record User(int id, String name, String fullName, String role, String warehouses, String language, boolean active, boolean mustChangePassword,
                   LocalDateTime lastSignInAt, int openTokens, int version) {
}
