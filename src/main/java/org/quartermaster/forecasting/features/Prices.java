package org.quartermaster.forecasting.features;

import java.util.Arrays;
import org.quartermaster.forecasting.demand.Demand;
import org.quartermaster.forecasting.models.Rhythm;

/**
 * The prices of one series, and whether they were planned or only stand on invoices. A plan tells what a period ahead will cost; what an invoice fetched depends on who bought how much, and is known only after the sale.
 *
 * <p>The rule looks at the periods since the first sale. A plan changes in periods with and without a sale alike, an invoice only with a sale. Of C changes and a share e of known periods without a sale, a plan lets about
 * C · e fall on those. Where that is three or more, prices are a plan if at least a quarter of it did (the Poisson probability of none where three are expected is 0.05). Where it is less, because it sells nearly always or the
 * price hardly changes, they are a plan if one change fell on a period without a sale, or if a price holds on average for as many selling periods as a price list's would.
 *
 * @param values  per period, reaching over the horizon; NaN when unknown
 * @param planned whether they are a plan
 */
public record Prices(float[] values, boolean planned) {

    private static final double TELLING = 3;
    private static final double LEAST_QUIET = 0.25;
    private static final double STEP = 0.005;

    /**
     * Looks where prices come from.
     *
     * @param values per period, carried on where nothing is told, at least as long as the demand
     */
    public static Prices of(float[] values, Demand demand) {
        return new Prices(values, arePlanned(values, demand));
    }

    /** What is known in advance: the prices, or nothing where they are no plan. */
    public float[] plan() {
        if (planned) {
            return values;
        }
        float[] nothing = new float[values.length];
        Arrays.fill(nothing, Float.NaN);
        return nothing;
    }

    private static boolean arePlanned(float[] price, Demand demand) {
        int changes = 0;
        int quiet = 0;
        int empty = 0;
        int sold = 0;
        for (int t = demand.firstSale() + 1; t < demand.days(); t++) {
            float units = demand.raw()[t];
            if (!Float.isNaN(units)) {
                boolean changed = Math.abs(price[t] - price[t - 1]) > STEP * price[t - 1];
                changes += changed ? 1 : 0;
                quiet += changed && units == 0 ? 1 : 0;
                empty += units == 0 ? 1 : 0;
                sold += units == 0 ? 0 : 1;
            }
        }
        double expected = changes * (double) empty / Math.max(1, empty + sold);
        return expected >= TELLING ? quiet >= LEAST_QUIET * expected : quiet > 0 || changes * leastHold(demand.rhythm()) <= sold;
    }

    /** Selling periods that a list price holds at least, on average. */
    private static int leastHold(Rhythm rhythm) {
        return rhythm == Rhythm.DAILY ? 8 : 2;
    }
}
