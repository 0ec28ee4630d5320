package org.quartermaster.testing;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.launcher.trainer.OnnxGraph;

/** A company whose weeks repeat exactly, and a network with the signature of qm-zero that knows it. */
public final class RepeatedWeeks {

    private static final int[] WEEK = {4, 6, 5, 7, 9, 14, 2};

    private RepeatedWeeks() {
    }

    /** SKUs 1 … {@code skus} in warehouse 1, the n-th selling n times the same week up to the day before. */
    public static void sell(Jdbi jdbi, int skus, int days, LocalDate today) {
        FactRows.skus(jdbi, skus);
        FactRows.warehouses(jdbi, 1);
        jdbi.useHandle(handle -> {
            var sale = handle.prepareBatch("insert into daily_sale (sku_id, warehouse_id, day, units, unit_price) values (?, 1, ?, ?, 10)");
            for (int sku = 1; sku <= skus; sku++) {
                for (int back = 1; back <= days; back++) {
                    LocalDate day = today.minusDays(back);
                    sale.add(sku, day, sku * WEEK[day.getDayOfWeek().getValue() - 1]);
                }
            }
            sale.execute();
        });
    }

    /** Says that the last week comes again and again, and is sure of it. */
    public static byte[] lastWeekAgain() {
        var graph = new OnnxGraph("week").input("context", -1, 512).input("mask", -1, 512).input("past_plan", -1, 512, 4).input("future_plan", -1, 64, 4).input("grain", -1, 3)
                .output("quantiles", -1, 64, 11).output("mean", -1, 64);
        graph.wholeNumbers("from", 505).wholeNumbers("to", 512).wholeNumbers("axis", 1).wholeNumbers("zero", 0).wholeNumbers("end", 64).wholeNumbers("shape", -1, 64, 1);
        graph.node("Slice", "week", "context", "from", "to", "axis");
        graph.node("Concat", List.of("weeks"), Collections.nCopies(10, "week"), new OnnxGraph.WholeNumber("axis", 1));
        graph.node("Slice", "line", "weeks", "zero", "end", "axis").node("Reshape", "one", "line", "shape");
        graph.node("Concat", List.of("quantiles"), Collections.nCopies(11, "one"), new OnnxGraph.WholeNumber("axis", 2)).node("Identity", "mean", "line");
        return graph.bytes();
    }
}
