package org.quartermaster.jobs;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.RowsForAll;
import org.quartermaster.database.SqlRows;
import org.quartermaster.database.TableSql;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.work.WorkRequested;

/** Jobs as people see them: list, parts, log, cancel, run again. Parts are not listed beside the whole. */
@ApplicationScoped
@Transactional
@RolesAllowed(Role.VIEW)
public class Jobs extends RowsForAll<JobRow> {

    /** One line of a job's log. */
    public record LogLine(int lineNo, Instant loggedAt, String line) {
    }

    private record Again(String kind, String parameters, String state) {
    }

    private static final String COLUMNS = "select j.id, j.part_of, j.kind, j.state, j.requested_by, j.requested_at, j.started_at, j.finished_at, "
            + "timestampdiff(second, j.started_at, coalesce(j.finished_at, utc_timestamp(6))) as seconds, j.step, j.step_started_at, j.done_units as done, "
            + "j.total_units as total, j.attempts, j.node, j.cancel_requested, j.summary, j.path, j.error, j.reasons ";
    private static final String FROM = "from job j";
    private static final String WHOLE = "j.part_of is null";
    private static final TableSql SQL = new TableSql("j.id desc").column("id", "j.id").column("kind", "j.kind").column("state", "j.state")
            .column("requestedBy", "j.requested_by").column("requestedAt", "j.requested_at").column("startedAt", "j.started_at")
            .column("finishedAt", "j.finished_at").column("seconds", "timestampdiff(second, j.started_at, coalesce(j.finished_at, utc_timestamp(6)))")
            .column("summary", "j.summary").column("error", "j.error").column("attempts", "j.attempts").column("node", "j.node");

    private Jdbi jdbi;
    private JobStore store;
    private JobRequests requests;
    private Event<Audited> audit;

    protected Jobs() {
    }

    @Inject
    public Jobs(Jdbi jdbi, JobStore store, JobRequests requests, Event<Audited> audit) {
        super(new SqlRows<>(jdbi, JobRow.class, COLUMNS, FROM, SQL, () -> WHOLE, Map::of));
        this.jdbi = jdbi;
        this.store = store;
        this.requests = requests;
        this.audit = audit;
    }

    /** @throws NotFound if there is none */
    public JobRow one(long id) {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS + FROM + " where j.id = :id").bind("id", id).mapTo(JobRow.class).findOne())
                .orElseThrow(() -> new NotFound("job", id));
    }

    /** The job that holds this unique key. */
    public OptionalLong byKey(String key) {
        return jdbi.withHandle(handle -> handle.createQuery("select id from job where unique_key = :key").bind("key", key).mapTo(Long.class).findOne())
                .map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** The parts of a job, as it asked for them. */
    public List<JobRow> parts(long whole) {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS + FROM + " where j.part_of = :whole order by j.id").bind("whole", whole).mapTo(JobRow.class).list());
    }

    /** Jobs that wait or run, oldest first, without their parts. */
    public List<JobRow> open() {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS + FROM + " where j.state in ('waiting', 'running') and " + WHOLE + " order by j.id").mapTo(JobRow.class).list());
    }

    /** The job of this kind that ended last. */
    public Optional<JobRow> lastEnded(String kind) {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS + FROM + " where j.kind = :kind and j.finished_at is not null order by j.id desc limit 1")
                .bind("kind", kind).mapTo(JobRow.class).findOne());
    }

    /** The job that was asked for last, of this kind and with these parameters among its own. */
    public Optional<JobRow> newest(String kind, Map<String, String> parameters) {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS + FROM + " where j.kind = :kind and json_contains(j.parameters, :parameters) order by j.id desc limit 1")
                .bind("kind", kind).bind("parameters", ParametersText.write(parameters)).mapTo(JobRow.class).findOne());
    }

    public List<LogLine> log(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("select line_no, logged_at, line from job_log where job_id = :id order by line_no")
                .bind("id", id).mapTo(LogLine.class).list());
    }

    /**
     * Asks the job to stop; it keeps what it has finished.
     *
     * @throws Conflict if it has already ended
     */
    @RolesAllowed(Role.BUY)
    public void cancel(long id) {
        JobRow job = one(id);
        if (!store.requestCancel(id, Actor.required().name())) {
            throw new Conflict("jobs.conflict.ended", "Job %d has already ended (%s).".formatted(id, job.state()), id);
        }
        audit.fire(new Audited("jobs.cancel", "job", Long.toString(id), job.state(), "cancel"));
    }

    /**
     * Asks for the same work once more; for a part, that is the whole.
     *
     * @return the new job; empty when one of this kind is open already
     */
    @RolesAllowed(Role.BUY)
    public OptionalLong again(long id) {
        Long whole = one(id).partOf();
        if (whole != null) {
            return again(whole);
        }
        Again job = jdbi.withHandle(handle -> handle.createQuery("select kind, parameters, state from job where id = :id").bind("id", id).mapTo(Again.class).one());
        return requests.request(new WorkRequested(job.kind(), ParametersText.read(job.parameters()), ""));
    }
}
