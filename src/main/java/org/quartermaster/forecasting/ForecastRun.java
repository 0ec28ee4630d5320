package org.quartermaster.forecasting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.catalog.SkuFacts;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.selection.ForecastPipeline;
import org.quartermaster.forecasting.selection.ForecastResult;
import org.quartermaster.forecasting.selection.NetworkModels;
import org.quartermaster.forecasting.selection.PipelineOptions;
import org.quartermaster.forecasting.selection.RunListener;
import org.quartermaster.forecasting.selection.RunReport;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.stock.Warehouses;

/**
 * The work {@value #KIND}: reads all series, learns, back-tests, chooses, forecasts, and publishes the run whole.
 *
 * <p>Until {@link ForecastPublished} is fired everybody sees the run before. Killed in the middle it leaves that one in force and begins anew when it is run again. Parameters, all
 * optional: {@code horizon} (days), {@code seed}, {@code rows} (training rows), {@code learned} (false: simple methods alone).
 */
@ApplicationScoped
public class ForecastRun implements Work {

    public static final String KIND = "forecasting.run";
    static final int HISTORY_DAYS = 730;
    private static final int ROWS_PER_WRITE = 500;

    private Jdbi jdbi;
    private Catalog catalog;
    private SalesHistory history;
    private Warehouses warehouses;
    private BusinessCalendar calendar;
    private Clock clock;
    private Consumer<ForecastPublished> published;
    private NetworkModels networks = NetworkModels.SHIPPED;
    private Consumer<RunReport> scored = _ -> { };

    protected ForecastRun() {
    }

    @Inject
    public ForecastRun(Jdbi jdbi, Catalog catalog, SalesHistory history, Warehouses warehouses, BusinessCalendar calendar, Clock clock, Event<ForecastPublished> published,
                       ForecastNetworks networks) {
        this(jdbi, catalog, history, warehouses, calendar, clock, (Consumer<ForecastPublished>) published::fire);
        this.networks = networks;
        this.scored = networks::score;
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
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(WorkContext context) {
        PipelineOptions options = options(context);
        LocalDate asOf = calendar.lastSalesDay();
        var store = new ForecastStore(jdbi);
        store.prune();
        long run = store.begin(asOf, options, clock.instant());
        try {
            publish(run, asOf, options, store, context);
        } catch (RunListener.Stopped e) {
            store.abandon(run, "cancelled", clock.instant());
            context.log(e.getMessage());
        } catch (RuntimeException e) {
            store.abandon(run, "failed", clock.instant());
            throw e;
        } finally {
            store.prune();
        }
    }

    private void publish(long run, LocalDate asOf, PipelineOptions options, ForecastStore store, WorkContext context) {
        Instant started = clock.instant();
        context.progress("forecasting.step.read", 0, 0);
        var reader = SeriesReader.open(history, Adjustments.read(jdbi, SkuRange.ALL), catalog, warehouses, asOf, HISTORY_DAYS, options.horizon(), ForecastPipeline.firstOrigin(HISTORY_DAYS, options));
        var writer = new Writer(run, store, reader);
        RunReport report = new ForecastPipeline(options, reader, reader.count(), HISTORY_DAYS, new RunProgress(context)).asking(networks).run(writer::add);
        writer.flush();
        Instant ended = clock.instant();
        reader.sums().write(jdbi, run, HISTORY_DAYS);
        double seconds = Duration.between(started, ended).toMillis() / 1000.0;
        store.publish(run, report, reader.pool(), asOf.minusDays(HISTORY_DAYS - 1L), asOf, options, ended, seconds);
        published.accept(new ForecastPublished(run, asOf, report.series()));
        keep(run, context);
        score(report, context);
        var chosen = report.overall(RunReport.CHOSEN);
        context.result(Double.isNaN(chosen.wql()) ? "%,d series".formatted(report.series())
                : "%,d series · WQL %.3f · naive %.3f · %s %.3f · bias %+.1f %%".formatted(report.series(), chosen.wql(), report.overall("seasonal-naive").wql(),
                        report.simpleMethod(), report.overall(report.simpleMethod()).wql(), 100 * chosen.bias()), "forecast");
    }

    /** Keeps what will show later how good each step was. The run is published by now: what goes wrong here is said, and no more. */
    private void keep(long run, WorkContext context) {
        try {
            context.progress("forecasting.step.keep", 0, 0);
            ForecastRunFacts facts = jdbi.withHandle(handle -> handle.createQuery("select * from forecast_run where id = :id").bind("id", run).map((row, _) -> ForecastReading.run(row)).one());
            new ValueKeeping(jdbi, facts, calendar.planningDay()).keep();
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

    private static PipelineOptions options(WorkContext context) {
        var parameters = context.parameters();
        PipelineOptions options = PipelineOptions.DEFAULT;
        options = options.withHorizon(number(parameters.get("horizon")).orElse(options.horizon()));
        options = options.withSeed(number(parameters.get("seed")).orElse((int) options.seed()));
        options = options.withRows(number(parameters.get("rows")).orElse(options.rowBudget()), options.rounds());
        return options.withLearned(!"false".equals(parameters.get("learned")));
    }

    private static Optional<Integer> number(String text) {
        return Optional.ofNullable(text).map(Integer::valueOf);
    }

    /** Collects results and writes them a block at a time. */
    private static final class Writer {
        private final long run;
        private final ForecastStore store;
        private final SeriesReader reader;
        private final List<ForecastResult> waiting = new ArrayList<>(ROWS_PER_WRITE);

        Writer(long run, ForecastStore store, SeriesReader reader) {
            this.run = run;
            this.store = store;
            this.reader = reader;
        }

        void add(ForecastResult result) {
            float[] prices = prices(result);
            reader.sums().ahead(result.series().category(), result.series().warehouse(), result.forecast().horizon())
                    .add(result.forecast().mean(), result.spread(), prices, result.series().demand().clean());
            waiting.add(result);
            if (waiting.size() == ROWS_PER_WRITE) {
                flush();
            }
        }

        void flush() {
            if (!waiting.isEmpty()) {
                store.add(run, waiting, waiting.stream().mapToDouble(result -> price(result.series())).toArray());
                waiting.clear();
            }
        }

        /** List prices of the days ahead; where none is planned the present one. */
        private float[] prices(ForecastResult result) {
            float[] prices = new float[result.forecast().horizon()];
            int days = result.series().demand().days();
            for (int t = 0; t < prices.length; t++) {
                float planned = days + t < result.series().price().length ? result.series().price()[days + t] : Float.NaN;
                prices[t] = Float.isNaN(planned) ? (float) price(result.series()) : planned;
            }
            return prices;
        }

        private double price(SeriesInput series) {
            float current = series.price()[series.demand().days() - 1];
            SkuFacts sku = reader.sku(series.sku());
            return Float.isNaN(current) && sku != null ? sku.unitPrice() : current;
        }
    }
}
