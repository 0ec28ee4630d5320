package org.quartermaster.replenishment.policy.lots;

import java.util.Arrays;
import java.util.List;

/**
 * Lot sizes over periods of known demand when a supplier sells whole packs, not fewer than its least quantity, at prices that fall with the quantity.
 *
 * <p>Dynamic programming over the packs ordered so far: f(t, k) = the least cost of the first t periods with k packs ordered in all. Leftovers are allowed,
 * since packs and the least quantity may force them. Each segment of the price list is a window over k in which a sliding minimum moves, so the work is
 * periods × packs × segments; the result is exact.
 */
public final class PackLots {

    private final Terms terms;
    private final int[] demand;
    private final int stock;
    private final int mostPacks;

    private PackLots(Terms terms, int stock, int[] demand) {
        this.terms = terms;
        this.demand = demand;
        this.stock = stock;
        long lacking = Math.max(0, Arrays.stream(demand).asLongStream().sum() - stock);
        long breaks = terms.steps().stream().mapToLong(Step::fromUnits).max().orElse(0);
        long most = (lacking + Math.max(terms.minimumQuantity(), breaks)) / terms.multiple() + 2;
        if (most * (demand.length + 1L) > 200_000_000) {
            throw new IllegalArgumentException("%d packs over %d periods are too many to plan exactly.".formatted(most, demand.length));
        }
        this.mostPacks = (int) most;
    }

    /**
     * The price of every unit of an order of at least {@code fromUnits}.
     */
    public record Step(int fromUnits, double unitCost) {
    }

    /**
     * @param orderCost       of one order, ≥ 0
     * @param holdingCost     of a unit that is left at the end of a period, ≥ 0
     * @param minimumQuantity least units of an order, ≥ 1
     * @param multiple        units of a pack, ≥ 1
     * @param steps           prices for all units, the first from 0 units on, ascending
     */
    public record Terms(double orderCost, double holdingCost, int minimumQuantity, int multiple, List<Step> steps) {
        public Terms {
            steps = List.copyOf(steps);
            if (!(orderCost >= 0) || !(holdingCost >= 0) || minimumQuantity < 1 || multiple < 1 || steps.isEmpty() || steps.getFirst().fromUnits() != 0) {
                throw new IllegalArgumentException(("Order cost (%s) and holding cost (%s) must be ≥ 0, MOQ (%d) and multiple (%d) ≥ 1, and the price list %s "
                        + "must start at 0 units.").formatted(orderCost, holdingCost, minimumQuantity, multiple, steps));
            }
        }

        /** The price of a unit in an order of {@code units}. */
        public double unitCost(long units) {
            double price = steps.getFirst().unitCost();
            for (Step step : steps) {
                price = units >= step.fromUnits() ? step.unitCost() : price;
            }
            return price;
        }
    }

    /**
     * @param quantities {@code [period]} units ordered
     * @param cost       of orders, units and holding
     */
    public record Plan(int[] quantities, double cost) {
    }

    /**
     * The cheapest plan that serves all demand.
     *
     * @param stock  units at the beginning, ≥ 0
     * @param demand {@code [period]} units ≥ 0
     */
    public static Plan plan(Terms terms, int stock, int... demand) {
        return new PackLots(terms, stock, demand).plan();
    }

    private Plan plan() {
        double[] cost = new double[mostPacks + 1];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        cost[0] = 0;
        int[][] from = new int[demand.length][];
        long wanted = 0;
        for (int t = 0; t < demand.length; t++) {
            wanted += demand[t];
            from[t] = new int[mostPacks + 1];
            cost = period(cost, from[t], wanted);
        }
        int best = 0;
        for (int k = 1; k <= mostPacks; k++) {
            best = cost[k] < cost[best] ? k : best;
        }
        return new Plan(quantities(from, best), cost[best]);
    }

    private double[] period(double[] before, int[] from, long wanted) {
        double[] after = before.clone();
        for (int k = 0; k <= mostPacks; k++) {
            from[k] = k;
        }
        for (int j = 0; j < terms.steps().size(); j++) {
            segment(j, before, after, from);
        }
        for (int k = 0; k <= mostPacks; k++) {
            long left = stock + (long) k * terms.multiple() - wanted;
            after[k] = left < 0 ? Double.POSITIVE_INFINITY : after[k] + left * terms.holdingCost();
        }
        return after;
    }

    /** Orders whose size lies in segment j: k − window.to ≤ packs before ≤ k − window.from. */
    private void segment(int j, double[] before, double[] after, int[] from) {
        int first = packs(Math.max(terms.steps().get(j).fromUnits(), terms.minimumQuantity()));
        int last = j + 1 < terms.steps().size() ? packs(terms.steps().get(j + 1).fromUnits()) - 1 : mostPacks;
        double packCost = terms.steps().get(j).unitCost() * terms.multiple();
        int[] queue = new int[mostPacks + 1];
        int head = 0;
        int tail = 0;
        for (int k = first; k <= mostPacks && first <= last; k++) {
            int enters = k - first;
            while (tail > head && value(before, queue[tail - 1], packCost) >= value(before, enters, packCost)) {
                tail--;
            }
            queue[tail++] = enters;
            while (queue[head] < k - last) {
                head++;
            }
            double cost = value(before, queue[head], packCost) + terms.orderCost() + packCost * k;
            if (cost < after[k]) {
                after[k] = cost;
                from[k] = queue[head];
            }
        }
    }

    private static double value(double[] before, int k, double packCost) {
        return before[k] - packCost * k;
    }

    private int packs(int units) {
        return Math.max(1, (int) ((units + (long) terms.multiple() - 1) / terms.multiple()));
    }

    private int[] quantities(int[][] from, int last) {
        int[] quantities = new int[demand.length];
        int k = last;
        for (int t = demand.length - 1; t >= 0; t--) {
            quantities[t] = (k - from[t][k]) * terms.multiple();
            k = from[t][k];
        }
        return quantities;
    }
}
