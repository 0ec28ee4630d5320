package org.quartermaster.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Numbers;
import org.quartermaster.shared.Actor;

/**
 * The rows of jobs. Writes about running work have transactions of their own, so that progress is seen while the work's own transaction is open and is kept
 * when that one is rolled back.
 */
@ApplicationScoped
public class JobStore {

    /** What a job needs to start. */
    public record Start(String kind, Map<String, String> parameters, Actor actor, int attempts) {
    }

    /**
     * Who works on a job. Once another start was made of it, because its node was not heard of for too long, what this one says of it is not written any more.
     *
     * @param attempt which start, 1…
     */
    public record Claim(long id, String node, int attempt) {
    }

    /** What a job hears when it says how far it is. @param isTakenOver somebody else works on it now */
    public record Heard(boolean isTakenOver, boolean isCancelled) {
    }

    /** A cancelled job. */
    public record Dropped(String kind, Map<String, String> parameters) {
    }

    /** Where a job stands, and what went wrong with it. */
    public record Outcome(JobState state, JobFailure failure) {
    }

    private record StartRow(String kind, String parameters, String actor, int attempts) {
    }

    /** Nobody has begun the job since: it runs for this claim, or waits because a stopping server put it back. */
    private static final String OWN = "(state = 'waiting' or node = ? and attempts = ?)";

    private Jdbi jdbi;
    private Numbers numbers;

    protected JobStore() {
    }

    @Inject
    public JobStore(Jdbi jdbi, Numbers numbers) {
        this.jdbi = jdbi;
        this.numbers = numbers;
    }

    /** Inserts a waiting job; empty when the key is taken already. */
    @Transactional
    public OptionalLong insert(String kind, String uniqueKey, Map<String, String> parameters, Actor actor) {
        return jdbi.withHandle(handle -> insert(handle, null, kind, uniqueKey, parameters, actor));
    }

    /** Inserts a waiting part of a job, which is cancelled at once when the whole was; empty when the key is taken already. */
    @Transactional
    public OptionalLong insertPart(long whole, String kind, String uniqueKey, Map<String, String> parameters, Actor actor) {
        return jdbi.inTransaction(handle -> {
            // a wish to stop that comes meanwhile waits, and then finds this part
            var cancelledBy = handle.createQuery("select cancelled_by from job where id = :id for update").bind("id", whole).mapTo(String.class).findOne().filter(by -> !by.isEmpty());
            var part = insert(handle, whole, kind, uniqueKey, parameters, actor);
            cancelledBy.ifPresent(by -> part.ifPresent(id -> cancel(handle, id, by)));
            return part;
        });
    }

    private OptionalLong insert(Handle handle, Long whole, String kind, String uniqueKey, Map<String, String> parameters, Actor actor) {
        long id = numbers.take("job", 1);
        int inserted = handle.createUpdate("insert ignore into job (id, part_of, kind, unique_key, state, parameters, requested_by, actor, requested_at) "
                        + "values (:id, :whole, :kind, :key, 'waiting', :parameters, :by, :actor, utc_timestamp(6))")
                .bind("id", id).bind("whole", whole).bind("kind", kind).bind("key", uniqueKey).bind("parameters", ParametersText.write(parameters))
                .bind("by", actor.name()).bind("actor", ActorText.write(actor)).execute();
        return inserted == 1 ? OptionalLong.of(id) : OptionalLong.empty();
    }

    /** The job that holds this key. */
    public long byKey(String key) {
        return jdbi.withHandle(handle -> handle.createQuery("select id from job where unique_key = :key").bind("key", key).mapTo(Long.class).one());
    }

