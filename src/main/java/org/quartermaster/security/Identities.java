package org.quartermaster.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;

/**
 * Looks up who stands behind a session or a token: one query by key per request, never cached, so that a disabled user, a changed role or a revoked token counts at
 * once on every node.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
public class Identities {

    private static final String SELECT = """
            select u.id, u.name, u.role, u.language, u.theme, u.must_change_password, %s,
                   (select group_concat(w.warehouse_id) from app_user_warehouse w where w.user_id = u.id) as warehouses
            from app_user u
            """;
    private static final String OF_USER = SELECT.formatted("0 as token_id, 'all' as scope, 0 as calls_per_minute, '' as origins");
    private static final String OF_TOKEN = SELECT.formatted("""
            t.id as token_id, t.scope, coalesce(t.calls_per_minute, 0) as calls_per_minute,
                   (select group_concat(o.origin separator ' ') from api_token_origin o where o.token_id = t.id) as origins""");
    private static final Duration USE_RESOLUTION = Duration.ofMinutes(1);
    private Jdbi jdbi;
    private Clock clock;

    protected Identities() {
    }

    @Inject
    public Identities(Jdbi jdbi) {
        this(jdbi, Clock.systemUTC());
    }

    Identities(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** What is compared at sign-in. */
    record Credentials(int id, boolean active, String passwordHash, int stamp) {
    }

    private record Found(int id, String name, String role, String language, String theme, boolean mustChangePassword, int tokenId, String scope,
                         int callsPerMinute, String origins, String warehouses) {
        Identity identity() {
            return new Identity(id, name, isForShops() ? Role.VIEWER : Role.of(role), Identities.scope(warehouses), language, theme, reach(), mustChangePassword);
        }

        private Reach reach() {
            return isForShops() ? new Reach.Promises(tokenId, origins == null ? Set.of() : Set.of(origins.split(" ")), callsPerMinute) : new Reach.Everywhere();
        }

        private boolean isForShops() {
            return scope.equals("promise");
        }
    }

    /** The active user with this stamp: a session of an older stamp has ended. */
    public Optional<Identity> ofUser(int userId, int stamp) {
        return find(OF_USER + "where u.id = :id and u.stamp = :stamp and u.active", query -> query.bind("id", userId).bind("stamp", stamp));
    }

    /** The active user behind a token that is neither expired nor revoked. Notes the use of the token, to the minute. */
    public Optional<Identity> ofToken(String token) {
        String hash = Digest.sha256(token);
        var now = now();
        var identity = find(OF_TOKEN + """
                join api_token t on t.user_id = u.id
                where t.token_hash = :hash and t.revoked_at is null and t.expires_at > :now and u.active and not u.must_change_password
                """, query -> query.bind("hash", hash).bind("now", now));
        identity.ifPresent(_ -> noteUse(hash, now));
        return identity;
    }

    Optional<Credentials> credentials(String name) {
        return jdbi.withHandle(handle -> handle.createQuery("select id, active, password_hash, stamp from app_user where name = :name")
                .bind("name", name).mapTo(Credentials.class).findOne());
    }

    @Transactional(Transactional.TxType.REQUIRED)
    void signedIn(int userId) {
        jdbi.useHandle(handle -> handle.execute("update app_user set last_sign_in_at = ? where id = ?", now(), userId));
    }

    private void noteUse(String hash, Instant now) {
        jdbi.useHandle(handle -> handle.execute("update api_token set last_used_at = ? where token_hash = ? and (last_used_at is null or last_used_at < ?)",
                now, hash, now.minus(USE_RESOLUTION)));
    }

    private Optional<Identity> find(String sql, UnaryOperator<Query> bind) {
        return jdbi.withHandle(handle -> bind.apply(handle.createQuery(sql)).mapTo(Found.class).findOne()).map(Found::identity);
    }

    private Instant now() {
        return clock.instant();
    }

    private static Set<WarehouseId> scope(String ids) {
        return ids == null ? Set.of() : Arrays.stream(ids.split(",")).map(Integer::valueOf).map(WarehouseId::new).collect(Collectors.toSet());
    }
}
