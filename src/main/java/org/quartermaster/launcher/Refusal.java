package org.quartermaster.launcher;

/** Something the person at the keyboard can mend; printed as one line, without a stack trace. */
final class Refusal extends RuntimeException {
    Refusal(String message) {
        super(message);
    }
}
