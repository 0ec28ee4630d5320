package org.quartermaster.forecasting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.catalog.SkuFacts;
import org.quartermaster.forecasting.demand.Demand;
import org.quartermaster.sales.DailySeries;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.WarehouseId;

/** Reads the past of one SKU as the forecast saw it. */
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
        return of(sku, asOf, horizon).stream().filter(past -> past.warehouse().equals(warehouse)).findFirst();
    }

    /** The same of one SKU in each of the actor's warehouses. */
    @RolesAllowed(Role.VIEW)
    public List<SeriesPast> of(SkuId sku, LocalDate asOf, int horizon) {
        var closed = new Gaps(asOf.minusDays(DAYS - 1L), history.closedDays(asOf.minusDays(DAYS - 1L), asOf));
        var unknown = new Gaps(asOf.minusDays(DAYS - 1L), history.unknownDays(asOf.minusDays(DAYS - 1L), asOf));
        var chains = new SuccessionChains(catalog::find, (one, consumer) -> {
            var adjustments = Adjustments.read(jdbi, SkuRange.of(one));
            read(one, asOf, horizon, sales -> consumer.accept(adjustments.applied(sales, closed.perDay(sales.warehouse()))));
        });
        Optional<SkuFacts> facts = catalog.find(sku);
        Map<WarehouseId, float[]> before = facts.map(chains::before).orElse(Map.of());
        var adjustments = Adjustments.read(jdbi, SkuRange.of(sku));
        var pasts = new ArrayList<SeriesPast>();
        read(sku, asOf, horizon, sales -> pasts.add(past(sales, facts.orElse(null), adjustments, before, closed.perDay(sales.warehouse()), unknown.perDay(sales.warehouse()))));
        return pasts;
    }

    private static SeriesPast past(DailySeries sales, SkuFacts facts, Adjustments adjustments, Map<WarehouseId, float[]> before, boolean[] shut, boolean[] unknown) {
        DailySeries series = adjustments.applied(sales, shut);
        float[] units = SuccessionChains.joined(facts, series, before);
        return SeriesPast.of(sales, Demand.of(series.firstDay(), units, series.promotionDepth(), units != series.units()), adjustments.of(sales, shut), shut, unknown);
    }

    /** Days of each warehouse without sales to look at. */
    private record Gaps(LocalDate first, Map<WarehouseId, Set<LocalDate>> days) {
        boolean[] perDay(WarehouseId warehouse) {
            boolean[] perDay = new boolean[DAYS];
            days.getOrDefault(warehouse, Set.of()).forEach(day -> perDay[(int) (day.toEpochDay() - first.toEpochDay())] = true);
            return perDay;
        }
    }

    private void read(SkuId sku, LocalDate asOf, int horizon, Consumer<DailySeries> consumer) {
        history.forEachSeries(SkuRange.of(sku), asOf.minusDays(DAYS - 1L), asOf, asOf.plusDays(horizon), consumer);
    }
}
