package org.quartermaster.replenishment.policy.lots;

import java.util.Arrays;

/**
 * Lot sizes over periods of known demand without limits on the quantity (Wagner and Whitin 1958, Management Science 5(1)).
 *
 * <p>An order is placed only when nothing is left, so it covers whole periods: c(t) = min over u > t of the cost of ordering in t for t…u − 1 plus c(u).
 * Units are held at the end of a period. Worked number: demand 90, 120, 80, 70, K = 500, h = 2 orders 210, 0, 150, 0 for 1380 (Snyder and Shen 2019,
 * example 3.9).
 */
public final class WagnerWhitin {

    private WagnerWhitin() {
    }

    /**
     * One period.
     *
     * @param demand      units ≥ 0
     * @param orderCost   of one order, ≥ 0
     * @param holdingCost of a unit that is left at the end, ≥ 0
     * @param unitCost    of a unit ordered, ≥ 0
     */
    public record Period(double demand, double orderCost, double holdingCost, double unitCost) {
        public Period {
            if (!(demand >= 0) || !(orderCost >= 0) || !(holdingCost >= 0) || !(unitCost >= 0)) {
                throw new IllegalArgumentException("Demand (%s), order (%s), holding (%s) and unit cost (%s) of a period must be ≥ 0."
                        .formatted(demand, orderCost, holdingCost, unitCost));
            }
        }
    }

    /**
     * @param quantities {@code [period]} units ordered
     * @param cost       of orders, units and holding
     */
    public record Plan(double[] quantities, double cost) {
    }

    /** The cheapest plan. */
    public static Plan plan(Period... periods) {
        int count = periods.length;
        double[] toGo = new double[count + 1];
        int[] next = new int[count];
        for (int t = count - 1; t >= 0; t--) {
            toGo[t] = Double.POSITIVE_INFINITY;
            double cost = periods[t].orderCost();
            double held = 0;
            for (int u = t; u < count; u++) {
                held += u == t ? 0 : periods[u - 1].holdingCost();
                cost += periods[u].demand() * (held + periods[t].unitCost());
                if (cost + toGo[u + 1] < toGo[t]) {
                    toGo[t] = cost + toGo[u + 1];
                    next[t] = u + 1;
                }
            }
            if (periods[t].demand() == 0 && toGo[t + 1] < toGo[t]) {
                toGo[t] = toGo[t + 1];
                next[t] = -1;
            }
        }
        return new Plan(quantities(periods, next), toGo[0]);
    }

    private static double[] quantities(Period[] periods, int[] next) {
        double[] quantities = new double[periods.length];
        int t = 0;
        while (t < periods.length) {
            if (next[t] < 0) {
                t++;
            } else {
                quantities[t] = Arrays.stream(periods, t, next[t]).mapToDouble(Period::demand).sum();
                t = next[t];
            }
        }
        return quantities;
    }
}
