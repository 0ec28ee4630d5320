package org.quartermaster.replenishment.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.quartermaster.forecasting.paths.PastRanks;
import org.quartermaster.forecasting.paths.PathDrawing;
import org.quartermaster.replenishment.policy.DemandOutlook;

class DayDemandTest {

    /** The same day again and again; sums of n days vary by {@code daily · n^power}. */
    private static DemandOutlook even(int horizon, double mean, double daily, double power) {
        double[] means = new double[horizon + 1];
        double[] variances = new double[horizon + 1];
        for (int day = 1; day <= horizon; day++) {
            means[day] = mean * day;
            variances[day] = daily * Math.pow(day, power);
        }
        return new DemandOutlook(means, variances);
    }

    @Example
    void findsTheCorrelationOfTheWorkedNumber() {
        var outlook = new DemandOutlook(new double[] {0, 5, 10, 15, 20}, new double[] {0, 5, 12, 21, 32});
        assertThat(DayDemand.of(outlook, 4, 1).correlation()).isCloseTo(0.2, within(1e-12));
    }

    @Example
    void daysWithoutDemandHaveNoVariance() {
        var never = DayDemand.of(new DemandOutlook(new double[4], new double[4]), 3);
        assertThat(never.mean(1)).isZero();
        assertThat(never.variance(0, 3)).isZero();
    }

    @Property(tries = 60)
    void sumOverWhatAnOrderLastsHasTheForecastsVariance(@ForAll @IntRange(min = 2, max = 40) int lasts, @ForAll @DoubleRange(min = 0.1, max = 50) double mean,
            @ForAll @DoubleRange(min = 1, max = 1.3) double power) {
        DemandOutlook outlook = even(56, mean, 2 * mean, power);
        assertThat(DayDemand.of(outlook, lasts).variance(0, lasts)).isCloseTo(outlook.variance(lasts), within(1e-6 * outlook.variance(lasts)));
    }

    @Property(tries = 40)
    void laterForecastIsNoBetterThanTodays(@ForAll @IntRange(min = 0, max = 300) int day, @ForAll @IntRange(min = 1, max = 28) int ahead) {
        DayDemand demand = DayDemand.of(even(28, 4, 9, 1.2), 14);
        DemandOutlook seen = demand.seenFrom(day);
        assertThat(seen.mean(ahead)).isCloseTo(4.0 * ahead, within(1e-9));
        assertThat(seen.variance(ahead)).isCloseTo(demand.variance(0, ahead), within(1e-9));
    }

    @Example
    void drawnDaysForgetTheCommonLevel() {
        int days = 60;
        double[] mean = new double[days];
        double[] variance = new double[days];
        Arrays.fill(mean, 100);
        Arrays.fill(variance, 400);
        int[][] paths = PathDrawing.draw(mean, variance, new PathDrawing.Level(0.5, 0.9), PastRanks.NONE, 20_000, new SplittableRandom(5));
        assertThat(correlation(paths, 0, 1)).isCloseTo(0.5 * 0.9, within(0.03));
        assertThat(correlation(paths, 10, 20)).isCloseTo(0.5 * Math.pow(0.9, 10), within(0.03));
        assertThat(correlation(paths, 0, 59)).isCloseTo(0, within(0.03));
    }

    private static double correlation(int[][] paths, int first, int second) {
        double x = 0;
        double y = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int[] path : paths) {
            x += path[first];
            y += path[second];
            xx += (double) path[first] * path[first];
            yy += (double) path[second] * path[second];
            xy += (double) path[first] * path[second];
        }
        int n = paths.length;
        return (xy - x * y / n) / Math.sqrt((xx - x * x / n) * (yy - y * y / n));
    }
}
