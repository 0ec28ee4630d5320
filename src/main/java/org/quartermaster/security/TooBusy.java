package org.quartermaster.security;

/** Too many sign-ins at once. Answered with 429. */
public final class TooBusy extends RuntimeException {
    public TooBusy() {
        super("Too many sign-ins at once. Try again in a few seconds.");
    }
}
