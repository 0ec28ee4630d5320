package org.quartermaster.forecasting;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Errors of weeks that are over, added up per group of SKUs and per override. */
final class ValueSums {

    private record Group(LocalDate week, int category, int warehouse, String demandClass, int ahead) {
    }

    private record Edited(long override, LocalDate week, int category, int warehouse, int ahead) {
    }

    /**
     * A series whose week is over.
     *
     * @param price list price per unit, company currency; 0 when unknown
     * @param ahead how many weeks ahead it was expected
     */
    record Judged(LocalDate monday, int category, int warehouse, String demandClass, double price, int ahead) {
    }

    /** expected, series, then in units and again in money: actual, errors of naive, simple, baseline, total. */
    private final Map<Group, double[]> groups = new HashMap<>();
    /** series, then in units and again in money: actual, errors of baseline, total. */
    private final Map<Edited, double[]> edits = new HashMap<>();

    /** @param override that changed the week, or null */
    void add(Judged series, KeptWeeks.Week week, Long override) {
        double[] group = groups.computeIfAbsent(new Group(series.monday(), series.category(), series.warehouse(), series.demandClass(), series.ahead()), _ -> new double[12]);
        group[0] += week.total();
        if (!week.isKnown()) {
            return;
        }
        double baseline = Math.abs(week.baseline() - week.wanted());
        double total = Math.abs(week.total() - week.wanted());
        group[1]++;
        plus(group, 2, series.price(), week.wanted(), Math.abs(week.naive() - week.wanted()), Math.abs(week.simple() - week.wanted()), baseline, total);
        if (override != null) {
            double[] edit = edits.computeIfAbsent(new Edited(override, series.monday(), series.category(), series.warehouse(), series.ahead()), _ -> new double[7]);
            edit[0]++;
            plus(edit, 1, series.price(), week.wanted(), baseline, total);
        }
    }

    /** Units from {@code from} on, and behind them the same in money. */
    private static void plus(double[] sums, int from, double price, double... units) {
        for (int i = 0; i < units.length; i++) {
            sums[from + i] += units[i];
            sums[from + units.length + i] += units[i] * price;
        }
    }

    void write(Handle handle) {
        if (!groups.isEmpty()) {
            var batch = handle.prepareBatch(insert("forecast_value", "week, category_id, warehouse_id, demand_class, ahead", "expected", "series", "actual", "naive_error", "simple_error",
                    "baseline_error", "total_error", "actual_money", "naive_money", "simple_money", "baseline_money", "total_money"));
            groups.forEach((key, sums) -> batch.add(row(sums, key.week(), key.category(), key.warehouse(), key.demandClass(), key.ahead())));
            batch.execute();
        }
        if (!edits.isEmpty()) {
            var batch = handle.prepareBatch(insert("forecast_value_edit", "override_id, week, category_id, warehouse_id, ahead", "series", "actual", "baseline_error", "total_error",
                    "actual_money", "baseline_money", "total_money"));
            edits.forEach((key, sums) -> batch.add(row(sums, key.override(), key.week(), key.category(), key.warehouse(), key.ahead())));
            batch.execute();
        }
    }

    /** A statement that adds to the row that is there. */
    private static String insert(String table, String keys, String... sums) {
        String marks = String.join(", ", Collections.nCopies(keys.split(",").length + sums.length, "?"));
        return "insert into %s (%s, %s) values (%s) on duplicate key update %s".formatted(table, keys, String.join(", ", sums), marks,
                Arrays.stream(sums).map(sum -> sum + " = " + sum + " + values(" + sum + ")").collect(Collectors.joining(", ")));
    }

    private static Object[] row(double[] sums, Object... keys) {
        return Stream.concat(Arrays.stream(keys), Arrays.stream(sums).boxed()).toArray();
    }
}
