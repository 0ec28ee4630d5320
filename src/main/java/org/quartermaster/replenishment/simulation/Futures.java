package org.quartermaster.replenishment.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.quartermaster.replenishment.policy.DemandOutlook;
import org.quartermaster.replenishment.policy.stochastic.DiscreteDemand;
import org.quartermaster.replenishment.policy.stochastic.Normal;

/**
 * Possible futures of one SKU in one warehouse: demand of every day, and the lead time and completeness that an order of that day would have. Days are independent with
 * the mean and variance by which the forecast's cumulative moments grow, so that every sum of days has the forecast's mean and variance.
 *
 * @param demand   {@code [future][day]} units
 * @param lead     {@code [future][day]} days
 * @param received {@code [future][day]} share, 0…1
 */
public record Futures(int[][] demand, int[][] lead, float[][] received) {

    private static final int NORMAL_FROM = 1_000;

    /** Draws {@code count} futures of {@code days} days. */
    public static Futures draw(DemandOutlook outlook, Supply supply, int days, int count, long seed) {
        var random = new SplittableRandom(seed);
        SplittableRandom supplyRandom = random.split();
        int[][] demand = new int[count][days];
        int[][] lead = new int[count][days];
        float[][] received = new float[count][days];
        Map<Double, DiscreteDemand> known = new HashMap<>();
        for (int day = 0; day < days; day++) {
            double mean = outlook.mean(day + 1) - outlook.mean(day);
            double variance = outlook.variance(day + 1) - outlook.variance(day);
            DiscreteDemand ofDay = mean >= NORMAL_FROM ? null : known.computeIfAbsent(mean * 1e6 + variance, _ -> DiscreteDemand.negativeBinomial(Math.max(0, mean), variance));
            for (int future = 0; future < count; future++) {
                double chance = random.nextDouble();
                demand[future][day] = ofDay == null ? (int) Math.max(0, Math.round(mean + Math.sqrt(variance) * Normal.quantile(chance))) : ofDay.quantile(chance);
                lead[future][day] = supply.drawDays(supplyRandom);
                received[future][day] = supply.drawShare(supplyRandom);
            }
        }
        return new Futures(demand, lead, received);
    }

    public int count() {
        return demand.length;
    }

    public int days() {
        return demand[0].length;
    }
}
