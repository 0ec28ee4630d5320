package org.quartermaster.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.security.Digest;

/**
 * First answers to repeated requests.
 *
 * <p>A request claims its key in a transaction of its own, takes effect and keeps its answer together in a second one, and gives the claim up when it fails. So an
 * effect without a kept answer cannot exist, and a claim whose server died is free again after {@link #LEASE}: a slow first request that comes back later finds its claim
 * gone and rolls back. Only successes are kept (a failed request may be repeated), for {@link #KEPT}.
 */
@ApplicationScoped
public class FirstAnswers {

    static final Duration LEASE = Duration.ofSeconds(120);
    static final Duration KEPT = Duration.ofHours(48);

    private Jdbi jdbi;
    private Clock clock;

    protected FirstAnswers() {
    }

    @Inject
    public FirstAnswers(Jdbi jdbi) {
        this(jdbi, Clock.systemUTC());
    }

    FirstAnswers(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** What a key allows. */
    public sealed interface Claim {
        /** The request takes effect under this claim. */
        record Won(String claim) implements Claim {
        }

        /** The first answer, again. */
        record Replay(Answer answer) implements Claim {
        }
    }

    /**
     * What is kept of an answer.
     *
     * @param location of the thing made, or null
     * @param body     JSON, or null
     */
    public record Answer(int status, String location, String body) {
    }

    private record Row(String requestHash, String claim, Instant claimedAt, Integer status, String location, String body) {
    }

    /**
     * Claims a key.
     *
     * @throws Refused 409 while the first request is at work, 422 when the key was used for another request
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Claim claim(String actor, String key, String requestHash) {
        var now = clock.instant();
        String claim = UUID.randomUUID().toString();
        return jdbi.inTransaction(handle -> {
            forgetOld(handle, now);
            int inserted = handle.execute("insert into idempotency_key (actor, key_hash, request_hash, claim, claimed_at) values (?, ?, ?, ?, ?) "
                    + "on duplicate key update actor = actor", actor, Digest.sha256(key), requestHash, claim, now);
            var row = row(handle, actor, key);
            return inserted == 1 && row.claim().equals(claim) ? new Claim.Won(claim) : repeated(handle, actor, key, requestHash, row, claim, now);
        });
    }

    /** Looks before it deletes: a delete that finds nothing would still lock the gap that concurrent claims insert into. */
    private static void forgetOld(Handle handle, Instant now) {
        boolean isAny = handle.createQuery("select exists (select 1 from idempotency_key where claimed_at < :before)").bind("before", now.minus(KEPT))
                .mapTo(Boolean.class).one();
        if (isAny) {
            handle.execute("delete from idempotency_key where claimed_at < ? limit 100", now.minus(KEPT));
        }
    }

    /**
     * Does the work and keeps its answer, in one transaction.
     *
     * @param work   what the request does
     * @param answer what is kept of its result
     * @throws Refused 409 when the claim was taken over meanwhile; the work is then rolled back
     */
    @Transactional(value = Transactional.TxType.REQUIRED, rollbackOn = Exception.class)
    public <T> T keep(String actor, String key, String claim, Callable<T> work, Function<T, Answer> answer) throws Exception {
        T result = work.call();
        Answer kept = answer.apply(result);
        int rows = jdbi.withHandle(handle -> handle.execute(
                "update idempotency_key set status = ?, location = ?, body = ? where actor = ? and key_hash = ? and claim = ?",
                kept.status(), kept.location(), kept.body(), actor, Digest.sha256(key), claim));
        if (rows == 0) {
            throw new Refused(409, "rest.keyTakenOver", "This request took so long that a repetition has taken over. Read the state before you try again.");
        }
        return result;
    }

    /** Gives a claim up after a failure. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void release(String actor, String key, String claim) {
        jdbi.useHandle(handle -> handle.execute("delete from idempotency_key where actor = ? and key_hash = ? and claim = ? and status is null",
                actor, Digest.sha256(key), claim));
    }

    private static Claim repeated(Handle handle, String actor, String key, String requestHash, Row row, String claim, Instant now) {
        if (!row.requestHash().equals(requestHash)) {
            throw new Refused(422, "rest.keyReused", "This Idempotency-Key was used for another request. Take a new key for a new request.");
        }
        if (row.status() != null) {
            return new Claim.Replay(new Answer(row.status(), row.location(), row.body()));
        }
        if (row.claimedAt().isAfter(now.minus(LEASE))) {
            throw new Refused(409, "rest.keyAtWork", "The first request with this Idempotency-Key is still at work. Repeat it in a moment.");
        }
        handle.execute("update idempotency_key set claim = ?, claimed_at = ? where actor = ? and key_hash = ?", claim, now, actor, Digest.sha256(key));
        return new Claim.Won(claim);
    }

    private static Row row(Handle handle, String actor, String key) {
        return handle.createQuery("select request_hash, claim, claimed_at, status, location, body from idempotency_key where actor = ? and key_hash = ? for update")
                .bind(0, actor).bind(1, Digest.sha256(key)).mapTo(Row.class).one();
    }
}
