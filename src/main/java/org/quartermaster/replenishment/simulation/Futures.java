package org.quartermaster.replenishment.simulation;

import java.util.SplittableRandom;
import org.quartermaster.forecasting.paths.PastRanks;
import org.quartermaster.forecasting.paths.PathDrawing;
import org.quartermaster.replenishment.policy.DemandOutlook;

/**
 * Possible futures of one SKU in one warehouse: demand of every day, and the lead time and completeness that an order of that day would have. Days follow each other as good and bad days of the past did
 * ({@link PastRanks}) around a common level that wanders; a day has the mean and variance of {@link DayDemand}.
 *
 * @param demand   {@code [future][day]} units
 * @param lead     {@code [future][day]} days
 * @param received {@code [future][day]} share, 0…1
 */
public record Futures(int[][] demand, int[][] lead, float[][] received) {

    /** Draws {@code count} futures of {@code days} days of which nothing is known but the forecast. */
    public static Futures draw(DemandOutlook outlook, Supply supply, int days, int count, long seed) {
        return draw(DayDemand.of(outlook, outlook.horizon()), PastRanks.NONE, supply, days, count, seed);
    }

    /**
     * Draws {@code count} futures of {@code days} days.
     *
     * @param past how good and bad days followed each other, up to the day before the first
     */
    public static Futures draw(DayDemand demand, PastRanks past, Supply supply, int days, int count, long seed) {
        var random = new SplittableRandom(seed);
        SplittableRandom supplyRandom = random.split();
        double[] mean = new double[days];
        double[] variance = new double[days];
        for (int day = 0; day < days; day++) {
            mean[day] = demand.mean(day);
            variance[day] = demand.variance(day);
        }
        int[][] lead = new int[count][days];
        float[][] received = new float[count][days];
        for (int day = 0; day < days; day++) {
            for (int future = 0; future < count; future++) {
                lead[future][day] = supply.drawDays(supplyRandom);
                received[future][day] = supply.drawShare(supplyRandom);
            }
        }
        return new Futures(PathDrawing.draw(mean, variance, new PathDrawing.Level(demand.correlation(), demand.persistence()), past, count, random), lead, received);
    }

    public int count() {
        return demand.length;
    }

    public int days() {
        return demand[0].length;
    }
}
