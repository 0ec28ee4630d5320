package org.quartermaster.forecasting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
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
