package org.quartermaster.forecasting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.forecasting.Segments.Segment;
import org.quartermaster.forecasting.selection.ForecastPipeline;
import org.quartermaster.forecasting.selection.NetworkModels;
import org.quartermaster.forecasting.selection.PipelineOptions;
import org.quartermaster.forecasting.selection.RunListener;
import org.quartermaster.forecasting.selection.RunReport;
import org.quartermaster.learning.Provenance;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.work.PartNotDone;
import org.quartermaster.shared.work.Reason;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.shared.work.WorkFailed;
import org.quartermaster.shared.work.WorkPart;
import org.quartermaster.stock.Warehouses;

/**
 * The work {@value #KIND}: reads all series, learns, back-tests, chooses, forecasts, and publishes the run whole.
 *
 * <p>A company with more series than one training should hold is divided into {@link Segments}, each a durable job of its own ({@link ForecastSegment}), side by side where cores and nodes are free. Until
 * {@link ForecastPublished} is fired everybody sees the run before. Killed in the middle it leaves that one in force; taken up again, it goes on with the segments that were not done, or begins anew when it was
 * not divided. Another run after one that failed takes over the segments that are done, where everything they were made from is as it was ({@link SegmentReuse}). Parameters, all optional: {@code horizon} (days), {@code seed}, {@code rows} (training rows, of each segment), {@code learned} (false: simple methods alone), {@code series} (most of a segment).
 */
@ApplicationScoped
public class ForecastRun implements Work {

    public static final String KIND = "forecasting.run";
    static final int HISTORY_DAYS = 730;

    private Jdbi jdbi;
    private Catalog catalog;
    private SalesHistory history;
    private Warehouses warehouses;
    private BusinessCalendar calendar;
    private Clock clock;
    private Consumer<ForecastPublished> published;
    private NetworkModels networks = NetworkModels.SHIPPED;
    private Consumer<RunReport> scored = _ -> { };
    private ForecastSegment segment;

    protected ForecastRun() {
    }

    @Inject
    public ForecastRun(Jdbi jdbi, Catalog catalog, SalesHistory history, Warehouses warehouses, BusinessCalendar calendar, Clock clock, Event<ForecastPublished> published,
                       ForecastNetworks networks, ForecastSegment segment) {
        this(jdbi, catalog, history, warehouses, calendar, clock, (Consumer<ForecastPublished>) published::fire);
        this.networks = networks;
        this.scored = networks::score;
        this.segment = segment;
    }

    /** As below, and {@code scored} is told how the networks did. */
    ForecastRun(Jdbi jdbi, Catalog catalog, SalesHistory history, Warehouses warehouses, BusinessCalendar calendar, Clock clock, Consumer<ForecastPublished> published,
                Consumer<RunReport> scored) {
        this(jdbi, catalog, history, warehouses, calendar, clock, published);
        this.scored = scored;
    }

