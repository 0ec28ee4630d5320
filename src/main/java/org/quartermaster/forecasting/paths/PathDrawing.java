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
 * level is wrong on all days. On paths longer than a forecast looks ahead c wanders, {@code c' = φ · c + √(1 − φ²) · ε}: the errors of days n apart correlate by ρ · φⁿ.
 */
public final class PathDrawing {

    private PathDrawing() {
    }

    /**
     * Draws; the common level stays.
     *
     * @param mean        {@code [day]} units
     * @param variance    {@code [day]} units²
     * @param correlation ρ, 0…1
     * @param ranks       of the past, {@link PastRanks#NONE} for independent days
     * @return {@code [path][day]} units
     */
    public static int[][] draw(double[] mean, double[] variance, double correlation, PastRanks ranks, int count, SplittableRandom random) {
        return draw(mean, variance, new Level(correlation, 1), ranks, count, random);
    }

    /**
     * What the days of a path share.
     *
     * @param correlation ρ of the errors of the same day, 0…1
     * @param persistence φ, how much of the level is left a day later; 1: it stays
     */
    public record Level(double correlation, double persistence) {
        public Level {
            if (!(correlation >= 0 && correlation <= 1) || !(persistence >= 0 && persistence <= 1)) {
                throw new IllegalArgumentException("A level cannot correlate by %s and persist by %s: both lie in 0…1.".formatted(correlation, persistence));
            }
        }
    }

    /** Draws; the common level wanders. Otherwise as above. */
    public static int[][] draw(double[] mean, double[] variance, Level level, PastRanks ranks, int count, SplittableRandom random) {
        double[][] chances = new double[count][];
        for (int path = 0; path < count; path++) {
            chances[path] = ranks.draw(mean.length, random);
            if (level.correlation() > 0) {
                share(chances[path], level, random);
            }
        }
        int[][] paths = new int[count][mean.length];
        for (int day = 0; day < mean.length; day++) {
            fill(paths, chances, day, mean[day], variance[day]);
        }
        return paths;
    }

    private static void share(double[] chances, Level level, SplittableRandom random) {
        double common = NormalQuantiles.of(random.nextDouble(1e-9, 1));
        double fresh = Math.sqrt(1 - level.persistence() * level.persistence());
        for (int day = 0; day < chances.length; day++) {
            chances[day] = NormalQuantiles.cumulative(Math.sqrt(level.correlation()) * common + Math.sqrt(1 - level.correlation()) * NormalQuantiles.of(chances[day]));
            common = fresh == 0 ? common : level.persistence() * common + fresh * NormalQuantiles.of(random.nextDouble(1e-9, 1));
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
