package org.quartermaster.forecasting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
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
        return together(seen(List.of(forecast)), from, days);
    }

    /**
     * Explains some days of the forecasts of one SKU together, up to their own number.
     *
     * @param series of one SKU and run
     * @param from   first day, 0 the one after the origin, inside the horizon
     * @param days   how many at most; the horizon may end before
     * @return empty like {@link #of}
     */
    @RolesAllowed(Role.VIEW)
    public Optional<ForecastWhy> why(List<StoredForecast> series, int from, int days) {
        List<StoredForecast> seen = seen(series);
        return together(seen, from, days).map(trees -> {
            StoredForecast any = seen.getFirst();
            int last = Math.min(any.baseline().horizon(), from + days) - 1;
            double units = 0;
            for (StoredForecast one : seen) {
                for (int t = from; t <= last; t++) {
                    units += one.baseline().mean()[t];
                }
            }
            return new ForecastWhy(any.asOf().plusDays(from + 1L), any.asOf().plusDays(last + 1L), trees, units);
        });
    }

    private static List<StoredForecast> seen(List<StoredForecast> series) {
        return series.stream().filter(one -> Actor.required().sees(one.warehouse())).toList();
    }

    private Optional<TreeExplanation> together(List<StoredForecast> seen, int from, int days) {
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        StoredForecast any = seen.getFirst();
        int horizon = any.baseline().horizon();
        Optional<BoostedModel> model = content(any, ForecastStore.MEAN).flatMap(ForecastExplanations::read);
        return content(any, RunMemory.NAME).map(RunMemory::read).filter(_ -> model.isPresent()).flatMap(memory -> {
            var inputs = SeriesReader.of(history, Adjustments.read(jdbi, SkuRange.of(any.sku())), catalog, warehouses, any.asOf(), SeriesPasts.DAYS, horizon, memory.pool(), any.sku(),
                    seen.stream().map(StoredForecast::warehouse).collect(Collectors.toSet()));
            return seen.stream().map(one -> inputs.get(one.warehouse())).filter(Objects::nonNull)
                    .map(one -> TreeExplanation.of(model.get(), one, SeriesPasts.DAYS, horizon, memory.calibration(), from, days)).reduce(TreeExplanation::plus);
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
