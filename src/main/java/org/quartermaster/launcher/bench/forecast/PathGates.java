package org.quartermaster.launcher.bench.forecast;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How much sampled paths look like what happened: totals over lead times by their place among the sampled ones, the correlation of a day with the next and with the same weekday after, days and
 * runs without a sale. All by series, then averaged.
 */
final class PathGates {

    private static final double[] LEVELS = {0.1, 0.5, 0.9, 0.95, 0.98};
    private static final int WEEK = 7;

    private final int[] lengths;
    private final double[][] covered;
    private final double[] counted;
    /** lag 1, lag 7, share of zeros, longest run of zeros: what happened, then what was sampled. */
    private final double[][] looks = new double[2][4];
    private final double[] looked = new double[4];

    PathGates(int horizon) {
        lengths = new int[] {Math.max(1, horizon / 4), Math.max(1, horizon / 2), horizon};
        covered = new double[lengths.length][LEVELS.length];
        counted = new double[lengths.length];
    }

    /** Adds one series. @param actual without missing days */
    void add(double[] actual, int[][] paths, SplittableRandom random) {
        for (int i = 0; i < lengths.length; i++) {
            double place = place(sum(actual, lengths[i]), paths, lengths[i], random);
            counted[i]++;
            for (int level = 0; level < LEVELS.length; level++) {
                covered[i][level] += place <= LEVELS[level] ? 1 : 0;
            }
        }
        double[] real = look(actual);
        double[][] made = Arrays.stream(paths).map(path -> look(Arrays.stream(path).asDoubleStream().toArray())).toArray(double[][]::new);
        for (int what = 0; what < real.length; what++) {
            int at = what;
            double mean = Arrays.stream(made).mapToDouble(one -> one[at]).filter(Double::isFinite).average().orElse(Double.NaN);
            if (Double.isFinite(real[what]) && Double.isFinite(mean)) {
                looks[0][what] += real[what];
                looks[1][what] += mean;
                looked[what]++;
            }
        }
    }

    private static double sum(double[] values, int length) {
        return Arrays.stream(values, 0, length).sum();
    }

    /** Share of sampled totals below, and of equal ones a random part. */
    private static double place(double total, int[][] paths, int length, SplittableRandom random) {
        double below = 0;
        double equal = 0;
        for (int[] path : paths) {
            long sum = 0;
            for (int day = 0; day < length; day++) {
                sum += path[day];
            }
            below += sum < total ? 1 : 0;
            equal += sum == total ? 1 : 0;
        }
        return (below + random.nextDouble() * (equal + 1)) / (paths.length + 1);
    }

    private static double[] look(double[] days) {
        int run = 0;
        int longest = 0;
        int zeros = 0;
        for (double value : days) {
            run = value == 0 ? run + 1 : 0;
            longest = Math.max(longest, run);
            zeros += value == 0 ? 1 : 0;
        }
        return new double[] {correlation(days, 1), correlation(days, WEEK), zeros / (double) days.length, longest};
    }

    /** Autocorrelation at a lag; no number where nothing varies. */
    static double correlation(double[] days, int lag) {
        double mean = Arrays.stream(days).average().orElse(0);
        double variance = 0;
        double together = 0;
        for (int t = 0; t < days.length; t++) {
            variance += (days[t] - mean) * (days[t] - mean);
            together += t >= lag ? (days[t] - mean) * (days[t - lag] - mean) : 0;
        }
        return variance == 0 ? Double.NaN : together / variance;
    }

    /** Largest distance of a covered share from its level. */
    double largestMiss() {
        double largest = 0;
        for (int i = 0; i < lengths.length; i++) {
            for (int level = 0; level < LEVELS.length; level++) {
                largest = Math.max(largest, Math.abs(covered[i][level] / counted[i] - LEVELS[level]));
            }
        }
        return largest;
    }

    /** One line for the screen. */
    String line() {
        var line = new StringBuilder();
        for (int i = 0; i < lengths.length; i++) {
            line.append(String.format(Locale.ROOT, " %dd", lengths[i]));
            for (int level = 1; level < LEVELS.length; level++) {
                line.append(String.format(Locale.ROOT, "%s%.3f", level == 1 ? " " : "/", covered[i][level] / counted[i]));
            }
        }
        String[] names = {"lag 1", "lag 7", "zeros", "zero run"};
        for (int what = 0; what < names.length; what++) {
            line.append(String.format(Locale.ROOT, " · %s %.3f (real %.3f)", names[what], looks[1][what] / looked[what], looks[0][what] / looked[what]));
        }
        return line.append(String.format(Locale.ROOT, " · largest miss %.3f", largestMiss())).toString();
    }
}
