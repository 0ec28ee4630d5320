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
        int share = Math.min(reach.callsPerMinute(), Math.max(LEAST_FOR_A_VISITOR, reach.callsPerMinute() / VISITORS_SHARE));
        var limits = new Limits(reach.token(), Visitor.of(address), seconds / 60, share, reach.callsPerMinute());
        return jdbi.inTransaction(handle -> isFree(handle, limits)) ? Duration.ZERO : Duration.ofSeconds(60 - seconds % 60);
    }

    private record Limits(int token, String visitor, long minute, int ofVisitor, int ofAll) {
    }

    /** Always the visitor's row first, then that of all, so that two calls never wait for each other. */
    private static boolean isFree(Handle handle, Limits limits) {
        return !isUsedUp(handle, limits) && count(handle, limits, limits.visitor()) <= limits.ofVisitor() && count(handle, limits, EVERYBODY) <= limits.ofAll();
    }

    /** Looks before it counts: what is refused anyway writes no row. */
    private static boolean isUsedUp(Handle handle, Limits limits) {
        return handle.createQuery("""
                select exists (select 1 from api_token_calls where token_id = :token and minute = :minute and visitor in ('', :visitor)
                  and calls >= if(visitor = '', :ofAll, :ofVisitor))
                """).bind("token", limits.token()).bind("minute", limits.minute()).bind("visitor", limits.visitor()).bind("ofAll", limits.ofAll()).bind("ofVisitor", limits.ofVisitor())
                .mapTo(Boolean.class).one();
    }

    private static int count(Handle handle, Limits limits, String visitor) {
        handle.execute("insert into api_token_calls (token_id, minute, visitor, calls) values (?, ?, ?, 1) on duplicate key update calls = calls + 1",
                limits.token(), limits.minute(), visitor);
        int calls = handle.createQuery("select calls from api_token_calls where token_id = ? and minute = ? and visitor = ?")
                .bind(0, limits.token()).bind(1, limits.minute()).bind(2, visitor).mapTo(Integer.class).one();
        if (calls == 1 && visitor.equals(EVERYBODY)) {
            forgetOld(handle, limits);
        }
        return calls;
    }

    /** The minute before stays: calls that came in it may still be counted. */
    private static void forgetOld(Handle handle, Limits limits) {
        handle.execute("delete from api_token_calls where token_id = ? and minute < ?", limits.token(), limits.minute() - 1);
    }
}
