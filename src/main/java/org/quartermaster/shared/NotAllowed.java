package org.quartermaster.shared;

/** The actor's role or warehouse scope does not cover what was asked. Answered with 403. */
public final class NotAllowed extends RuntimeException {
    public NotAllowed(String message) {
        super(message);
    }
}
