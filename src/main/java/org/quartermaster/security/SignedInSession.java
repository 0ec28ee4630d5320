package org.quartermaster.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an HTTP session remembers of its person: no role, no scope, only who and since when. Begins at sign-in with a new session identity, ends at sign-out, with
 * an older stamp than the user's, or after {@link #LONGEST}.
 *
 * @param userId the user
 * @param stamp  the user's stamp at sign-in
 * @param since  the time of sign-in
 */
public record SignedInSession(int userId, int stamp, Instant since) implements Serializable {

    /** Longest life of a session, however busy. */
    public static final Duration LONGEST = Duration.ofHours(14);
    private static final String ATTRIBUTE = SignedInSession.class.getName();

    /** The session of a request, if somebody has signed in to it. */
    public static Optional<SignedInSession> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false)).map(session -> (SignedInSession) session.getAttribute(ATTRIBUTE));
    }

    /** Begins a session: its cookie gets a new value, so that a value known before sign-in is worth nothing. */
    public static void begin(HttpServletRequest request, int userId, int stamp) {
        request.getSession(true);
        request.changeSessionId();
        keep(request.getSession(), userId, stamp);
    }

    /** Keeps a session after its user's stamp was raised by the user. */
    public static void keep(HttpSession session, int userId, int stamp) {
        session.setAttribute(ATTRIBUTE, new SignedInSession(userId, stamp, Instant.now()));
    }

    boolean isTooOld(Instant now) {
        return since.plus(LONGEST).isBefore(now);
    }
}
