package org.quartermaster.forecasting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.forecasting.selection.ForecastPipeline;
import org.quartermaster.forecasting.selection.NetworkModels;
import org.quartermaster.forecasting.selection.PipelineOptions;
import org.quartermaster.forecasting.selection.RunReport;
import org.quartermaster.forecasting.selection.SeriesSource;
import org.quartermaster.learning.onnx.Quarantine;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.stock.Warehouses;

/** Scores a network beside the simple methods on the company's own demand, always on the same days. */
@ApplicationScoped
public class NetworkScoring {

    /** Without the trees: they cost minutes and say nothing about the network. */
    static final PipelineOptions OPTIONS = PipelineOptions.DEFAULT.withLearned(false);

    private Jdbi jdbi;
    private ForecastNetworks networks;
    private Catalog catalog;
    private SalesHistory history;
    private Warehouses warehouses;
    private BusinessCalendar calendar;

    protected NetworkScoring() {
    }

    @Inject
    public NetworkScoring(Jdbi jdbi, ForecastNetworks networks, Catalog catalog, SalesHistory history, Warehouses warehouses, BusinessCalendar calendar) {
        this.jdbi = jdbi;
        this.networks = networks;
        this.catalog = catalog;
        this.history = history;
        this.warehouses = warehouses;
        this.calendar = calendar;
    }

    /** Days of history before the first one that is scored. */
    static int daysBefore() {
        return ForecastPipeline.firstOrigin(ForecastRun.HISTORY_DAYS, OPTIONS);
    }

    SeriesReader read() {
        return SeriesReader.open(history, Adjustments.read(jdbi, SkuRange.ALL), catalog, warehouses, calendar.lastSalesDay(), ForecastRun.HISTORY_DAYS, OPTIONS.horizon(), daysBefore());
    }

    /** All series as they were known {@code options.horizon()} days ago, with as many days of history less. */
    SeriesReader readEarlier(PipelineOptions options) {
        int days = ForecastRun.HISTORY_DAYS - options.horizon();
        return SeriesReader.open(history, Adjustments.read(jdbi, SkuRange.ALL), catalog, warehouses, calendar.lastSalesDay().minusDays(options.horizon()), days, options.horizon(),
                ForecastPipeline.firstOrigin(days, options));
    }

    /** {@code key → [day]} what was sold in the last days, NaN where it is not known. */
    Map<Long, float[]> lastDays(int days) {
        var sold = new HashMap<Long, float[]>();
        read().forEach(series -> sold.put(series.key(), Arrays.copyOfRange(series.demand().raw(), ForecastRun.HISTORY_DAYS - days, ForecastRun.HISTORY_DAYS)));
        return sold;
    }

    /**
     * Back-tests the forecast with these networks.
     *
     * @param models {@link Alone} for one of ours, {@link NetworkModels#SHIPPED} for the one that ships
     */
    RunReport score(SeriesSource source, int series, NetworkModels models, WorkContext context) {
        return new ForecastPipeline(OPTIONS, source, series, ForecastRun.HISTORY_DAYS, new RunProgress(context)).asking(models).run(_ -> { });
    }

    /** One of ours as the only candidate. */
    Alone alone(long id) {
        return new Alone(networks, networks.candidate(id));
    }

    /** One model as the only candidate. */
    static final class Alone implements NetworkModels {
        private final ForecastNetworks networks;
        private final Candidate model;
        private Quarantine fault;

        private Alone(ForecastNetworks networks, Candidate model) {
            this.networks = networks;
            this.model = model;
        }

        @Override
        public List<Candidate> candidates() {
            return List.of(model);
        }

        @Override
        public void faulty(Candidate candidate, Quarantine quarantine) {
            fault = quarantine;
            networks.faulty(candidate, quarantine);
        }

        /** What went wrong, or null. */
        Quarantine fault() {
            return fault;
        }
    }
}