    /** Without a container: {@code published} is told instead of an event, and the shipped network is the only one. */
    public ForecastRun(Jdbi jdbi, Catalog catalog, SalesHistory history, Warehouses warehouses, BusinessCalendar calendar, Clock clock,
                       Consumer<ForecastPublished> published) {
        this.jdbi = jdbi;
        this.catalog = catalog;
        this.history = history;
        this.warehouses = warehouses;
        this.calendar = calendar;
        this.clock = clock;
        this.published = published;
        this.segment = new ForecastSegment(jdbi, catalog, history, warehouses, clock);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean isDueTonight() {
        return history.isBegun();
    }

    @Override
    public void run(WorkContext context) {
        PipelineOptions options = RunOptions.of(context.parameters());
        LocalDate asOf = calendar.lastSalesDay();
        var store = new ForecastStore(jdbi);
        Optional<ForecastRunFacts> begun = store.begunBy(context.id(), asOf);
        store.prune();
        long run = begun.map(ForecastRunFacts::id).orElseGet(() -> store.begin(asOf, options, clock.instant(), context.id()));
        try {
            if (begun.isEmpty() || begun.get().state().equals("running")) {
                publish(run, make(run, asOf, options, store, context), store, context);
            } else {
                tell(store.facts(run), context);
            }
        } catch (RunListener.Stopped e) {
            if (!context.isCancelled()) {
                throw ForecastStore.replaced(run);
            }
            store.abandon(run, "cancelled", clock.instant());
            context.log(e.getMessage());
        } catch (PartNotDone e) {
            store.abandon(run, e.isCancelled() ? "cancelled" : "failed", clock.instant());
            throw e;
        } catch (InterruptedException e) {
            // the server stops; the run is gone on with after its next start
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The server stops.", e);
        } catch (RuntimeException e) {
            store.abandon(run, "failed", clock.instant());
            throw e;
        }
        store.prune();
    }

    /** What a run amounts to before anybody sees it. */
    private record Made(RunReport report, ForecastSums sums) {
    }

    private Made make(long run, LocalDate asOf, PipelineOptions options, ForecastStore store, WorkContext context) throws InterruptedException {
        var segments = new SegmentStore(jdbi);
        if (segments.of(run).isEmpty()) {
            Optional<Made> whole = wholeOrDivided(run, asOf, options, store, context);
            if (whole.isPresent()) {
                return whole.get();
            }
        }
        doAll(segments.of(run).stream().filter(segment -> !segment.isDone()).map(segment -> ForecastSegment.part(run, segment.number(), context.parameters())).toList(), context);
        progress(run, store, context).check();
        return new Made(RunReport.together(segments.reports(run), options.rhythm()), ForecastSums.staged(jdbi, run, HISTORY_DAYS, options.horizon()));
    }

    /** Reads all series. Makes the run in one piece where these fit into one training; else divides it, and takes over what an earlier run made from the same. */
    private Optional<Made> wholeOrDivided(long run, LocalDate asOf, PipelineOptions options, ForecastStore store, WorkContext context) {
        context.progress("forecasting.step.read", 0, 0);
        var reader = SeriesReader.open(history, Adjustments.read(jdbi, SkuRange.ALL), catalog, warehouses, asOf, HISTORY_DAYS, options.horizon(), ForecastPipeline.firstOrigin(HISTORY_DAYS, options));
        if (reader.perSku().isEmpty()) {
            throw new WorkFailed("There are no sales to forecast from.", Reason.of("forecasting.error.noSales"));
        }
        var plan = Segments.of(reader.perSku(), RunOptions.seriesPerSegment(context.parameters()));
        if (plan.size() == 1) {
            return Optional.of(new Made(new SegmentMaking(store, SegmentAttempt.whole(run), asOf, options, networks).make(reader, progress(run, store, context)), reader.sums()));
        }
        String inputs = inputs(reader, options, plan);
        store.inputs(run, inputs);
        store.pool(run, reader.pool(), asOf.minusDays(HISTORY_DAYS - 1L), asOf, options);
        new SegmentStore(jdbi).plan(run, plan);
        context.log("%,d series in %d segments".formatted(reader.count(), plan.size()));
        new SegmentReuse(jdbi).into(run, inputs, context);
        return Optional.empty();
    }

    /** What the segments are made from: sales, prices, promotions, calendar and catalogue as read, settings, the division, models and program. */
    private String inputs(SeriesReader reader, PipelineOptions options, List<Segment> plan) {
        return reader.print().add(options).add(plan).add(networks.prints()).add(networks.shippedPrint()).add(new TreeMap<>(Provenance.versions())).text();
    }

    private void doAll(List<WorkPart> parts, WorkContext context) throws InterruptedException {
        try {
            context.parts("forecasting.step.segments", segment, parts);
        } catch (RuntimeException | InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops what makes a run when its job is cancelled or a newer run replaced it. */
    private RunProgress progress(long run, ForecastStore store, WorkContext context) {
        return new RunProgress(context, new RunStanding(store, run, clock));
    }

    private void publish(long run, Made made, ForecastStore store, WorkContext context) {
        ForecastSums.delete(jdbi, run);
        made.sums().write(jdbi, run, HISTORY_DAYS);
        Instant ended = clock.instant();
        store.publish(run, made.report(), ended, Duration.between(store.facts(run).startedAt(), ended).toMillis() / 1000.0);
        tell(store.facts(run), context);
        score(made.report(), context);
    }

    /** The run is published by now; told of again when a crash came between. */
    private void tell(ForecastRunFacts run, WorkContext context) {
        published.accept(new ForecastPublished(run.id(), run.asOf(), run.series()));
        keep(run, context);
        context.result(summary(run), "forecast");
    }

    private static String summary(ForecastRunFacts run) {
        String scores = Double.isNaN(run.wql()) ? "%,d series".formatted(run.series())
                : "%,d series · WQL %.3f · naive %.3f · %s %.3f · bias %+.1f %%".formatted(run.series(), run.wql(), run.wqlNaive(), run.simpleMethod(), run.wqlSimple(), 100 * run.bias());
        return run.network().fault().isEmpty() ? scores : scores + " · " + run.network().words();
    }

    /** Keeps what will show later how good each step was. The run is published by now: what goes wrong here is said, and no more. */
    private void keep(ForecastRunFacts run, WorkContext context) {
        try {
            context.progress("forecasting.step.keep", 0, 0);
            new ValueKeeping(jdbi, run, calendar.planningDay()).keep();
        } catch (RuntimeException problem) {
            context.log("What the steps of this forecast are worth cannot be judged later: %s".formatted(problem.getMessage()));
        }
    }

    /** The run is published by now: what goes wrong here is said, and no more. */
    private void score(RunReport report, WorkContext context) {
        try {
            scored.accept(report);
        } catch (RuntimeException problem) {
            context.log("The scores of the promoted network could not be noted: %s".formatted(problem.getMessage()));
        }
    }
}
