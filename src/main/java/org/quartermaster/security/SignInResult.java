package org.quartermaster.security;

import java.time.Duration;

/** How a sign-in ended. */
public sealed interface SignInResult {
    /** The name and password are right, or right but to be changed first: see {@link Identity#mustChangePassword()}. */
    record Accepted(Identity identity, int stamp) implements SignInResult {
    }

    /** Name or password are wrong, or the user is disabled; nobody is told which. */
    record Refused() implements SignInResult {
    }

    /** Too many failures: no try is looked at for a while. */
    record Paused(Duration pause) implements SignInResult {
    }
}
