package org.quartermaster.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Counts the calls of tokens for shops by the minute, on all nodes together, and says which pages may use any.
 *
 * <p>One visitor gets at most a quarter of a token's calls, though never fewer than ten. So one of them alone cannot use it up for all others.
 */
@ApplicationScoped
@Transactional
public class ShopCalls {

    private static final int VISITORS_SHARE = 4;
    private static final int LEAST_FOR_A_VISITOR = 10;
    private static final String EVERYBODY = "";
    private Jdbi jdbi;
    private Clock clock;

    protected ShopCalls() {
    }

    @Inject
    public ShopCalls(Jdbi jdbi) {
        this(jdbi, Clock.systemUTC());
    }

    ShopCalls(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Whether the pages of an origin may use any token that is neither revoked nor expired: what a browser asks before it sends one. */
    public boolean isWelcome(String origin) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select count(*) from api_token_origin o join api_token t on t.id = o.token_id join app_user u on u.id = t.user_id
                where o.origin = :origin and t.scope = 'promise' and t.revoked_at is null and t.expires_at > :now and u.active
                """).bind("origin", origin).bind("now", clock.instant()).mapTo(Integer.class).one()) > 0;
    }

    /**
     * Counts a call.
     *
     * @param address where the visitor calls from
     * @return how long to wait instead; zero when the call may be answered
     */
    public Duration pause(Reach.Promises reach, String address) {
        long seconds = clock.instant().getEpochSecond();
        long minute = seconds / 60;
        int visitors = Math.min(reach.callsPerMinute(), Math.max(LEAST_FOR_A_VISITOR, reach.callsPerMinute() / VISITORS_SHARE));
        boolean isFree = jdbi.withHandle(handle -> count(handle, reach.token(), Digest.sha256(address), minute) <= visitors
                && count(handle, reach.token(), EVERYBODY, minute) <= reach.callsPerMinute());
        return isFree ? Duration.ZERO : Duration.ofSeconds(60 - seconds % 60);
    }

    private static int count(Handle handle, int token, String visitor, long minute) {
        handle.execute("insert into api_token_calls (token_id, visitor, minute, calls) values (?, ?, ?, 1) on duplicate key update calls = calls + 1", token, visitor, minute);
        int calls = handle.createQuery("select calls from api_token_calls where token_id = ? and visitor = ? and minute = ?").bind(0, token).bind(1, visitor).bind(2, minute)
                .mapTo(Integer.class).one();
        if (calls == 1 && visitor.equals(EVERYBODY)) {
            handle.execute("delete from api_token_calls where token_id = ? and minute < ?", token, minute);
        }
        return calls;
    }
}
