package org.quartermaster.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Role;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

/** The services of this room over a fresh database, with quick hashes and a clock that tests move. */
final class SecurityServices {

    /** A clock that stands until it is moved. */
    static final class MovingClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T08:00:00Z");

        void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());

    final Jdbi jdbi = TestDatabase.fresh().jdbi();
    final MovingClock clock = new MovingClock();
    final Recorded<Audited> audited = new Recorded<>();
    final Recorded<SessionsEnded> ended = new Recorded<>();
    final Passwords passwords = new Passwords(JdkPbkdf2.quick());
    final Identities identities = new Identities(jdbi, clock);
    final SignIn signIn = new SignIn(identities, passwords, new SignInFailures(jdbi, clock), audited);
    final Users users = new Users(jdbi, passwords, audited, ended);
    final OwnAccount account = new OwnAccount(jdbi, identities, passwords, audited, ended);
    final Tokens tokens = new Tokens(jdbi, audited, clock);

    /** A user with a password of the own choice. */
    int user(String name, Role role, String password) {
        var made = as(ADMIN, () -> users.create(new UserDraft(name, "", role, Set.of(), "en", true)));
        jdbi.useHandle(handle -> handle.execute("update app_user set password_hash = ?, must_change_password = false where id = ?", passwords.hash(password), made.userId()));
        return made.userId();
    }

    static <T> T as(Actor actor, Callable<T> action) {
        try {
            return actor.call(action);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
