package org.quartermaster.security;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.quartermaster.database.Numbers;
import org.quartermaster.database.TableSql;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.TableQuery;

/**
 * Bearer tokens of the REST interface: 256 random bits, shown once, kept as a hash, with the role and scope of their user at the time of use. People manage their
 * own, administrators everybody's.
 */
@ApplicationScoped
@Transactional
@RolesAllowed(Role.VIEW)
public class Tokens implements RowSource<Tokens.Token> {

    /** Longest life of a token. */
    public static final Duration LONGEST = Duration.ofDays(366);
    /** Life of a token when nothing else is asked for. */
    public static final Duration USUAL = Duration.ofDays(30);

    private static final String STATUS = "(case when t.revoked_at is not null then 'revoked' when t.expires_at <= utc_timestamp(6) then 'expired' else 'open' end)";
    private static final String ORIGINS = "(select group_concat(o.origin order by o.origin separator ', ') from api_token_origin o where o.token_id = t.id)";
    private static final String FROM = " from api_token t join app_user u on u.id = t.user_id";
    private static final String SELECT = "select t.id, u.name as user, t.name, t.scope, coalesce(" + ORIGINS + ", '') as origins, t.created_at, t.expires_at, t.last_used_at, " + STATUS + " as status" + FROM;
    private static final TableSql TABLE = new TableSql("t.id desc").column("id", "t.id").column("user", "u.name").column("name", "t.name")
            .column("scope", "t.scope").column("origins", "coalesce(" + ORIGINS + ", '')")
            .column("createdAt", "t.created_at").column("expiresAt", "t.expires_at").column("lastUsedAt", "t.last_used_at").column("status", STATUS);

    private Jdbi jdbi;
    private Event<Audited> audited;
    private Clock clock;

    protected Tokens() {
    }

    @Inject
    public Tokens(Jdbi jdbi, Event<Audited> audited) {
        this(jdbi, audited, Clock.systemUTC());
    }

    Tokens(Jdbi jdbi, Event<Audited> audited, Clock clock) {
        this.jdbi = jdbi;
        this.audited = audited;
        this.clock = clock;
    }

    /**
     * A token without its secret.
     *
     * @param user       sign-in name of its owner
     * @param scope      {@code all}: what its owner may do; {@code promise}: for a shop's pages
     * @param origins    of a token for shops, by comma
     * @param lastUsedAt to the minute, or null
     * @param status     {@code open}, {@code expired} or {@code revoked}
     */
    public record Token(int id, String user, String name, String scope, String origins, Instant createdAt, Instant expiresAt, Instant lastUsedAt, String status) {
    }

    /** A token with its secret, shown this once. */
    public record NewToken(int id, String token, Instant expiresAt) {
    }

    /**
     * Issues a token for the acting person.
     *
     * @param name what it is for, 1 to 80 signs
     * @param life at most {@link #LONGEST}
     */
    public NewToken issue(String name, Duration life) {
        var made = make(name, life);
        audited.fire(new Audited("security.issueToken", "token", Integer.toString(made.id()), "", name.strip() + " until " + made.expiresAt()));
        return made;
    }

    /**
     * Issues a token for a shop's pages in the name of the acting person. It carries that person's warehouses, the role of a viewer, and opens one address.
     *
     * @throws IllegalArgumentException as {@link #issue}
     */
    @RolesAllowed(Role.ADMINISTER)
    public NewToken issue(ShopToken wanted) {
        var made = make(wanted.name(), wanted.life());
        jdbi.useHandle(handle -> {
            handle.execute("update api_token set scope = 'promise', calls_per_minute = ? where id = ?", wanted.callsPerMinute(), made.id());
            wanted.origins().forEach(origin -> handle.execute("insert into api_token_origin (token_id, origin) values (?, ?)", made.id(), origin));
        });
        audited.fire(new Audited("security.issueToken", "token", Integer.toString(made.id()), "", "%s until %s, for %s, %d calls a minute".formatted(
                wanted.name().strip(), made.expiresAt(), String.join(", ", wanted.origins()), wanted.callsPerMinute())));
        return made;
    }

    private NewToken make(String name, Duration life) {
        String label = name == null ? "" : name.strip();
        if (label.isEmpty() || label.length() > 80) {
            throw new IllegalArgumentException("A token's name must have 1 to 80 signs; this has %d.".formatted(label.length()));
        }
        if (life.isNegative() || life.isZero() || life.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A token lives 1 to %d days; %d were asked for.".formatted(LONGEST.toDays(), life.toDays()));
        }
        String secret = Digest.newToken();
        var now = clock.instant();
        int id = Math.toIntExact(jdbi.inTransaction(handle -> Numbers.take(handle, "api_token", 1)));
        jdbi.useHandle(handle -> handle.execute("insert into api_token (id, user_id, name, token_hash, created_at, expires_at) "
                + "select ?, id, ?, ?, ?, ? from app_user where name = ?", id, label, Digest.sha256(secret), now, now.plus(life), Actor.required().name()));
        return new NewToken(id, secret, now.plus(life));
    }

    @Override
    public List<Token> page(TableQuery query, int offset, int limit) {
        return jdbi.withHandle(handle -> scoped(TABLE.bind(handle.createQuery(SELECT + scope() + TABLE.where(query) + TABLE.orderBy(query)
                + " limit :limit offset :offset"), query)).bind("limit", limit).bind("offset", offset).mapTo(Token.class).list());
    }

    @Override
    public long count(TableQuery query) {
        return jdbi.withHandle(handle -> scoped(TABLE.bind(handle.createQuery("select count(*)" + FROM + scope() + TABLE.where(query)), query))
                .mapTo(Long.class).one());
    }

    @Override
    public void forEach(TableQuery query, Consumer<Token> consumer) {
        jdbi.useHandle(handle -> scoped(TABLE.bind(handle.createQuery(SELECT + scope() + TABLE.where(query) + TABLE.orderBy(query)), query))
                .mapTo(Token.class).forEach(consumer));
    }

    /** People see their own tokens, administrators everybody's. */
    private static String scope() {
        return isAdmin() ? " where " : " where u.name = :actor and ";
    }

    private static Query scoped(Query query) {
        return isAdmin() ? query : query.bind("actor", Actor.required().name());
    }

    /**
     * Revokes a token; it is refused from the next request on.
     *
     * @throws NotFound when there is no such token, or it is somebody else's and the actor is no administrator
     */
    public void revoke(int id) {
        String owner = jdbi.withHandle(handle -> handle.createQuery("select u.name from api_token t join app_user u on u.id = t.user_id where t.id = ?")
                .bind(0, id).mapTo(String.class).findOne()).orElseThrow(() -> new NotFound("token", id));
        if (!isAdmin() && !owner.equals(Actor.required().name())) {
            throw new NotFound("token", id);
        }
        jdbi.useHandle(handle -> handle.execute("update api_token set revoked_at = coalesce(revoked_at, ?) where id = ?", clock.instant(), id));
        audited.fire(new Audited("security.revokeToken", "token", Integer.toString(id), "", ""));
    }

    private static boolean isAdmin() {
        return Actor.required().role().includes(Role.ADMIN);
    }
}
