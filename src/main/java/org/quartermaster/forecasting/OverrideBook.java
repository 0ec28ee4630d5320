package org.quartermaster.forecasting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.forecasting.OverrideLayer.Laid;
import org.quartermaster.forecasting.totals.AheadTotal;
import org.quartermaster.forecasting.totals.Expected;

/**
 * The overrides in force over a run, each with what its level expects. What a level expects does not depend on who asks: a buyer of one warehouse sees that warehouse's share of an
 * override for all of them.
 */
final class OverrideBook {

    private final List<Laid> wide = new ArrayList<>();
    private final Map<Integer, List<Laid>> bySku = new HashMap<>();
    private final CategoryTree tree;

    private OverrideBook(CategoryTree tree) {
        this.tree = tree;
    }

    static OverrideBook read(Jdbi jdbi, ForecastRunFacts run, LocalDate today) {
        return jdbi.withHandle(handle -> read(handle, run, today));
    }

    private static OverrideBook read(Handle handle, ForecastRunFacts run, LocalDate today) {
        var book = new OverrideBook(CategoryTree.read(handle));
        int lockedDays = ForecastLock.days(handle);
        List<ForecastOverride> inForce = handle.createQuery("""
                        select * from forecast_override where withdrawn_at is null and to_day > :asOf order by id
                        """)
                .bind("asOf", run.asOf()).map((row, _) -> ForecastReading.override(row)).stream().flatMap(one -> one.on(today, lockedDays).stream()).toList();
        boolean anyWide = inForce.stream().anyMatch(one -> one.level().sku() == null);
        List<ForecastSums.Ahead> cells = anyWide ? ForecastSums.everyAhead(handle, run.id()) : List.of();
        Map<Integer, Expected> skus = expected(handle, run, inForce.stream().map(ForecastOverride::level).filter(level -> level.sku() != null && level.warehouse() == null)
                .map(level -> level.sku().value()).collect(Collectors.toSet()));
        inForce.forEach(one -> book.add(one, cells, skus, run.horizon()));
        return book;
    }

    private static Map<Integer, Expected> expected(Handle handle, ForecastRunFacts run, Set<Integer> skus) {
        var found = new HashMap<Integer, Expected>();
        if (!skus.isEmpty()) {
            handle.createQuery("select sku_id, quantiles from forecast where run_id = :run and sku_id in (<skus>)").bind("run", run.id()).bindList("skus", List.copyOf(skus))
                    .map((row, _) -> Map.entry(row.getInt(1), ForecastBlob.read(row.getBytes(2), run.asOf()).mean()))
                    .forEach(row -> found.merge(row.getKey(), Expected.of(row.getValue()), Expected::plus));
        }
        return found;
    }

    private void add(ForecastOverride override, List<ForecastSums.Ahead> cells, Map<Integer, Expected> skus, int horizon) {
        ForecastLevel level = override.level();
        if (level.sku() == null) {
            AheadTotal sum = AheadTotal.empty(horizon);
            cells.stream().filter(one -> covers(level, one.cell().category(), one.cell().warehouse())).forEach(one -> sum.add(one.total()));
            wide.add(new Laid(override, sum.mean(), Math.max(1, sum.series())));
        } else {
            Expected all = level.warehouse() == null ? skus.get(level.sku().value()) : null;
            bySku.computeIfAbsent(level.sku().value(), _ -> new ArrayList<>()).add(all == null ? Laid.alone(override) : new Laid(override, all.mean(), all.series()));
        }
    }

    private boolean covers(ForecastLevel level, int category, int warehouse) {
        return (level.warehouse() == null || level.warehouse().value() == warehouse) && tree.isWithin(category, level.category());
    }

    /** Those that reach one series, oldest first. */
    List<Laid> over(int sku, int category, int warehouse) {
        List<Laid> own = bySku.getOrDefault(sku, List.of()).stream()
                .filter(one -> one.override().level().warehouse() == null || one.override().level().warehouse().value() == warehouse).toList();
        List<Laid> wider = wideOver(category, warehouse);
        if (own.isEmpty() || wider.isEmpty()) {
            return own.isEmpty() ? wider : own;
        }
        var all = new ArrayList<>(wider);
        all.addAll(own);
        all.sort(java.util.Comparator.comparingLong(one -> one.override().id()));
        return all;
    }

    /** Those of whole categories or warehouses that reach a cell, oldest first. */
    List<Laid> wideOver(int category, int warehouse) {
        return wide.isEmpty() ? wide : wide.stream().filter(one -> covers(one.override().level(), category, warehouse)).toList();
    }

    /** SKUs with overrides of their own. */
    Set<Integer> skus() {
        return bySku.keySet();
    }

    boolean isEmpty() {
        return wide.isEmpty() && bySku.isEmpty();
    }

    CategoryTree tree() {
        return tree;
    }
}
