package org.quartermaster.forecasting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.forecasting.SegmentStore.Planned;
import org.quartermaster.forecasting.features.DemandPool;
import org.quartermaster.forecasting.selection.NetworkModels;
import org.quartermaster.forecasting.selection.RunListener;
import org.quartermaster.forecasting.selection.RunReport;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.shared.work.WorkPart;
import org.quartermaster.stock.Warehouses;

/**
 * The work {@value #KIND}: one segment of a forecast run, a part of {@link ForecastRun}. Reads the series of its range of SKUs and what all series of the company have in common, learns, back-tests, chooses
 * and forecasts as if they were all; what it wrote counts as soon as its report stands beside it. Killed before, it begins its segment again.
 */
@ApplicationScoped
public class ForecastSegment implements Work {

    public static final String KIND = "forecasting.segment";
    /** Names how many segments this server makes at once, to measure it. */
    public static final String AT_ONCE = "qm.segments";
    private static final String RUN = "run";
    private static final String SEGMENT = "segment";

    private Jdbi jdbi;
    private Catalog catalog;
    private SalesHistory history;
    private Warehouses warehouses;
    private Clock clock;
    private NetworkModels networks = NetworkModels.SHIPPED;

    protected ForecastSegment() {
    }

    @Inject
    public ForecastSegment(Jdbi jdbi, Catalog catalog, SalesHistory history, Warehouses warehouses, Clock clock, ForecastNetworks networks) {
        this(jdbi, catalog, history, warehouses, clock);
        this.networks = networks;
    }

    /** Without a container: the shipped network is the only one. */
    ForecastSegment(Jdbi jdbi, Catalog catalog, SalesHistory history, Warehouses warehouses, Clock clock) {
        this.jdbi = jdbi;
        this.catalog = catalog;
        this.history = history;
        this.warehouses = warehouses;
        this.clock = clock;
    }

    /** The part of a run's work that makes this segment. @param parameters of the run */
    static WorkPart part(long run, int segment, Map<String, String> parameters) {
        var own = new HashMap<>(parameters);
        own.put(RUN, Long.toString(run));
        own.put(SEGMENT, Integer.toString(segment));
        return new WorkPart("%d.%d".formatted(run, segment), own);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean isPart() {
        return true;
    }

    /** As many as {@link SegmentPlaces} says, unless the system property {@value #AT_ONCE} names another number within the same bounds. */
    @Override
    public int atOnce() {
        return SegmentPlaces.bounded(Integer.getInteger(AT_ONCE, SegmentPlaces.here().atOnce()));
    }

    @Override
    public void run(WorkContext context) {
        long run = Long.parseLong(context.parameters().get(RUN));
        Planned segment = new SegmentStore(jdbi).one(run, Integer.parseInt(context.parameters().get(SEGMENT))).orElseThrow();
        context.result("%,d series".formatted(segment.series()), "");
        if (segment.isDone()) {
            return;
        }
        var listener = new RunProgress(context, new RunStanding(new ForecastStore(jdbi), run, clock));
        try {
            listener.check();
            var attempt = new SegmentStore(jdbi).begin(run, segment);
            if (attempt.isPresent()) {
                make(attempt.get(), segment, context, listener);
            }
        } catch (RunListener.Stopped stopped) {
            if (!context.isCancelled()) {
                throw ForecastStore.replaced(run);
            }
        }
    }

    private void make(SegmentAttempt attempt, Planned segment, WorkContext context, RunListener listener) {
        Instant started = clock.instant();
        var store = new ForecastStore(jdbi);
        listener.progress("forecasting.step.read", 0, 0);
        var options = RunOptions.of(context.parameters());
        var facts = store.facts(attempt.run());
        DemandPool pool = store.pool(attempt.run());
        var reader = SeriesReader.open(history, Adjustments.read(jdbi, SkuRange.ALL), catalog, warehouses, facts.asOf(), ForecastRun.HISTORY_DAYS, facts.horizon(), pool,
                SeriesReader.Scope.segment(segment.skus()));
        RunReport report = new SegmentMaking(store, attempt, facts.asOf(), options, networks).make(reader, listener);
        listener.check();
        reader.sums().stage(jdbi, attempt, ForecastRun.HISTORY_DAYS);
        new SegmentStore(jdbi).done(attempt, report, Duration.between(started, clock.instant()).toMillis() / 1000.0);
    }
}
