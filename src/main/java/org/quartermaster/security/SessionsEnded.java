package org.quartermaster.security;

/**
 * All sessions of a user must end: signed out everywhere, disabled, or given a new password. Fired as a CDI event; the next request of such a session is
 * refused in any case, the event closes open pages at once.
 */
public record SessionsEnded(int userId) {
}
