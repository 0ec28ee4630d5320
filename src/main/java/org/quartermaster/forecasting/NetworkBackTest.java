package org.quartermaster.forecasting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.forecasting.selection.ForecastPipeline;
import org.quartermaster.forecasting.selection.Members;
import org.quartermaster.forecasting.selection.NetworkModels;
import org.quartermaster.forecasting.selection.PipelineOptions;
import org.quartermaster.forecasting.selection.RunReport;
import org.quartermaster.learning.onnx.Quarantine;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.stock.Warehouses;

/** The work {@value #KIND}: scores one neural model ({@code model}: its identity) beside the simple methods on the company's own demand and notes the scores; nothing is published. */
@ApplicationScoped
public class NetworkBackTest implements Work {

    public static final String KIND = "forecasting.network-test";

    private Jdbi jdbi;
    private ForecastNetworks networks;
    private Catalog catalog;
    private SalesHistory history;
    private Warehouses warehouses;
    private BusinessCalendar calendar;

    protected NetworkBackTest() {
    }

    @Inject
    public NetworkBackTest(Jdbi jdbi, ForecastNetworks networks, Catalog catalog, SalesHistory history, Warehouses warehouses, BusinessCalendar calendar) {
        this.jdbi = jdbi;
        this.networks = networks;
        this.catalog = catalog;
        this.history = history;
        this.warehouses = warehouses;
        this.calendar = calendar;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(WorkContext context) {
        long id = Long.parseLong(context.parameters().get("model"));
        PipelineOptions options = PipelineOptions.DEFAULT.withLearned(false);
        LocalDate asOf = calendar.lastSalesDay();
        var reader = SeriesReader.open(history, Adjustments.read(jdbi, SkuRange.ALL), catalog, warehouses, asOf, ForecastRun.HISTORY_DAYS, options.horizon(),
                ForecastPipeline.firstOrigin(ForecastRun.HISTORY_DAYS, options));
        var alone = new Alone(networks, networks.candidate(id));
        RunReport report = new ForecastPipeline(options, reader, reader.count(), ForecastRun.HISTORY_DAYS, new RunProgress(context)).asking(alone).run(_ -> { });
        if (alone.fault != null) {
            throw new IllegalStateException("The model failed: %s, %s. %s".formatted(alone.fault.fault(), alone.fault.detail(),
                    alone.fault.blamesModel() ? "It is in quarantine." : "The model itself may be good: try again later."));
        }
        networks.score(id, report);
        context.result("WQL %.3f · %s %.3f".formatted(report.overall(Members.NETWORK_CODE).wql(), report.simpleMethod(), report.overall(report.simpleMethod()).wql()), "models");
    }

    /** One model as the only candidate. */
    private static final class Alone implements NetworkModels {
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
    }
}
