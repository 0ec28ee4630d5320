package org.quartermaster.replenishment.policy.lots;

import java.util.Arrays;
import org.quartermaster.replenishment.policy.lots.EconomicOrder.Answer;

/**
 * Prices that fall with the quantity, at a steady rate (Hadley and Whitin 1963, §2-11 and 2-12).
 *
 * <p>Holding costs {@code holdingRate} times the price; the answer's cost contains what the units cost. Worked numbers: K = 200, i = 0.2, λ = 1000, breaks
 * 0/200/500 at 500/475/450 for all units: Q = 500, cost 472 900. K = 150, i = 0.25, λ = 2400, breaks 0/100/800 at 100/90/80 for the units above each
 * break: Q = 1481.89068, cost 222 762.81368.
 *
 * @param from   {@code [segment]} least units of the segment, ascending, the first 0
 * @param prices {@code [segment]} price of a unit, > 0
 */
public record PriceBreaks(double[] from, double[] prices) {

    /** @throws IllegalArgumentException if the segments do not ascend from 0 or a price is not > 0 */
    public PriceBreaks {
        boolean isOrdered = from.length == prices.length && from.length > 0 && from[0] == 0;
        for (int i = 1; isOrdered && i < from.length; i++) {
            isOrdered = from[i] > from[i - 1];
        }
        if (!isOrdered || Arrays.stream(prices).anyMatch(price -> !(price > 0))) {
            throw new IllegalArgumentException("Breaks %s must ascend from 0 and prices %s be > 0, one for each.".formatted(Arrays.toString(from),
                    Arrays.toString(prices)));
        }
    }

    /**
     * Every unit costs the price of the segment that the quantity lies in.
     *
     * @param orderCost   K > 0
     * @param holdingRate i > 0 per unit of time
     * @param rate        λ > 0
     */
    public Answer allUnits(double orderCost, double holdingRate, double rate) {
        Answer best = null;
        for (int j = 0; j < from.length; j++) {
            var setting = new EconomicOrder.Setting(orderCost, holdingRate * prices[j], rate);
            double end = j + 1 < from.length ? from[j + 1] : Double.POSITIVE_INFINITY;
            double quantity = Math.max(from[j], EconomicOrder.best(setting).quantity());
            if (quantity < end) {
                best = cheaper(best, new Answer(quantity, prices[j] * rate + EconomicOrder.cost(setting, quantity)));
            }
        }
        return best;
    }

    /**
     * Each unit costs the price of the segment that it lies in itself: a segment then is an order at its price that costs K plus what the units before it
     * cost more.
     */
    public Answer incremental(double orderCost, double holdingRate, double rate) {
        Answer best = null;
        double more = 0;
        for (int j = 0; j < from.length; j++) {
            more += j == 0 ? 0 : (prices[j - 1] - prices[j]) * from[j];
            double quantity = Math.sqrt(2 * (orderCost + more) * rate / (holdingRate * prices[j]));
            double end = j + 1 < from.length ? from[j + 1] : Double.POSITIVE_INFINITY;
            if (orderCost + more > 0 && quantity >= from[j] && quantity < end) {
                best = cheaper(best, new Answer(quantity, prices[j] * rate + (orderCost + more) * rate / quantity + holdingRate * more / 2
                        + holdingRate * prices[j] * quantity / 2));
            }
        }
        return best;
    }

    private static Answer cheaper(Answer one, Answer other) {
        return one == null || other.cost() < one.cost() ? other : one;
    }
}
