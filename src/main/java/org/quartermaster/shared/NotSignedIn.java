package org.quartermaster.shared;

/** Nobody is signed in. Answered with 401. */
public final class NotSignedIn extends RuntimeException {
    public NotSignedIn() {
        super("Nobody is signed in. Sign in, or send a bearer token.");
    }
}