    /** Which work a job is; empty when it is gone. */
    public Optional<String> kind(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("select kind from job where id = :id").bind("id", id).mapTo(String.class).findOne());
    }

    /** Where a job stands. */
    public Outcome outcome(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("select state, error, reasons from job where id = :id").bind("id", id)
                .map((row, _) -> new Outcome(JobState.of(row.getString(1)), new JobFailure(row.getString(2), JobFailure.read(row.getString(3))))).one());
    }

    /** Marks the job as running; empty when it was cancelled before, or has already ended. One that was cancelled just before its node died ends here. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<Start> start(long id, String node) {
        return jdbi.withHandle(handle -> {
            handle.execute("update job set state = 'cancelled', finished_at = utc_timestamp(6), unique_key = concat(kind, '#', id) "
                    + "where id = ? and state = 'running' and cancel_requested", id);
            int started = handle.execute("update job set state = 'running', started_at = utc_timestamp(6), node = ?, attempts = attempts + 1, step = '', done_units = 0, "
                    + "total_units = 0 where id = ? and state in ('waiting', 'running') and not cancel_requested", node, id);
            return started == 0 ? Optional.empty() : handle.createQuery("select kind, parameters, actor, attempts from job where id = :id").bind("id", id)
                    .mapTo(StartRow.class).findOne().map(row -> new Start(row.kind(), ParametersText.read(row.parameters()), ActorText.read(row.actor()), row.attempts()));
        });
    }

    /** What a cancelled job was asked to do; empty when it was not cancelled. */
    public Optional<Dropped> dropped(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("select kind, parameters from job where id = :id and state = 'cancelled'").bind("id", id)
                .map((row, context) -> new Dropped(row.getString(1), ParametersText.read(row.getString(2)))).findOne());
    }

    /**
     * Writes progress and answers whether somebody asked to stop. On a connection of its own: work may be in the middle of a transaction, whose handle the
     * thread would use again, so that nobody saw the progress and the work never saw the wish to stop.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Heard progress(Claim claim, String step, Instant stepStarted, long done, long total) {
        try (Handle handle = jdbi.open()) {
            int written = handle.execute("update job set step = ?, step_started_at = ?, done_units = ?, total_units = ? where id = ? and " + OWN, step, stepStarted, done, total, claim.id(),
                    claim.node(), claim.attempt());
            boolean isCancelled = handle.createQuery("select cancel_requested from job where id = :id").bind("id", claim.id()).mapTo(Boolean.class).one();
            return new Heard(written == 0, isCancelled);
        }
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void log(long id, List<String> lines, int firstLine) {
        try (Handle handle = jdbi.open()) {
            var batch = handle.prepareBatch("insert ignore into job_log (job_id, line_no, logged_at, line) values (?, ?, utc_timestamp(6), ?)");
            for (int i = 0; i < lines.size(); i++) {
                batch.add(id, firstLine + i, cut(lines.get(i), 1_000));
            }
            batch.execute();
        }
    }

    /** The number after the last log line. */
    public int nextLine(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("select coalesce(max(line_no), 0) + 1 from job_log where job_id = :id").bind("id", id).mapTo(Integer.class).one());
    }

    /** Ends the job and frees a key that only stood for "one at a time". Answers whether it was this one's to end. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean end(Claim claim, JobState state, String summary, String path, JobFailure failure) {
        return jdbi.withHandle(handle -> handle.execute("update job set state = ?, finished_at = utc_timestamp(6), summary = ?, path = ?, error = ?, reasons = ?, "
                        + "unique_key = if(unique_key like '%#open' or ? <> 'done', concat(kind, '#', id), unique_key) where id = ? and " + OWN,
                state.code(), cut(summary, 500), cut(path, 200), cut(failure.words(), 2_000), failure.reasonsText(2_000), state.code(), claim.id(), claim.node(), claim.attempt())) == 1;
    }

    /** Lets a running job wait again; the start that a stop of the server cut short does not count. Answers whether it was running, and this one's. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean putBack(Claim claim) {
        return jdbi.withHandle(handle -> handle.execute("update job set state = 'waiting', attempts = greatest(attempts - 1, 0), step = '', done_units = 0, total_units = 0 "
                + "where id = ? and state = 'running' and " + OWN, claim.id(), claim.node(), claim.attempt())) == 1;
    }

    /** Asks the job and its parts to stop; what waits ends at once. Answers whether it was still open. */
    @Transactional
    public boolean requestCancel(long id, String by) {
        return jdbi.inTransaction(handle -> cancel(handle, id, by));
    }

    private static boolean cancel(Handle handle, long id, String by) {
        int open = handle.execute("update job set cancel_requested = true, cancelled_by = ? where id = ? and state in ('waiting', 'running')", by, id);
        handle.execute("update job set cancel_requested = true, cancelled_by = ? where part_of = ? and state in ('waiting', 'running')", by, id);
        handle.execute("update job set state = 'cancelled', finished_at = utc_timestamp(6), unique_key = concat(kind, '#', id) where (id = ? or part_of = ?) and state = 'waiting'", id, id);
        return open == 1;
    }

    /** Deletes ended jobs and their logs from before {@code day}. */
    @Transactional
    public int forgetBefore(Instant day) {
        return jdbi.withHandle(handle -> {
            handle.execute("delete l from job_log l join job j on j.id = l.job_id where j.finished_at < ?", day);
            return handle.execute("delete from job where finished_at < ?", day);
        });
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
