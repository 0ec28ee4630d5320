package org.quartermaster.forecasting.paths;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.quartermaster.forecasting.models.CountDistribution;
import org.quartermaster.forecasting.models.NormalQuantiles;

/**
 * Draws paths of daily demand: each day has the forecast's mean and variance, the chances of the days come from the past and share a common level.
 *
 * <p>With u the chance from {@link PastRanks} and c common to a path, the day's chance is {@code Φ(√ρ · c + √(1 − ρ) · Φ⁻¹(u))} (Gaussian copula), ρ the forecast's correlation of errors: a wrong
 * level is wrong on all days.
 */
public final class PathDrawing {

    private PathDrawing() {
    }

    /**
     * Draws.
     *
     * @param mean        {@code [day]} units
     * @param variance    {@code [day]} units²
     * @param correlation ρ, 0…1
     * @param ranks       of the past, {@link PastRanks#NONE} for independent days
     * @return {@code [path][day]} units
     */
    public static int[][] draw(double[] mean, double[] variance, double correlation, PastRanks ranks, int count, SplittableRandom random) {
        double[][] chances = new double[count][];
        for (int path = 0; path < count; path++) {
            chances[path] = ranks.draw(mean.length, random);
            if (correlation > 0) {
                share(chances[path], correlation, NormalQuantiles.of(random.nextDouble(1e-9, 1)));
            }
        }
        int[][] paths = new int[count][mean.length];
        for (int day = 0; day < mean.length; day++) {
            fill(paths, chances, day, mean[day], variance[day]);
        }
        return paths;
    }

    private static void share(double[] chances, double correlation, double common) {
        for (int day = 0; day < chances.length; day++) {
            chances[day] = NormalQuantiles.cumulative(Math.sqrt(correlation) * common + Math.sqrt(1 - correlation) * NormalQuantiles.of(chances[day]));
        }
    }

    /** All paths of one day at once, since quantiles are found in ascending order. */
    private static void fill(int[][] paths, double[][] chances, int day, double mean, double variance) {
        Integer[] order = IntStream.range(0, paths.length).boxed().sorted(Comparator.comparingDouble(path -> chances[path][day])).toArray(Integer[]::new);
        double[] levels = Arrays.stream(order).mapToDouble(path -> Math.min(chances[path][day], 1 - 1e-6)).toArray();
        float[] units = new float[levels.length];
        CountDistribution.quantiles(mean, variance, levels, units, 0);
        for (int i = 0; i < units.length; i++) {
            paths[order[i]][day] = Math.round(units[i]);
        }
    }
}
