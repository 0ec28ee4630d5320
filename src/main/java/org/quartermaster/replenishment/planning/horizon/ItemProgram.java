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
    /** Every item's last answer: the next is not far. */
    private final AtomicReferenceArray<int[]> last;

    ItemProgram(HorizonProblem problem) {
        this.problem = problem;
        this.weeks = problem.weeks();
        this.arrived = problem.suppliers().stream().map(HorizonSupplier::arrived).toArray(int[][][]::new);
        this.stock = new AtomicReferenceArray<>(problem.items().size());
        this.last = new AtomicReferenceArray<>(problem.items().size());
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

        /** Of this many packs with this source in this week, beside all that; not negative. */
        default double lot(int source, int week, int packs) {
            return 0;
        }

        /** Whether this source may be ordered from in this week. */
        boolean isOpen(int source, int week);
    }

    /** The value of the best orders, and the orders: {@code packs[source * weeks + week]}. */
    record Answer(double value, int[] packs) {
        /** There is no way. */
        static Answer none(HorizonItem item, int weeks) {
            return new Answer(NEVER, new int[item.sources().size() * weeks]);
        }
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

    /** The best orders; whatever was asked about the item before tells where to look. */
    Answer solve(HorizonItem item, ItemTables tables, Prices prices) {
        return solve(item, tables, prices, last.get(item.id()));
    }

    /**
     * The best orders. What {@code near} costs is a limit to what they may cost, and levels that are reached for more are not looked at.
     *
     * @param near {@code [source * weeks + week]} orders that cost little more, or cannot be placed; null: none are known
     */
    Answer solve(HorizonItem item, ItemTables tables, Prices prices, int[] near) {
        LineCosts lines = lines(item, tables, prices);
        double known = near == null ? NEVER : answer(item, tables, lines, Corridor.along(tables, lines, steps(item, tables, near))).value();
        Answer best = answer(item, tables, lines, Corridor.all(tables, lines, weeks, known - tables.constant() - lines.afterwards()));
        if (best.value() > known + 1 + 1e-9 * Math.abs(known)) {
            throw new IllegalStateException("Item %d costs %f, but %f is known.".formatted(item.id(), best.value(), known));
        }
        last.set(item.id(), best.packs());
        return best;
    }

    LineCosts lines(HorizonItem item, ItemTables tables, Prices prices) {
        return new LineCosts(problem, item, tables, prices);
    }

    private Answer answer(HorizonItem item, ItemTables tables, LineCosts lines, Corridor corridor) {
        return item.sources().size() == 2 ? new TwinProgram(tables, lines, weeks, problem.isSplit(), corridor).solve() : new Solving(item, tables, lines, corridor).solve();
    }

    /** {@code [week]} steps ordered to arrive until then. */
    private int[] steps(HorizonItem item, ItemTables tables, int[] packs) {
        int[] until = until(item, packs);
        for (int week = 0; week < weeks; week++) {
            until[week] /= tables.step();
        }
        return until;
    }

    /** {@code [week]} units ordered to arrive until then. */
    private int[] until(HorizonItem item, int[] packs) {
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
        return until;
    }

    /** {@code [week]} units in stock at the week's end, summed over the scenarios, at the lower level. */
    double[] stock(HorizonItem item, int[] packs) {
        int[] until = until(item, packs);
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
        private final Corridor corridor;
        /** {@code [week][level − first[week]]} the least cost of the levels that are looked at before that week. */
        private final double[][] reached = new double[weeks + 1][];
        private final int[] first = new int[weeks + 1];
        private final Orders[] orders = new Orders[weeks];

        Solving(HorizonItem item, ItemTables tables, LineCosts lines, Corridor corridor) {
            this.item = item;
            this.tables = tables;
            this.lines = lines;
            this.corridor = corridor;
        }

        Answer solve() {
            reached[0] = new double[1];
            for (int week = 0; week < weeks; week++) {
                advance(week);
            }
            double[] best = reached[weeks];
            int end = LeastSums.least(best);
            return end < 0 ? Answer.none(item, weeks) : new Answer(best[end] + tables.constant() + lines.afterwards(), back(first[weeks] + end));
        }

        /** The least cost of the levels after this week; how much was ordered is asked again on the way back, so that the inner loop stays short. */
        private void advance(int week) {
            double[] from = reached[week];
            int least = LeastSums.least(from);
            int top = least < 0 ? -1 : Math.min(lines.cap(week) / tables.step(), corridor.top(week, from[least]));
            int reach = Math.max(top - first[week], from.length - 1);
            orders[week] = orders(week, Math.max(0, top - first[week]));
            double[] costs = orders[week].costs();
            double[] before = Arrays.copyOf(from, reach + 1);
            Arrays.fill(before, from.length, before.length, NEVER);
            double[] after = before.clone();
            double[] level = tables.cost()[week];
            for (int q = 0; q < from.length; q++) {
                after[q] += costs[0];
            }
            LeastSums.lower(before, costs, top - first[week], after);
            for (int q = 0; q < after.length; q++) {
                after[q] += level[first[week] + q];
            }
            first[week + 1] = first[week] + corridor.begin(week, first[week], after);
            reached[week + 1] = Arrays.copyOfRange(after, first[week + 1] - first[week], Math.max(first[week + 1] - first[week], corridor.end(week, first[week], after)));
        }

        private Orders orders(int week, int top) {
            double[] all = lines.of(0, week, top);
            var parts = new ArrayList<int[]>();
            for (int j = 1; j < item.sources().size(); j++) {
                double[] own = lines.of(j, week, top);
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
                int steps = LeastSums.taken(reached[week], orders[week].costs(), q - first[week], q * tables.step() > lines.cap(week));
                q -= steps;
                for (int j = item.sources().size() - 1; j > 0; j--) {
                    int part = orders[week].parts().get(j - 1)[steps];
                    lines.place(packs, j, week, part);
                    steps -= part;
                }
                lines.place(packs, 0, week, steps);
            }
            return packs;
        }
    }
}
