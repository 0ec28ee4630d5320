package org.quartermaster.replenishment.planning.horizon;

import java.util.Arrays;

/** What the lines of one item cost at the present prices, in steps of its program. */
final class LineCosts {

    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final HorizonProblem problem;
    private final HorizonItem item;
    private final ItemTables tables;
    private final ItemProgram.Prices prices;

    LineCosts(HorizonProblem problem, HorizonItem item, ItemTables tables, ItemProgram.Prices prices) {
        this.problem = problem;
        this.item = item;
        this.tables = tables;
        this.prices = prices;
    }

    private int lead(int j) {
        return problem.suppliers().get(item.sources().get(j).supplier()).leadWeeks();
    }

    /** Departures of cells whose orders arrive after the last week; the program never orders there. */
    double afterwards() {
        double cost = 0;
        for (int j = 0; j < item.sources().size(); j++) {
            for (int week = Math.max(0, problem.weeks() - lead(j)); week < problem.weeks(); week++) {
                cost += departure(item.sources().get(j), week, 0);
            }
        }
        return cost;
    }

    private double departure(HorizonSource source, int week, int packs) {
        return source.departs(week, packs) ? item.departureMicros() * (double) problem.scenarios() : 0;
    }

    /** The most units that may be ordered to arrive until {@code week}: the loosest of the sources'; a person's decision has no cap. */
    int cap(int week) {
        int cap = 0;
        for (int j = 0; j < item.sources().size(); j++) {
            int placed = week - lead(j);
            if (placed >= 0 && item.sources().get(j).isPinned(placed)) {
                return Integer.MAX_VALUE;
            }
            cap = placed < 0 ? cap : Math.max(cap, item.mostOrdered()[placed]);
        }
        return cap;
    }

    /** {@code [steps]} what so much costs from source {@code j}, to arrive in {@code week}, up to {@code top} steps; infinite where it cannot be ordered. */
    double[] of(int j, int week, int top) {
        HorizonSource source = item.sources().get(j);
        int placed = week - lead(j);
        if (placed < 0) {
            return new double[] {0};
        }
        if (source.isPinned(placed)) {
            return pinned(source, j, placed);
        }
        if (!isOpen(j, placed)) {
            return new double[] {departure(source, placed, 0)};
        }
        int pack = source.multiple() / tables.step();
        int most = Math.min(source.mostPacks(), Math.max(0, top) / pack);
        double[] costs = new double[most * pack + 1];
        Arrays.fill(costs, NEVER);
        costs[0] = departure(source, placed, 0);
        double line = prices.line(j, placed);
        double money = prices.money(j, placed);
        double units = prices.unit(j, placed) * source.multiple();
        for (int packs = source.leastPacks(); packs <= most; packs++) {
            costs[packs * pack] = tables.own()[j][packs] + departure(source, placed, packs) + line + money * tables.price()[j][packs] + units * packs
                    + prices.lot(j, placed, packs);
        }
        return costs;
    }

    /** By how much orders to arrive in {@code week} may cost less than without any price: what a supplier's minimum is worth, less what a line pays. */
    double discount(int week) {
        double discount = 0;
        for (int j = 0; j < item.sources().size(); j++) {
            int placed = week - lead(j);
            if (placed >= 0 && (item.sources().get(j).isPinned(placed) || isOpen(j, placed))) {
                double money = Math.min(0, prices.money(j, placed));
                discount += money == 0 ? 0 : Math.max(0, -money * item.sources().get(j).priceMicros(most(j, placed)) - prices.line(j, placed));
            }
        }
        return discount;
    }

    private boolean isOpen(int j, int placed) {
        return prices.isOpen(j, placed) && problem.suppliers().get(item.sources().get(j).supplier()).takesOrders()[placed];
    }

    private int most(int j, int placed) {
        HorizonSource source = item.sources().get(j);
        int pinned = source.isPinned(placed) ? source.pinned()[placed] : 0;
        return Math.max(pinned, Math.min(source.mostPacks(), (tables.states() - 1) * tables.step() / source.multiple()));
    }

    private double[] pinned(HorizonSource source, int j, int placed) {
        int packs = source.pinned()[placed];
        double[] costs = new double[packs * source.multiple() / tables.step() + 1];
        Arrays.fill(costs, NEVER);
        costs[costs.length - 1] = departure(source, placed, packs) + (packs == 0 ? 0 : cost(source, j, placed, packs));
        return costs;
    }

    private double cost(HorizonSource source, int j, int placed, int packs) {
        double units = (double) packs * source.multiple();
        double price = source.priceMicros(packs);
        double own = price - units * item.worthMicros() + item.lineMicros();
        return own * problem.scenarios() + prices.line(j, placed) + prices.money(j, placed) * price + prices.unit(j, placed) * units + prices.lot(j, placed, packs);
    }

    /** Writes an order of so many steps, to arrive in {@code week}, into {@code packs}. */
    void place(int[] packs, int j, int week, int steps) {
        if (steps > 0) {
            packs[j * problem.weeks() + week - lead(j)] += steps * tables.step() / item.sources().get(j).multiple();
        }
    }
}
