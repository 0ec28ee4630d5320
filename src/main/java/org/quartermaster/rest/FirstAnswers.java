package org.quartermaster.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
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
        record Replay(Response answer) implements Claim {
        }
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
            handle.execute("delete from idempotency_key where claimed_at < ? limit 100", now.minus(KEPT));
            int inserted = handle.execute("insert into idempotency_key (actor, key_hash, request_hash, claim, claimed_at) values (?, ?, ?, ?, ?) "
                    + "on duplicate key update actor = actor", actor, Digest.sha256(key), requestHash, claim, now);
            var row = row(handle, actor, key);
            return inserted == 1 && row.claim().equals(claim) ? new Claim.Won(claim) : repeated(handle, actor, key, requestHash, row, claim, now);
        });
    }

    /** Does the work and keeps its answer if it succeeded, in one transaction. */
    @Transactional(value = Transactional.TxType.REQUIRED, rollbackOn = Exception.class)
    public Response keep(String actor, String key, String claim, boolean secret, Callable<Response> work) throws Exception {
        Response answer = work.call();
        if (answer.getStatus() >= 400) {
            throw new IllegalStateException("A resource must throw to refuse, so that its transaction is rolled back; it answered " + answer.getStatus());
        }
        String body = secret || answer.getEntity() == null ? null : json(answer.getEntity());
        int kept = jdbi.withHandle(handle -> handle.execute(
                "update idempotency_key set status = ?, location = ?, body = ? where actor = ? and key_hash = ? and claim = ?",
                answer.getStatus(), answer.getHeaderString(HttpHeaders.LOCATION), body, actor, Digest.sha256(key), claim));
        if (kept == 0) {
            throw new Refused(409, "rest.keyTakenOver", "This request took so long that a repetition has taken over. Read the state before you try again.");
        }
        return answer;
    }

    /** Gives a claim up after a failure. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void release(String actor, String key, String claim) {
        jdbi.useHandle(handle -> handle.execute("delete from idempotency_key where actor = ? and key_hash = ? and claim = ? and status is null",
                actor, Digest.sha256(key), claim));
    }

    /** As JSON-B writes it. */
    static String json(Object value) {
        return Json.WRITER.toJson(value);
    }

    /** Made when first needed: tests of the arithmetic have no provider. */
    private static final class Json {
        static final Jsonb WRITER = JsonbBuilder.create();
    }

    private static Claim repeated(Handle handle, String actor, String key, String requestHash, Row row, String claim, Instant now) {
        if (!row.requestHash().equals(requestHash)) {
            throw new Refused(422, "rest.keyReused", "This Idempotency-Key was used for another request. Take a new key for a new request.");
        }
        if (row.status() != null) {
            return new Claim.Replay(replay(row));
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

    private static Response replay(Row row) {
        var answer = Response.status(row.status()).header("Idempotent-Replayed", "true");
        if (row.location() != null) {
            answer.header(HttpHeaders.LOCATION, row.location());
        }
        if (row.body() != null) {
            StreamingOutput body = out -> out.write(row.body().getBytes(StandardCharsets.UTF_8));
            answer.type(MediaType.APPLICATION_JSON).entity(body);
        }
        return answer.build();
    }
}
