package org.quartermaster.forecasting;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.catalog.LifeCycle;
import org.quartermaster.catalog.SkuFacts;
import org.quartermaster.forecasting.demand.Demand;
import org.quartermaster.forecasting.features.DemandPool;
import org.quartermaster.forecasting.features.Prices;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.ProfileSmoothing;
import org.quartermaster.forecasting.models.Rhythm;
import org.quartermaster.forecasting.selection.SeriesSource;
import org.quartermaster.sales.DailySeries;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.Warehouses;

/**
 * Turns the facts into series that can be forecast.
 *
 * <p>{@link #open} makes one pass over all series that pools categories and weekdays, or over a range of SKUs for which others have pooled; afterwards {@link #forEach} hands over these series as often as
 * wanted, from memory when they fit into a sixth of the heap, and into what a segment may take of it, else from the database again.
 */
final class SeriesReader implements SeriesSource {

    private final SalesHistory history;
    private final LocalDate firstDay;
    private final LocalDate lastDay;
    private final LocalDate futureTo;
    private final Map<Integer, SkuFacts> skus = new HashMap<>();
    private WarehouseDays places;
    private final Map<Long, ProfileSmoothing> smoothing = new ConcurrentHashMap<>();
    private final Map<Integer, Map<WarehouseId, float[]>> before = new HashMap<>();
    private final DemandPool pool;
    private final Adjustments adjustments;
    private final ForecastSums sums = new ForecastSums();
    private final SortedMap<Integer, Integer> perSku = new TreeMap<>();
    private final Scope scope;
    private final InputPrint print = new InputPrint();
    private List<SeriesInput> kept = new ArrayList<>();
    private int count;

    /**
     * Which series are read.
     *
     * @param memoryBytes what they may take between two times that they are asked for; where they need more, they are read again
     */
    record Scope(SkuRange range, long memoryBytes) {

        private static final Scope ALL = new Scope(SkuRange.ALL, sixthOfTheHeap());

        static Scope segment(SkuRange range) {
            return new Scope(range, Math.min(sixthOfTheHeap(), SegmentPlaces.SERIES_BYTES));
        }

        private static long sixthOfTheHeap() {
            return Runtime.getRuntime().maxMemory() / 6;
        }
    }

    private SeriesReader(SalesHistory history, Adjustments adjustments, LocalDate lastDay, int days, int horizon, DemandPool pool, Scope scope) {
        this.scope = scope;
        this.history = history;
        this.adjustments = adjustments;
        this.firstDay = lastDay.minusDays(days - 1L);
        this.lastDay = lastDay;
        this.futureTo = lastDay.plusDays(horizon);
        this.pool = pool;
    }

    /**
     * Reads what all series have in common.
     *
     * @param lastDay    last day with complete sales
     * @param days       days of history
     * @param horizon    days ahead
     * @param profileEnd index before which days shape the weekday profiles
     */
    static SeriesReader open(SalesHistory history, Adjustments adjustments, Catalog catalog, Warehouses warehouses, LocalDate lastDay, int days, int horizon, int profileEnd) {
        var reader = new SeriesReader(history, adjustments, lastDay, days, horizon, new DemandPool(Rhythm.DAILY, days, lastDay.minusDays(days - 1L)), Scope.ALL);
        reader.load(catalog, warehouses, days, horizon, (series, demand) -> {
            reader.pool.add(reader.category(series), series.warehouse().value(), demand, series.listPrice(), profileEnd);
            reader.print.add(series).add(reader.skus.get(series.sku().value()));
        });
        reader.print.add(profileEnd).add(horizon);
        return reader;
    }

    /**
     * Reads some SKUs.
     *
     * @param pool what all series have in common
     */
    static SeriesReader open(SalesHistory history, Adjustments adjustments, Catalog catalog, Warehouses warehouses, LocalDate lastDay, int days, int horizon, DemandPool pool, Scope scope) {
        var reader = new SeriesReader(history, adjustments, lastDay, days, horizon, pool, scope);
        reader.load(catalog, warehouses, days, horizon, (_, _) -> { });
        return reader;
    }

    private void load(Catalog catalog, Warehouses warehouses, int days, int horizon, BiConsumer<DailySeries, Demand> pooling) {
        catalog.facts(scope.range()).forEach(sku -> skus.put(sku.id().value(), sku));
        places = WarehouseDays.read(history, catalog, warehouses, new WarehouseDays.Reach(firstDay, days, horizon), print);
        readPredecessors(catalog);
        readAll(pooling);
    }

    /**
     * The series of one SKU as a run saw them, by warehouse; none where the SKU is neither sold nor in stock.
     *
     * @param pool   what the run had pooled
     * @param wanted in these warehouses
     */
    static Map<WarehouseId, SeriesInput> of(SalesHistory history, Adjustments adjustments, Catalog catalog, Warehouses warehouses, LocalDate lastDay, int days, int horizon, DemandPool pool,
                                            SkuId sku, Set<WarehouseId> wanted) {
        var reader = new SeriesReader(history, adjustments, lastDay, days, horizon, pool, Scope.segment(SkuRange.of(sku)));
        catalog.find(sku).ifPresent(facts -> reader.skus.put(sku.value(), facts));
        reader.places = WarehouseDays.read(history, catalog, warehouses, new WarehouseDays.Reach(reader.firstDay, days, horizon), reader.print);
        reader.readPredecessors(catalog);
        var found = new HashMap<WarehouseId, SeriesInput>();
        reader.read(SkuRange.of(sku), series -> {
            if (wanted.contains(series.warehouse())) {
                found.put(series.warehouse(), reader.input(reader.applied(series)));
            }
        });
        return found;
    }

