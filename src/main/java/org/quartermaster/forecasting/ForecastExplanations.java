package org.quartermaster.forecasting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.forecasting.selection.TreeExplanation;
import org.quartermaster.learning.boosting.BoostedModel;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.stock.Warehouses;

/** Says why the learned model expects what it expects: the features of one series are made again from what the run left behind, and the trees are asked. */
@ApplicationScoped
@Transactional
public class ForecastExplanations {

    private static final System.Logger LOG = System.getLogger(ForecastExplanations.class.getName());

    private Jdbi jdbi;
    private SalesHistory history;
    private Catalog catalog;
    private Warehouses warehouses;

    protected ForecastExplanations() {
    }

    @Inject
    public ForecastExplanations(Jdbi jdbi, SalesHistory history, Catalog catalog, Warehouses warehouses) {
        this.jdbi = jdbi;
        this.history = history;
        this.catalog = catalog;
        this.warehouses = warehouses;
    }

    /**
     * Explains some days of a forecast.
     *
     * @param from first day, 0 the one after the origin
     * @param days how many, ≥ 1
     * @return empty when the run has no learned model that can be read, or the actor does not see the warehouse
     */
    @RolesAllowed(Role.VIEW)
    public Optional<TreeExplanation> of(StoredForecast forecast, int from, int days) {
        if (!Actor.required().sees(forecast.warehouse())) {
            return Optional.empty();
        }
        Optional<BoostedModel> model = content(forecast, ForecastStore.MEAN).flatMap(ForecastExplanations::read);
        return content(forecast, RunMemory.NAME).map(RunMemory::read).filter(_ -> model.isPresent())
                .flatMap(memory -> SeriesReader.one(history, Adjustments.read(jdbi, SkuRange.of(forecast.sku())), catalog, warehouses, forecast.asOf(), SeriesPasts.DAYS,
                        forecast.baseline().horizon(), memory.pool(), forecast.sku(), forecast.warehouse())
                        .map(series -> TreeExplanation.of(model.get(), series, SeriesPasts.DAYS, forecast.baseline().horizon(), memory.calibration(), from, days)));
    }

    /**
     * Explains some days of a forecast up to its own number.
     *
     * @param from first day, 0 the one after the origin, inside the horizon
     * @param days how many at most; the horizon may end before
     * @return empty like {@link #of}
     */
    @RolesAllowed(Role.VIEW)
    public Optional<ForecastWhy> why(StoredForecast forecast, int from, int days) {
        int last = Math.min(forecast.baseline().horizon(), from + days) - 1;
        return of(forecast, from, days).map(trees -> {
            double units = 0;
            for (int t = from; t <= last; t++) {
                units += forecast.baseline().mean()[t];
            }
            return new ForecastWhy(forecast.asOf().plusDays(from + 1L), forecast.asOf().plusDays(last + 1L), trees, units);
        });
    }

    /** What the segment learned that made the forecast. */
    private Optional<byte[]> content(StoredForecast forecast, String what) {
        return jdbi.withHandle(handle -> {
            int segment = handle.createQuery("select segment from forecast where run_id = :run and sku_id = :sku and warehouse_id = :warehouse").bind("run", forecast.run()).bind("sku", forecast.sku().value())
                    .bind("warehouse", forecast.warehouse().value()).mapTo(Integer.class).findOne().orElse(0);
            return handle.createQuery("select content from forecast_model where run_id = :run and name = :name").bind("run", forecast.run()).bind("name", ForecastStore.name(what, segment))
                    .mapTo(byte[].class).findOne();
        });
    }

    /** Empty where the stored model cannot be read: the forecast is shown all the same, without its explanation. */
    private static Optional<BoostedModel> read(byte[] content) {
        try {
            return Optional.of(BoostedModel.read(new ByteArrayInputStream(content)));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The stored trees cannot explain the forecast.", e);
            return Optional.empty();
        }
    }
}
