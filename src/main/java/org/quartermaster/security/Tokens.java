package org.quartermaster.security;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Numbers;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;

/**
 * Bearer tokens of the REST interface: 256 random bits, shown once, kept as a hash, with the role and scope of their user at the time of use. People manage their
 * own, administrators everybody's.
 */
@ApplicationScoped
@Transactional
@RolesAllowed(Role.VIEW)
public class Tokens {

    /** Longest life of a token. */
    public static final Duration LONGEST = Duration.ofDays(366);
    /** Life of a token when nothing else is asked for. */
    public static final Duration USUAL = Duration.ofDays(30);

    private Jdbi jdbi;
    private Event<Audited> audited;
    private Clock clock;

    protected Tokens() {
    }

    @Inject
    public Tokens(Jdbi jdbi, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.audited = audited;
        this.clock = Clock.systemUTC();
    }

    /**
     * A token without its secret.
     *
     * @param user       sign-in name of its owner
     * @param lastUsedAt UTC, to the minute, or null
     * @param open       neither expired nor revoked
     */
    public record Token(int id, String user, String name, LocalDateTime createdAt, LocalDateTime expiresAt, LocalDateTime lastUsedAt, boolean open) {
    }

    /** A token with its secret, shown this once. */
    public record NewToken(int id, String token, LocalDateTime expiresAt) {
    }

    /**
     * Issues a token for the acting person.
     *
     * @param name what it is for, 1 to 80 signs
     * @param life at most {@link #LONGEST}
     */
    public NewToken issue(String name, Duration life) {
        String label = name.strip();
        if (label.isEmpty() || label.length() > 80) {
            throw new IllegalArgumentException("A token's name must have 1 to 80 signs; this has %d.".formatted(label.length()));
        }
        if (life.isNegative() || life.isZero() || life.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A token lives 1 to %d days; %d were asked for.".formatted(LONGEST.toDays(), life.toDays()));
        }
        String secret = Digest.newToken();
        var now = LocalDateTime.now(clock);
        int id = Math.toIntExact(jdbi.inTransaction(handle -> Numbers.take(handle, "api_token", 1)));
        jdbi.useHandle(handle -> handle.execute("insert into api_token (id, user_id, name, token_hash, created_at, expires_at) "
                + "select ?, id, ?, ?, ?, ? from app_user where name = ?", id, label, Digest.sha256(secret), now, now.plus(life), Actor.required().name()));
        audited.fire(new Audited("security.issueToken", "token", Integer.toString(id), "", label + " until " + now.plus(life)));
        return new NewToken(id, secret, now.plus(life));
    }

    /** The tokens of the acting person, or of everybody for an administrator; newest first. */
    public List<Token> list() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select t.id, u.name as user, t.name, t.created_at, t.expires_at, t.last_used_at, (t.revoked_at is null and t.expires_at > :now) as open
                from api_token t join app_user u on u.id = t.user_id where (:all or u.name = :actor) order by t.id desc limit 1000
                """).bind("now", LocalDateTime.now(clock)).bind("all", isAdmin()).bind("actor", Actor.required().name()).mapTo(Token.class).list());
    }

    /**
     * Revokes a token; it is refused from the next request on.
     *
     * @throws NotFound when there is no such token, or it is somebody else's and the actor is no administrator
     */
    public void revoke(int id) {
        int changed = jdbi.withHandle(handle -> handle.createUpdate("""
                update api_token t join app_user u on u.id = t.user_id set t.revoked_at = coalesce(t.revoked_at, :now)
                where t.id = :id and (:all or u.name = :actor)
                """).bind("now", LocalDateTime.now(clock)).bind("id", id).bind("all", isAdmin()).bind("actor", Actor.required().name()).execute());
        if (changed == 0 && list().stream().noneMatch(token -> token.id() == id)) {
            throw new NotFound("token", id);
        }
        audited.fire(new Audited("security.revokeToken", "token", Integer.toString(id), "", ""));
    }

    private static boolean isAdmin() {
        return Actor.required().role().includes(Role.ADMIN);
    }
}
