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
