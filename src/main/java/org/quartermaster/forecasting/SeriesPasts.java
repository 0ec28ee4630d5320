package org.quartermaster.forecasting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        var closed = new Closed(asOf.minusDays(DAYS - 1L), history.closedDays(asOf.minusDays(DAYS - 1L), asOf));
        Map<WarehouseId, float[]> units = joined(sku, asOf, horizon, closed, new HashSet<>());
        return series(sku, asOf, horizon).stream().map(sales -> {
            boolean[] shut = closed.perDay(sales.warehouse());
            DailySeries series = adjustments.applied(sales, shut);
            float[] wanted = units.get(sales.warehouse());
            return SeriesPast.of(sales, Demand.of(series.firstDay(), wanted, series.promotionDepth(), !Arrays.equals(wanted, series.units())), adjustments.of(sales, shut), shut);
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

    /** Units of a SKU per warehouse after those of the SKUs that it replaced, one after the other; links in a circle end where they meet. */
    private Map<WarehouseId, float[]> joined(SkuId sku, LocalDate asOf, int horizon, Closed closed, Set<SkuId> read) {
        read.add(sku);
        SkuFacts facts = catalog.find(sku).orElse(null);
        boolean replaces = facts != null && facts.predecessor() != null && !read.contains(facts.predecessor());
        Map<WarehouseId, float[]> before = replaces ? joined(facts.predecessor(), asOf, horizon, closed, read) : Map.of();
        var adjustments = Adjustments.read(jdbi, SkuRange.of(sku));
        var joined = new HashMap<WarehouseId, float[]>();
        series(sku, asOf, horizon).forEach(sales -> {
            DailySeries series = adjustments.applied(sales, closed.perDay(sales.warehouse()));
            float[] predecessor = before.get(series.warehouse());
            joined.put(series.warehouse(), predecessor == null ? series.units() : SeriesReader.succession(facts).join(series.firstDay(), series.units(), series.firstSaleIndex(), predecessor));
        });
        return joined;
    }

    private List<DailySeries> series(SkuId sku, LocalDate asOf, int horizon) {
        List<DailySeries> found = new ArrayList<>();
        history.forEachSeries(SkuRange.of(sku), asOf.minusDays(DAYS - 1L), asOf, asOf.plusDays(horizon), found::add);
        return found;
    }
}
