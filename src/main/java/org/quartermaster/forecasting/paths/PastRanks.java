package org.quartermaster.forecasting.paths;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.quartermaster.forecasting.models.CountDistribution;

/**
 * Where each past day stood in what was then expected of it, 0 the worst day and 1 the best: the randomised probability integral transform (Smith 1985) of each day under smoothing × weekday,
 * spread evenly by its rank. Runs of days without sales and weeks of good days stay together in it.
 *
 * <p>Expected is level × weekday: the level smoothed with {@value #SMOOTHING} one day ahead, the weekday's ratio shrunk by {@value #PRIOR_DAYS} days; the variance is the series' own, a
 * constant ratio to the mean. Worked number: of four days on which 0, 2, 1, 3 were sold and 1.5 expected, the ranks are 1/8, 5/8, 3/8, 7/8.
 *
 * @param ranks {@code [day]} 0…1, the last is the newest day; NaN where the day is not known
 */
public record PastRanks(float[] ranks) {

    /** Most days that are looked back. */
    public static final int DAYS = 364;
    private static final double SMOOTHING = 0.08;
    private static final double PRIOR_DAYS = 4;
    private static final int WEEK = 7;
    private static final int LEAST_DAYS = 56;
    private static final int LEAST_STRETCH = 14;
    private static final int MOST_STRETCH = 42;

    /** Nothing is known of the past. */
    public static final PastRanks NONE = new PastRanks(new float[0]);

    /**
     * From demand per day.
     *
     * @param demand units, ascending, NaN where not known
     * @param seed   of the randomisation between equal days
     * @return {@link #NONE} when fewer than {@value #LEAST_DAYS} days are known or nothing was sold
     */
    public static PastRanks of(float[] demand, long seed) {
        float[] past = Arrays.copyOfRange(demand, Math.max(0, demand.length - DAYS), demand.length);
        int[] known = IntStream.range(0, past.length).filter(t -> !Float.isNaN(past[t])).toArray();
        double mean = Arrays.stream(known).mapToDouble(t -> past[t]).average().orElse(0);
        if (known.length < LEAST_DAYS || mean <= 0) {
            return NONE;
        }
        double[] expected = expected(past, mean);
        double ratio = Arrays.stream(known).mapToDouble(t -> (past[t] - expected[t]) * (past[t] - expected[t])).sum() / Arrays.stream(known).mapToDouble(t -> expected[t]).sum();
        return new PastRanks(even(past, known, expected, Math.max(1, ratio), new SplittableRandom(seed)));
    }

    /** One day ahead; days that are not known leave the level where it is. */
    private static double[] expected(float[] past, double mean) {
        double[] sums = new double[WEEK];
        double[] counts = new double[WEEK];
        for (int t = 0; t < past.length; t++) {
            if (!Float.isNaN(past[t])) {
                sums[t % WEEK] += past[t] / mean;
                counts[t % WEEK]++;
            }
        }
        double[] expected = new double[past.length];
        double level = mean;
        for (int t = 0; t < past.length; t++) {
            double weekday = (sums[t % WEEK] + PRIOR_DAYS) / (counts[t % WEEK] + PRIOR_DAYS);
            expected[t] = Math.max(0.02 * mean, level * weekday);
            if (!Float.isNaN(past[t])) {
                level += SMOOTHING * (past[t] / weekday - level);
            }
        }
        return expected;
    }

    private static float[] even(float[] past, int[] known, double[] expected, double ratio, SplittableRandom random) {
        double[] place = new double[past.length];
        for (int t : known) {
            double below = CountDistribution.cumulative(expected[t], expected[t] * ratio, past[t] - 1);
            double upTo = CountDistribution.cumulative(expected[t], expected[t] * ratio, past[t]);
            place[t] = below + random.nextDouble() * Math.max(1e-12, upTo - below);
        }
        float[] ranks = new float[past.length];
        Arrays.fill(ranks, Float.NaN);
        int[] order = Arrays.stream(known).boxed().sorted(java.util.Comparator.comparingDouble(t -> place[t])).mapToInt(Integer::intValue).toArray();
        for (int i = 0; i < order.length; i++) {
            ranks[order[i]] = (float) ((i + 0.5) / order.length);
        }
        return ranks;
    }

    /** Whether there is anything to draw from. */
    public boolean isKnown() {
        return ranks.length > 0;
    }

    /**
     * Chances of the coming days: stretches of the past, {@value #LEAST_STRETCH} to {@value #MOST_STRETCH} days long, one after the other, each beginning on the right weekday (block bootstrap,
     * Künsch 1989). A day that is not known gets any chance; so do all when nothing is known.
     *
     * @param days how many, the first being the day after the newest
     */
    public double[] draw(int days, SplittableRandom random) {
        double[] chances = new double[days];
        int from = 0;
        int left = 0;
        for (int day = 0; day < days; day++) {
            if (left == 0 && isKnown()) {
                from = start(day, random) - day;
                left = random.nextInt(LEAST_STRETCH, MOST_STRETCH + 1);
            }
            float rank = left > 0 && from + day < ranks.length ? ranks[from + day] : Float.NaN;
            chances[day] = Float.isNaN(rank) ? random.nextDouble() : Math.clamp(rank + (random.nextDouble() - 0.5) / ranks.length, 1e-6, 1 - 1e-6);
            left = from + day + 1 >= ranks.length ? 0 : Math.max(0, left - 1);
        }
        return chances;
    }

    /** A past day on the same weekday as {@code day} days after the newest. */
    private int start(int day, SplittableRandom random) {
        int first = Math.floorMod(ranks.length + day, WEEK);
        int places = (ranks.length - first + WEEK - 1) / WEEK;
        return first + WEEK * random.nextInt(Math.max(1, places - 1));
    }
}
