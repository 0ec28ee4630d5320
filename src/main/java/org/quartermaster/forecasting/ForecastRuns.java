package org.quartermaster.forecasting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.work.WorkRequested;

/** Forecast runs: which there were, how good they were, and asking for the next. */
@ApplicationScoped
@Transactional
public class ForecastRuns {

    private static final int MOST = 200;

    private Jdbi jdbi;
    private Event<WorkRequested> work;

    protected ForecastRuns() {
    }

    @Inject
    public ForecastRuns(Jdbi jdbi, Event<WorkRequested> work) {
        this.jdbi = jdbi;
        this.work = work;
    }

    /**
     * A method's back-test in a demand class; class {@code all}: every series, method {@code chosen}: what each series got.
     *
     * @param demand   units in the scored days
     * @param wql      share of demand; null: no demand
     * @param chosen   series in whose forecast the method has a weight
     */
    public record MethodScore(String demandClass, String method, int series, double demand, Double wql, Double wape, Double bias, Double coverage, int chosen) {
    }

    /**
     * How forecasts follow those of sums at a level.
     *
     * @param level  sku, place, category, all
     * @param sums   how many
     * @param rule   bottom-up, top-down, min-trace
     * @param share  share of the way that parts go, of top-down
     * @param belief share of the rule that the origins agree on
     * @param method how the sums were forecast themselves
     * @param before root mean square of the relative errors of the back-test's sums as their parts say
     * @param after  the same with what was chosen
     * @param tried  the same with the best rule that is not bottom-up
     */
    public record LevelRule(String level, int sums, String rule, double share, double belief, String method, Double before, Double after, Double tried) {
    }

    /** The runs, newest first. @param limit 1…200 */
    @RolesAllowed(Role.VIEW)
    public List<ForecastRunFacts> newest(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from forecast_run order by id desc limit :limit")
                .bind("limit", Math.clamp(limit, 1, MOST)).map((row, context) -> ForecastReading.run(row)).list());
    }

    /** One run. @throws NotFound when there is none */
    @RolesAllowed(Role.VIEW)
    public ForecastRunFacts one(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from forecast_run where id = :id").bind("id", id)
                .map((row, context) -> ForecastReading.run(row)).findFirst()).orElseThrow(() -> new NotFound("forecast run", id));
    }

    /** The scores of a run, all series first, then class by class. */
    @RolesAllowed(Role.VIEW)
    public List<MethodScore> scores(long run) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select demand_class, method, series, demand, wql, wape, bias, coverage, chosen from forecast_score where run_id = :run
                        order by demand_class <> 'all', demand desc, demand_class, wql
                        """)
                .bind("run", run).mapTo(MethodScore.class).list());
    }

    /** How the run's forecasts follow those of their sums, the smallest sums first. */
    @RolesAllowed(Role.VIEW)
    public List<LevelRule> levels(long run) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select level, sums, rule, share, belief, method, before_error as `before`, after_error as `after`, tried_error as tried from forecast_level where run_id = :run order by position
                        """)
                .bind("run", run).mapTo(LevelRule.class).list());
    }

    /** Whether a run is at work right now. */
    @RolesAllowed(Role.VIEW)
    public boolean isRunning() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from forecast_run where state = 'running'").mapTo(Integer.class).one()) > 0;
    }

    /** Asks for a new run; it starts as soon as a place is free. Nothing happens when one is waiting already. */
    @RolesAllowed(Role.BUY)
    public void request(Map<String, String> parameters) {
        work.fire(new WorkRequested(ForecastRun.KIND, parameters, ""));
    }
}
