package org.quartermaster.replenishment.planning.horizon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The best orders of one item when everything that couples it with others has a price: an exact dynamic program over the cumulative units that arrive.
 *
 * <p>As no order overtakes an earlier one of its supplier and unmet demand waits, what a scenario costs in a week depends only on how many units were
 * ordered to arrive until some week. The cost of a path is therefore Σ_a c_a(Y_a − Y_{a−1}) + F_a(Y_a) with Y_a the units ordered to arrive until week a
 * when nothing is late (Bookbinder and Tan 1988; the recursion is Wagner and Whitin's of 1958 over units).
 *
 * <p>With two sources the orders of one may be late and those of the other not: where they differ by a week the transition tells which level counts, so the
 * value stays exact unless both are ordered from for the same week. There, and where they differ by more, holding is counted at the lower and shortage at
 * the upper of the levels that can be: the value is then a lower bound.
 */
final class ItemProgram {

    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final HorizonProblem problem;
    private final int weeks;
    private final int[][][] arrived;

    ItemProgram(HorizonProblem problem) {
        this.problem = problem;
        this.weeks = problem.weeks();
        this.arrived = problem.suppliers().stream().map(HorizonSupplier::arrived).toArray(int[][][]::new);
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

    /** The part of the program that does not depend on prices other than of stock ({@code [week]} per unit; null for none). */
    ItemTables tables(HorizonItem item, double[] stock) {
        return ItemTables.of(problem, arrived, item, stock);
    }

    Answer solve(HorizonItem item, ItemTables tables, Prices prices) {
        return new Solving(item, tables, prices).solve();
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
                int low = ItemTables.range(problem, arrived, item, k, week)[0];
                stock[week] += Math.max(0, (low < 0 ? 0 : until[low]) - item.need()[k][week]);
            }
        }
        return stock;
    }

    /** One way to order for a week: from which source, what so many steps cost, and what is added at the level before and after the order. */
    private record Way(int source, double[] costs, double[] before, double[] after, int[] parts) {
    }

    /** One question: the best cost of every level, week by week, and the way back. */
    private final class Solving {
        private final HorizonItem item;
        private final ItemTables tables;
        private final Prices prices;
        private final double[][] reached;
        private final byte[][] through;
        private final List<List<Way>> ways = new ArrayList<>();

        Solving(HorizonItem item, ItemTables tables, Prices prices) {
            this.item = item;
            this.tables = tables;
            this.prices = prices;
            this.reached = new double[weeks + 1][];
            this.through = new byte[weeks][];
        }

        Answer solve() {
            double[] best = new double[tables.states()];
            Arrays.fill(best, NEVER);
            best[0] = 0;
            reached[0] = best;
            for (int week = 0; week < weeks; week++) {
                ways.add(ways(week));
                best = next(week, best);
                reached[week + 1] = best;
            }
            int end = 0;
            for (int q = 1; q < best.length; q++) {
                end = best[q] < best[end] ? q : end;
            }
            return new Answer(best[end] + tables.constant() + afterwards(), back(end));
        }

        /** Departures of cells whose orders arrive after the last week; the program never orders there. */
        private double afterwards() {
            double cost = 0;
            for (HorizonSource source : item.sources()) {
                int lead = problem.suppliers().get(source.supplier()).leadWeeks();
                for (int week = Math.max(0, weeks - lead); week < weeks; week++) {
                    cost += source.departs(week, 0) ? item.departureMicros() * (double) problem.scenarios() : 0;
                }
            }
            return cost;
        }

        private double[] next(int week, double[] best) {
            List<Way> here = ways.get(week);
            int cap = cap(week);
            double[] after = scan(here.getFirst(), best, cap);
            if (here.size() > 1) {
                through[week] = new byte[after.length];
                for (int w = 1; w < here.size(); w++) {
                    keepLess(after, scan(here.get(w), best, cap), through[week], (byte) w);
                }
            }
            double[] level = tables.cost()[week];
            for (int q = 0; q < after.length; q++) {
                after[q] += level[q];
            }
            return after;
        }

        private static void keepLess(double[] least, double[] other, byte[] through, byte way) {
            for (int q = 0; q < least.length; q++) {
                if (other[q] < least[q]) {
                    least[q] = other[q];
                    through[q] = way;
                }
            }
        }

        /** The least cost of every level after an order of this way; how much it took is asked again on the way back, so that the inner loop stays short. */
        private double[] scan(Way way, double[] best, int cap) {
            double[] from = way.before() == null ? best : sum(best, way.before());
            double[] costs = way.costs();
            double[] after = plus(from, costs[0]);
            int top = Math.min(after.length - 1, cap / tables.step());
            for (int d = 1; d < costs.length; d++) {
                double cost = costs[d];
                if (cost < NEVER) {
                    for (int q = d; q <= top; q++) {
                        after[q] = Math.min(after[q], from[q - d] + cost);
                    }
                }
            }
            return way.after() == null ? after : sum(after, way.after());
        }

        /** How many steps the way took to this level: the first that costs as little as any. */
        private int taken(Way way, double[] best, int cap, int q) {
            int taken = 0;
            double least = NEVER;
            int most = q * tables.step() > cap ? 0 : Math.min(q, way.costs().length - 1);
            for (int d = 0; d <= most; d++) {
                double cost = best[q - d] + (way.before() == null ? 0 : way.before()[q - d]) + way.costs()[d];
                if (cost < least) {
                    least = cost;
                    taken = d;
                }
            }
            return taken;
        }

        private static double[] sum(double[] one, double[] other) {
            double[] sum = new double[one.length];
            for (int i = 0; i < sum.length; i++) {
                sum[i] = one[i] + other[i];
            }
            return sum;
        }

        /** The most units that may be ordered to arrive until {@code week}: the loosest of the sources'; a person's decision has no cap. */
        private int cap(int week) {
            int cap = 0;
            for (HorizonSource source : item.sources()) {
                int placed = week - problem.suppliers().get(source.supplier()).leadWeeks();
                if (placed >= 0 && source.isPinned(placed)) {
                    return Integer.MAX_VALUE;
                }
                cap = placed < 0 ? cap : Math.max(cap, item.mostOrdered()[placed]);
            }
            return cap;
        }

        private List<Way> ways(int week) {
            double[] first = costs(0, week);
            if (item.sources().size() == 1) {
                return List.of(new Way(0, first, null, null, null));
            }
            double[] all = first;
            int[] parts = new int[0];
            for (int j = 1; j < item.sources().size(); j++) {
                int[] part = new int[Math.min(tables.states(), all.length + costs(j, week).length - 1)];
                all = join(all, costs(j, week), part);
                parts = part;
            }
            return tables.tellsSourcesApart() ? apart(week, first, costs(1, week), all, parts) : List.of(new Way(-1, all, null, null, parts));
        }

        /** Only from the first, only from the second, from both. */
        private List<Way> apart(int week, double[] first, double[] second, double[] both, int[] parts) {
            double[][] hold = {tables.holdLate()[0][week], tables.holdLate()[1][week]};
            double[][] owe = {tables.oweLate()[0][week], tables.oweLate()[1][week]};
            double[] late0 = sum(hold[0], owe[0]);
            double[] late1 = sum(hold[1], owe[1]);
            double idle0 = first[0];
            double idle1 = second[0];
            var ways = new ArrayList<>(List.of(new Way(0, plus(first, idle1), late0, late1, null), new Way(1, plus(second, idle0), late1, late0, null)));
            if (problem.isSplit()) {
                ways.add(new Way(-1, both, sum(hold[0], hold[1]), sum(owe[0], owe[1]), parts));
            }
            return ways;
        }

        private static double[] plus(double[] costs, double more) {
            double[] sum = costs.clone();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += more;
            }
            return sum;
        }

        /** The cheapest way to take each quantity from both; {@code part} says how much of it comes from the other. */
        private double[] join(double[] one, double[] other, int[] part) {
            double[] joined = new double[part.length];
            Arrays.fill(joined, NEVER);
            for (int b = 0; b < other.length; b++) {
                for (int a = 0; other[b] < NEVER && a < one.length && a + b < joined.length; a++) {
                    if ((problem.isSplit() || a == 0 || b == 0) && one[a] + other[b] < joined[a + b]) {
                        joined[a + b] = one[a] + other[b];
                        part[a + b] = b;
                    }
                }
            }
            return joined;
        }

        /** {@code [steps]} what so much costs from source {@code j}, to arrive in {@code week}; {@link #NEVER} where it cannot be ordered. */
        private double[] costs(int j, int week) {
            HorizonSource source = item.sources().get(j);
            int placed = week - problem.suppliers().get(source.supplier()).leadWeeks();
            if (placed < 0) {
                return new double[] {0};
            }
            if (source.isPinned(placed)) {
                return pinned(source, j, placed);
            }
            double none = source.departs(placed, 0) ? item.departureMicros() * (double) problem.scenarios() : 0;
            if (!prices.isOpen(j, placed) || !problem.suppliers().get(source.supplier()).takesOrders()[placed]) {
                return new double[] {none};
            }
            int pack = source.multiple() / tables.step();
            int most = Math.min(source.mostPacks(), (tables.states() - 1) / pack);
            double[] costs = new double[most * pack + 1];
            Arrays.fill(costs, NEVER);
            costs[0] = none;
            double line = prices.line(j, placed);
            double money = prices.money(j, placed);
            double units = prices.unit(j, placed) * source.multiple();
            for (int packs = source.leastPacks(); packs <= most; packs++) {
                double departs = source.departs(placed, packs) ? item.departureMicros() * (double) problem.scenarios() : 0;
                costs[packs * pack] = tables.own()[j][packs] + departs + line + money * tables.price()[j][packs] + units * packs + prices.lot(j, placed, packs);
            }
            return costs;
        }

        private double[] pinned(HorizonSource source, int j, int placed) {
            int packs = source.pinned()[placed];
            double[] costs = new double[packs * source.multiple() / tables.step() + 1];
            Arrays.fill(costs, NEVER);
            double departs = source.departs(placed, packs) ? item.departureMicros() * (double) problem.scenarios() : 0;
            costs[costs.length - 1] = packs == 0 ? departs : cost(source, j, placed, packs);
            return costs;
        }

        private double cost(HorizonSource source, int j, int placed, int packs) {
            double units = (double) packs * source.multiple();
            double price = source.priceMicros(packs);
            double own = price - units * item.worthMicros() + item.lineMicros() + (source.departs(placed, packs) ? item.departureMicros() : 0);
            return own * problem.scenarios() + prices.line(j, placed) + prices.money(j, placed) * price + prices.unit(j, placed) * units
                    + prices.lot(j, placed, packs);
        }

        private int[] back(int end) {
            int[] packs = new int[item.sources().size() * weeks];
            int q = end;
            for (int week = weeks - 1; week >= 0; week--) {
                Way way = ways.get(week).get(through[week] == null ? 0 : through[week][q]);
                int steps = taken(way, reached[week], cap(week), q);
                int fromLast = way.source() >= 0 ? 0 : way.parts()[steps];
                place(packs, way.source() >= 0 ? way.source() : 0, week, steps - fromLast);
                place(packs, item.sources().size() - 1, week, fromLast);
                q -= steps;
            }
            return packs;
        }

        private void place(int[] packs, int j, int week, int steps) {
            if (steps > 0) {
                HorizonSource source = item.sources().get(j);
                int placed = week - problem.suppliers().get(source.supplier()).leadWeeks();
                packs[j * weeks + placed] += steps * tables.step() / source.multiple();
            }
        }
    }
}
