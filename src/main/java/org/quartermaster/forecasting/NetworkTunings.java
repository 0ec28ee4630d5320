package org.quartermaster.forecasting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Numbers;
import org.quartermaster.database.Settings;
import org.quartermaster.forecasting.selection.TuningVerdict;
import org.quartermaster.learning.onnx.ExecutionProvider;
import org.quartermaster.learning.tuning.Trainer;
import org.quartermaster.learning.tuning.TrainerProgram;
import org.quartermaster.learning.tuning.TuningResult;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.work.WorkRequested;

/** Asks for the network to be tuned on the company's own history, says how often the night does it, and keeps what came of each attempt. */
@ApplicationScoped
@Transactional
public class NetworkTunings {

    private static final String SETTING = "forecasting.network_tuning";

    private Jdbi jdbi;
    private Event<WorkRequested> work;
    private Event<Audited> audit;
    private Clock clock;
    private Trainer trainer;

    protected NetworkTunings() {
    }

    @Inject
    public NetworkTunings(Jdbi jdbi, Event<WorkRequested> work, Event<Audited> audit, Clock clock) {
        this(jdbi, work, audit, clock, TrainerProgram.of(System.getenv()));
    }

    NetworkTunings(Jdbi jdbi, Event<WorkRequested> work, Event<Audited> audit, Clock clock, Trainer trainer) {
        this.jdbi = jdbi;
        this.work = work;
        this.audit = audit;
        this.clock = clock;
        this.trainer = trainer;
    }

    /** Why nothing can be trained here, in one line for administrators; empty when it can. */
    @RolesAllowed(Role.VIEW)
    public Optional<String> obstacle() {
        return trainer.obstacle();
    }

    /** Where training will compute and why there, as far as that can be told before. */
    @RolesAllowed(Role.VIEW)
    public ExecutionProvider foreseen() {
        return trainer.foreseen();
    }

    /** Asks for one attempt now; one at a time. @throws Conflict when nothing can be trained here */
    @RolesAllowed(Role.MANAGE)
    public void start() {
        Trainable.require(trainer);
        work.fire(new WorkRequested(NetworkTuning.KIND, Map.of("asked", "true"), ""));
    }

    /** How often the night does it; off at first. */
    @RolesAllowed(Role.VIEW)
    public TuningSchedule schedule() {
        return Settings.find(jdbi, SETTING).map(TuningSchedule::of).orElse(TuningSchedule.OFF);
    }

    /** Says how often the night does it. @throws Conflict when it is switched on where nothing can be trained */
    @RolesAllowed(Role.MANAGE)
    public void schedule(TuningSchedule wanted) {
        if (wanted != TuningSchedule.OFF) {
            Trainable.require(trainer);
        }
        TuningSchedule before = schedule();
        jdbi.useHandle(handle -> handle.execute("insert into setting (name, value, changed_at, changed_by) values (?, ?, ?, ?) "
                + "on duplicate key update value = values(value), changed_at = values(changed_at), changed_by = values(changed_by)", SETTING, wanted.code(), now(), Actor.required().name()));
        if (before != wanted) {
            audit.fire(new Audited("forecasting.tuning-schedule", "setting", SETTING, before.code(), wanted.code()));
        }
    }

    /** Whether tonight's turn has come. */
    @RolesAllowed(Role.VIEW)
    public boolean isDue() {
        Instant last = newest(1).stream().map(NetworkTuningFacts::startedAt).findFirst().orElse(null);
        return schedule().isDue(last == null ? null : Duration.between(last, clock.instant()));
    }

    /** The newest attempts, newest first. */
    @RolesAllowed(Role.VIEW)
    public List<NetworkTuningFacts> newest(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from forecast_network_tuning order by id desc limit :limit").bind("limit", limit).mapTo(NetworkTuningFacts.class).list());
    }

    /** An attempt begins; what a killed server left running is said to be interrupted. */
    @RolesAllowed(Role.BUY)
    public long begin() {
        close("interrupted");
        return jdbi.inTransaction(handle -> {
            long id = Numbers.take(handle, "forecast_network_tuning", 1);
            handle.execute("insert into forecast_network_tuning (id, state, started_at, started_by) values (?, 'running', ?, ?)", id, now(), Actor.required().name());
            return id;
        });
    }

    /** What the trainer says it did, and where. */
    @RolesAllowed(Role.BUY)
    public void trained(long id, TuningResult result) {
        jdbi.useHandle(handle -> handle.execute("update forecast_network_tuning set series = ?, steps = ?, seconds = ?, loss_before = ?, loss_after = ?, provider = ?, provider_detail = ? where id = ?",
                result.series(), result.steps(), result.seconds(), finite(result.lossBefore()), finite(result.lossAfter()), result.device() == null ? "" : result.device().codes(),
                result.device() == null ? "" : result.device().detail(), id));
    }

    /** What both networks scored. */
    @RolesAllowed(Role.BUY)
    public void judged(long id, long model, TuningVerdict verdict) {
        jdbi.useHandle(handle -> handle.execute("update forecast_network_tuning set model_id = ?, wql_before = ?, wql_after = ?, blend_before = ?, blend_after = ? where id = ?", model,
                finite(verdict.networkBefore()), finite(verdict.networkAfter()), finite(verdict.blendBefore()), finite(verdict.blendAfter()), id));
    }

    /** An attempt ends. */
    @RolesAllowed(Role.BUY)
    public void end(long id, String state, String detail) {
        jdbi.useHandle(handle -> handle.execute("update forecast_network_tuning set state = ?, detail = ?, ended_at = ? where id = ?", state, detail.substring(0, Math.min(400, detail.length())), now(), id));
        audit.fire(new Audited("forecasting.tuning", "network tuning", String.valueOf(id), "running", (state + " " + detail).strip()));
    }

    /** Nobody works on what runs: says how it ended. */
    @RolesAllowed(Role.BUY)
    public void close(String state) {
        jdbi.useHandle(handle -> handle.execute("update forecast_network_tuning set state = ?, ended_at = ? where state = 'running'", state, now()));
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
