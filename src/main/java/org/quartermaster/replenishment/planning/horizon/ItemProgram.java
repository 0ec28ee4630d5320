package org.quartermaster.replenishment.planning.horizon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The best orders of one item when everything that couples it with others has a price: an exact dynamic program over the cumulative units that arrive.
 *
 * <p>As no order overtakes an earlier one of its supplier and unmet demand waits, what a scenario costs in a week depends only on how many units were
 * ordered to arrive until some week. The cost of a path is therefore Σ_a c_a(Y_a − Y_{a−1}) + F_a(Y_a) with Y_a the units ordered to arrive until week a
 * when nothing is late (Bookbinder and Tan 1988; the recursion is Wagner and Whitin's of 1958 over units).
 *
 * <p>With two sources the orders of one may be late and those of the other not: {@link TwinProgram}. With more of them holding is counted at the lower and
 * shortage at the upper of the levels that can be where they differ: the value is then a lower bound.
 */
final class ItemProgram {

    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final HorizonProblem problem;
    private final int weeks;
    private final int[][][] arrived;
    private final AtomicReferenceArray<StockUnits> stock;

    ItemProgram(HorizonProblem problem) {
        this.problem = problem;
        this.weeks = problem.weeks();
        this.arrived = problem.suppliers().stream().map(HorizonSupplier::arrived).toArray(int[][][]::new);
        this.stock = new AtomicReferenceArray<>(problem.items().size());
    }

    /** What the shared things cost an item; micros summed over the scenarios. */
    interface Prices {
        /** Of a line with this source in this week. */
        default double line(int source, int week) {
            return 0;
        }

        /** Of one micro of purchase value with this source in this week. */
        default double money(int source, int week) {
            return 0;
        }

        /** Of one unit, for freight, with this source in this week. */
        default double unit(int source, int week) {
            return 0;
        }

        /** Of this many packs with this source in this week, beside all that. */
        default double lot(int source, int week, int packs) {
            return 0;
        }

        /** Whether this source may be ordered from in this week. */
        boolean isOpen(int source, int week);
    }

    /** The value of the best orders, and the orders: {@code packs[source * weeks + week]}. */
    record Answer(double value, int[] packs) {
    }

    /** The part of the program that does not depend on prices. */
    ItemTables tables(HorizonItem item) {
        return ItemTables.of(problem, arrived, item);
    }

    /** The same with {@code prices[week]} for one unit in stock at a week's end in one scenario, beyond holding. */
    ItemTables tables(HorizonItem item, double[] prices) {
        StockUnits units = stock.get(item.id());
        if (units == null) {
            units = StockUnits.of(problem, arrived, item);
            stock.set(item.id(), units);
        }
        return units.priced(prices);
    }

    Answer solve(HorizonItem item, ItemTables tables, Prices prices) {
        var lines = new LineCosts(problem, item, tables, prices);
        return item.sources().size() == 2 ? new TwinProgram(tables, lines, weeks, problem.isSplit()).solve() : new Solving(item, tables, lines).solve();
    }

    /** {@code [week]} units in stock at the week's end, summed over the scenarios, at the lower level. */
    double[] stock(HorizonItem item, int[] packs) {
        int[] until = new int[weeks];
        for (int j = 0; j < item.sources().size(); j++) {
            int lead = problem.suppliers().get(item.sources().get(j).supplier()).leadWeeks();
            for (int placed = 0; placed + lead < weeks; placed++) {
                until[placed + lead] += packs[j * weeks + placed] * item.sources().get(j).multiple();
            }
        }
        for (int week = 1; week < weeks; week++) {
            until[week] += until[week - 1];
        }
        double[] stock = new double[weeks];
        for (int k = 0; k < problem.scenarios(); k++) {
            for (int week = 0; week < weeks; week++) {
                int low = ItemTables.range(problem, arrived, item, k, week).low();
                stock[week] += Math.max(0, (low < 0 ? 0 : until[low]) - item.need()[k][week]);
            }
        }
        return stock;
    }

    /** The orders of one week: what so many steps cost, and how many of them come from each source but the first. */
    private record Orders(double[] costs, List<int[]> parts) {
    }

    /** One question: the best cost of every level, week by week, and the way back. */
    private final class Solving {
        private final HorizonItem item;
        private final ItemTables tables;
        private final LineCosts lines;
        private final double[][] reached = new double[weeks + 1][];
        private final List<Orders> orders = new ArrayList<>();

        Solving(HorizonItem item, ItemTables tables, LineCosts lines) {
            this.item = item;
            this.tables = tables;
            this.lines = lines;
        }

        Answer solve() {
            double[] best = new double[tables.states()];
            Arrays.fill(best, NEVER);
            best[0] = 0;
            reached[0] = best;
            for (int week = 0; week < weeks; week++) {
                orders.add(orders(week));
                best = next(week, best);
                reached[week + 1] = best;
            }
            int end = 0;
            for (int q = 1; q < best.length; q++) {
                end = best[q] < best[end] ? q : end;
            }
            return new Answer(best[end] + tables.constant() + lines.afterwards(), back(end));
        }

        /** The least cost of every level after this week; how much was ordered is asked again on the way back, so that the inner loop stays short. */
        private double[] next(int week, double[] from) {
            double[] costs = orders.get(week).costs();
            double[] after = from.clone();
            for (int q = 0; q < after.length; q++) {
                after[q] += costs[0];
            }
            LeastSums.lower(from, costs, lines.cap(week) / tables.step(), after);
            double[] level = tables.cost()[week];
            for (int q = 0; q < after.length; q++) {
                after[q] += level[q];
            }
            return after;
        }

        private Orders orders(int week) {
            double[] all = lines.of(0, week);
            var parts = new ArrayList<int[]>();
            for (int j = 1; j < item.sources().size(); j++) {
                double[] own = lines.of(j, week);
                int[] part = new int[Math.min(tables.states(), all.length + own.length - 1)];
                all = join(all, own, part);
                parts.add(part);
            }
            return new Orders(all, parts);
        }

        /** The cheapest way to take each quantity from both; {@code part} says how much of it comes from the other. */
        private double[] join(double[] one, double[] other, int[] part) {
            double[] joined = new double[part.length];
            Arrays.fill(joined, NEVER);
            boolean isSplit = problem.isSplit() || one[0] == NEVER && other[0] == NEVER;
            for (int b = 0; b < other.length; b++) {
                for (int a = 0; other[b] < NEVER && a < one.length && a + b < joined.length; a++) {
                    if ((isSplit || a == 0 || b == 0) && one[a] + other[b] < joined[a + b]) {
                        joined[a + b] = one[a] + other[b];
                        part[a + b] = b;
                    }
                }
            }
            return joined;
        }

        private int[] back(int end) {
            int[] packs = new int[item.sources().size() * weeks];
            int q = end;
            for (int week = weeks - 1; week >= 0; week--) {
                int steps = taken(orders.get(week).costs(), reached[week], lines.cap(week), q);
                q -= steps;
                for (int j = item.sources().size() - 1; j > 0; j--) {
                    int part = orders.get(week).parts().get(j - 1)[steps];
                    lines.place(packs, j, week, part);
                    steps -= part;
                }
                lines.place(packs, 0, week, steps);
            }
            return packs;
        }

        /** How many steps led to this level: the first that cost as little as any. */
        private int taken(double[] costs, double[] from, int cap, int q) {
            int taken = 0;
            double least = NEVER;
            int most = q * tables.step() > cap ? 0 : Math.min(q, costs.length - 1);
            for (int d = 0; d <= most; d++) {
                if (from[q - d] + costs[d] < least) {
                    least = from[q - d] + costs[d];
                    taken = d;
                }
            }
            return taken;
        }
    }
}
