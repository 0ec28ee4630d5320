package org.quartermaster.forecasting;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Errors of weeks that are over, added up per group of SKUs and per override. */
final class ValueSums {

    private record Group(LocalDate week, int category, int warehouse, String demandClass) {
    }

    private record Edited(long override, LocalDate week, int category, int warehouse) {
    }

    /** expected, series, actual, errors of naive, simple, baseline, total. */
    private final Map<Group, double[]> groups = new HashMap<>();
    /** series, actual, errors of baseline, total. */
    private final Map<Edited, double[]> edits = new HashMap<>();

    /** @param override that changed the week, or null */
    void add(LocalDate monday, int category, int warehouse, String demandClass, KeptWeeks.Week week, Long override) {
        double[] group = groups.computeIfAbsent(new Group(monday, category, warehouse, demandClass), _ -> new double[7]);
        group[0] += week.total();
        if (!week.isKnown()) {
            return;
        }
        double baseline = Math.abs(week.baseline() - week.wanted());
        double total = Math.abs(week.total() - week.wanted());
        plus(group, 1, 1, week.wanted(), Math.abs(week.naive() - week.wanted()), Math.abs(week.simple() - week.wanted()), baseline, total);
        if (override != null) {
            plus(edits.computeIfAbsent(new Edited(override, monday, category, warehouse), _ -> new double[4]), 0, 1, week.wanted(), baseline, total);
        }
    }

    private static void plus(double[] sums, int from, double... values) {
        for (int i = 0; i < values.length; i++) {
            sums[from + i] += values[i];
        }
    }

    void write(Handle handle) {
        if (!groups.isEmpty()) {
            var batch = handle.prepareBatch("""
                    insert into forecast_value (week, category_id, warehouse_id, demand_class, expected, series, actual, naive_error, simple_error, baseline_error, total_error)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on duplicate key update expected = expected + values(expected), series = series + values(series), actual = actual + values(actual),
                      naive_error = naive_error + values(naive_error), simple_error = simple_error + values(simple_error), baseline_error = baseline_error + values(baseline_error),
                      total_error = total_error + values(total_error)
                    """);
            groups.forEach((key, sums) -> batch.add(key.week(), key.category(), key.warehouse(), key.demandClass(), sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6]));
            batch.execute();
        }
        if (!edits.isEmpty()) {
            var batch = handle.prepareBatch("""
                    insert into forecast_value_edit (override_id, week, category_id, warehouse_id, series, actual, baseline_error, total_error) values (?, ?, ?, ?, ?, ?, ?, ?)
                    on duplicate key update series = series + values(series), actual = actual + values(actual), baseline_error = baseline_error + values(baseline_error),
                      total_error = total_error + values(total_error)
                    """);
            edits.forEach((key, sums) -> batch.add(key.override(), key.week(), key.category(), key.warehouse(), sums[0], sums[1], sums[2], sums[3]));
            batch.execute();
        }
    }
}
