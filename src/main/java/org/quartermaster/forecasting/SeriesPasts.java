package org.quartermaster.forecasting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.catalog.SkuFacts;
import org.quartermaster.forecasting.demand.Demand;
import org.quartermaster.forecasting.demand.Succession;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.sales.DailySeries;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.WarehouseId;

/** Reads the past of one series as the forecast saw it, and what the run before expected. */
@ApplicationScoped
public class SeriesPasts {

    static final int DAYS = 730;

    private SalesHistory history;
    private Catalog catalog;
    private Jdbi jdbi;

    protected SeriesPasts() {
    }

    @Inject
    public SeriesPasts(SalesHistory history, Catalog catalog, Jdbi jdbi) {
        this.history = history;
        this.catalog = catalog;
        this.jdbi = jdbi;
    }

    /** The two years up to {@code asOf}, or empty when the SKU is neither sold nor in stock there. */
    @RolesAllowed(Role.VIEW)
    public Optional<SeriesPast> of(SkuId sku, WarehouseId warehouse, LocalDate asOf, int horizon) {
        return series(sku, warehouse, asOf, horizon).map(series -> {
            float[] units = joined(series, catalog.find(sku), asOf, horizon);
            Demand demand = Demand.of(series.firstDay(), units, series.promotionDepth(), units != series.units());
            float[] sold = new float[units.length];
            for (int t = 0; t < sold.length; t++) {
                sold[t] = Float.isNaN(series.units()[t]) ? series.soldWhileShort()[t] : series.units()[t];
            }
            return new SeriesPast(series.firstDay(), sold, demand.raw(), demand.clean(), series.promotionDepth());
        });
    }

    /** What the complete run before {@code run} expected, or empty. */
    @RolesAllowed(Role.VIEW)
    public Optional<QuantileForecast> before(long run, SkuId sku, WarehouseId warehouse) {
        if (!Actor.required().sees(warehouse)) {
            return Optional.empty();
        }
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select f.quantiles, r.as_of from forecast f join forecast_run r on r.id = f.run_id
                        where r.state = 'old' and f.run_id < :run and f.sku_id = :sku and f.warehouse_id = :warehouse order by f.run_id desc limit 1
                        """)
                .bind("run", run).bind("sku", sku.value()).bind("warehouse", warehouse.value())
                .map((row, context) -> ForecastBlob.read(row.getBytes(1), row.getObject(2, LocalDate.class))).findFirst());
    }

    private float[] joined(DailySeries series, Optional<SkuFacts> facts, LocalDate asOf, int horizon) {
        if (facts.isEmpty() || facts.get().predecessor() == null) {
            return series.units();
        }
        return series(facts.get().predecessor(), series.warehouse(), asOf, horizon)
                .map(before -> Succession.join(series.units(), series.firstSaleIndex(), before.units(), facts.get().predecessorShare(), SeriesReader.OWN_DAYS))
                .orElse(series.units());
    }

    private Optional<DailySeries> series(SkuId sku, WarehouseId warehouse, LocalDate asOf, int horizon) {
        List<DailySeries> found = new ArrayList<>(1);
        history.forEachSeries(SkuRange.of(sku), asOf.minusDays(DAYS - 1L), asOf, asOf.plusDays(horizon), series -> {
            if (series.warehouse().equals(warehouse)) {
                found.add(series);
            }
        });
        return found.stream().findFirst();
    }
}