    /** Of everything that a reader of all series has read, once. */
    InputPrint print() {
        return print;
    }

    /** What all series have in common. */
    DemandPool pool() {
        return pool;
    }

    /** The history of all series by category and warehouse; filled when the reader was opened. */
    ForecastSums sums() {
        return sums;
    }

    /** How many series there are. */
    int count() {
        return count;
    }

    /** How many series each SKU has. */
    SortedMap<Integer, Integer> perSku() {
        return perSku;
    }

    /** The SKU, or null when it is gone. */
    SkuFacts sku(int id) {
        return skus.get(id);
    }

    @Override
    public void forEach(Consumer<SeriesInput> consumer) {
        if (kept != null) {
            kept.forEach(consumer);
        } else {
            read(scope.range(), series -> consumer.accept(input(applied(series))));
        }
    }

    private void readAll(BiConsumer<DailySeries, Demand> pooling) {
        long fits = scope.memoryBytes() / (16L * (firstDay.until(futureTo, ChronoUnit.DAYS) + 100));
        var waiting = new ArrayList<Pooled>();
        read(scope.range(), sales -> {
            DailySeries series = applied(sales);
            Demand demand = demand(series);
            pooling.accept(series, demand);
            perSku.merge(series.sku().value(), 1, Integer::sum);
            boolean[] closed = places.closed(sales.warehouse());
            sums.past(category(series), series.warehouse().value(), demand.days(), (int) lastDay.until(futureTo, ChronoUnit.DAYS))
                    .add(SeriesPast.of(sales, demand, adjustments.of(sales, closed), closed, places.unknown(sales.warehouse())).part(price(series)));
            count++;
            if (count <= fits) {
                waiting.add(new Pooled(series, demand));
            } else {
                waiting.clear();
                kept = null;
            }
        });
        if (kept != null) {
            waiting.forEach(one -> kept.add(input(one.series(), one.demand())));
        }
    }

    /** The day's list price; the catalogue's where none is known. */
    private IntToDoubleFunction price(DailySeries series) {
        SkuFacts sku = skus.get(series.sku().value());
        return t -> Float.isNaN(series.listPrice()[t]) ? sku == null ? Double.NaN : sku.unitPrice() : series.listPrice()[t];
    }

    private record Pooled(DailySeries series, Demand demand) {
    }

    private DailySeries applied(DailySeries sales) {
        return adjustments.applied(sales, places.closed(sales.warehouse()));
    }

    private void readPredecessors(Catalog catalog) {
        var chains = new SuccessionChains(sku -> Optional.ofNullable(skus.get(sku.value())).or(() -> catalog.find(sku)),
                (sku, consumer) -> read(SkuRange.of(sku), sales -> consumer.accept(applied(sales))));
        List<SkuFacts> successors = skus.values().stream().filter(sku -> sku.predecessor() != null).sorted(Comparator.comparing(SkuFacts::id)).toList();
        successors.forEach(sku -> before.put(sku.id().value(), chains.before(sku)));
    }

    private void read(SkuRange range, Consumer<DailySeries> consumer) {
        history.forEachSeries(range, firstDay, lastDay, futureTo, series -> {
            if (places.knows(series.warehouse())) {
                consumer.accept(series);
            }
        });
    }

    private SeriesInput input(DailySeries series) {
        return input(series, demand(series));
    }

    private SeriesInput input(DailySeries series, Demand demand) {
        int warehouse = series.warehouse().value();
        int category = category(series);
        var profiled = smoothing.computeIfAbsent(key(category, warehouse), _ -> new ProfileSmoothing(pool.profile(category, warehouse)));
        return new SeriesInput(series.sku().value(), warehouse, category, demand, Prices.of(series.listPrice(), demand), series.promotionDepth(), places.closed(series.warehouse()), places.calendar(series.warehouse()),
                pool.peers(category, warehouse), profiled, endsAt(skus.get(series.sku().value())));
    }

    private int endsAt(SkuFacts sku) {
        if (sku == null) {
            return Integer.MAX_VALUE;
        }
        int end = sku.endedOn() == null ? Integer.MAX_VALUE : (int) (sku.endedOn().toEpochDay() - firstDay.toEpochDay()) + 1;
        return sku.lifeCycle() == LifeCycle.ENDED && sku.endedOn() == null ? 0 : end;
    }

    private Demand demand(DailySeries series) {
        float[] units = SuccessionChains.joined(skus.get(series.sku().value()), series, before.getOrDefault(series.sku().value(), Map.of()));
        return Demand.of(series.firstDay(), units, series.promotionDepth(), units != series.units());
    }

    private int category(DailySeries series) {
        SkuFacts sku = skus.get(series.sku().value());
        return sku == null ? 0 : sku.categoryId();
    }

    private static long key(int sku, int warehouse) {
        return (long) sku << 32 | warehouse;
    }
}
