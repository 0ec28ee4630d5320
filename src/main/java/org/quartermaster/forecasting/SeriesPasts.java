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
import java.util.stream.Collectors;
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
        var adjustments = Adjustments.read(jdbi, SkuRange.of(sku));
        Optional<SkuFacts> facts = catalog.find(sku);
        var closed = new Closed(asOf.minusDays(DAYS - 1L), history.closedDays(asOf.minusDays(DAYS - 1L), asOf));
        Map<WarehouseId, DailySeries> before = facts.isEmpty() || facts.get().predecessor() == null ? Map.of() : predecessors(facts.get().predecessor(), asOf, horizon, closed);
        return series(sku, asOf, horizon).stream().map(sales -> {
            boolean[] shut = closed.perDay(sales.warehouse());
            DailySeries series = adjustments.applied(sales, shut);
            DailySeries predecessor = before.get(sales.warehouse());
            float[] units = predecessor == null ? series.units()
                    : SeriesReader.succession(facts.get()).join(series.firstDay(), series.units(), series.firstSaleIndex(), predecessor.units());
            return SeriesPast.of(sales, Demand.of(series.firstDay(), units, series.promotionDepth(), units != series.units()), adjustments.of(sales, shut), shut);
        }).toList();
    }

    /** Closed days of each warehouse. */
    private record Closed(LocalDate first, Map<WarehouseId, Set<LocalDate>> days) {
        boolean[] perDay(WarehouseId warehouse) {
            boolean[] perDay = new boolean[DAYS];
            days.getOrDefault(warehouse, Set.of()).forEach(day -> perDay[(int) (day.toEpochDay() - first.toEpochDay())] = true);
            return perDay;
        }
    }

    private Map<WarehouseId, DailySeries> predecessors(SkuId sku, LocalDate asOf, int horizon, Closed closed) {
        var adjustments = Adjustments.read(jdbi, SkuRange.of(sku));
        return series(sku, asOf, horizon).stream().collect(Collectors.toMap(DailySeries::warehouse, one -> adjustments.applied(one, closed.perDay(one.warehouse()))));
    }

    private List<DailySeries> series(SkuId sku, LocalDate asOf, int horizon) {
        List<DailySeries> found = new ArrayList<>();
        history.forEachSeries(SkuRange.of(sku), asOf.minusDays(DAYS - 1L), asOf, asOf.plusDays(horizon), found::add);
        return found;
    }
}
