package org.quartermaster.launcher.bench.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How much sampled paths look like what happened: totals over lead times by their place among the sampled ones, the correlation of a day with the next and with the same weekday after, days and
 * runs without a sale, and whether a classifier tells them apart. All by series, then averaged.
 *
 * <p>Passed are the gates when no share of totals is further than {@value #MOST_MISSED} from its level, correlations and the share of days without a sale are as near as {@value #MOST_APART}, the longest run without a sale
 * is {@value #MOST_RUN} of the real one apart at most, and the area under the classifier's curve is below {@value #MOST_TOLD}.
 */
final class PathGates {

    private static final double[] LEVELS = {0.1, 0.5, 0.9, 0.95, 0.98};
    private static final int WEEK = 7;
    private static final double MOST_MISSED = 0.05;
    private static final double MOST_APART = 0.05;
    private static final double MOST_RUN = 0.15;
    private static final double MOST_TOLD = 0.7;
    private static final List<String> LOOKS = List.of("lag 1", "lag 7", "zeros", "zero run");

    private final int[] lengths;
    private final double[][] covered;
    private final double[] counted;
    /** lag 1, lag 7, share of zeros, longest run of zeros: what happened, then what was sampled. */
    private final double[][] looks = new double[2][4];
    private final double[] looked = new double[4];
    private final TwoSamples twoSamples = new TwoSamples();

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
        twoSamples.add(worded(real, actual), worded(made[0], Arrays.stream(paths[0]).asDoubleStream().toArray()));
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

    /** How it looks, with how large its largest day is beside the mean one, and how the second half is beside the first. */
    private static double[] worded(double[] look, double[] days) {
        double total = Arrays.stream(days).sum();
        double[] more = Arrays.copyOf(look, look.length + 2);
        more[look.length] = total > 0 ? Arrays.stream(days).max().orElse(0) * days.length / total : 0;
        more[look.length + 1] = total > 0 ? sum(days, days.length / 2) / total : 0;
        return more;
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

    /** The gates that are not passed, by name. */
    List<String> failures() {
        var failures = new ArrayList<String>();
        addIf(failures, !(largestMiss() <= MOST_MISSED), "totals");
        for (int what = 0; what < LOOKS.size(); what++) {
            double real = looks[0][what] / looked[what];
            double most = what == LOOKS.size() - 1 ? MOST_RUN * real : MOST_APART;
            addIf(failures, looked[what] > 0 && Math.abs(looks[1][what] / looked[what] - real) > most + 1e-12, LOOKS.get(what));
        }
        addIf(failures, twoSamples.area() >= MOST_TOLD, "told apart");
        return failures;
    }

    private static void addIf(List<String> failures, boolean holds, String name) {
        if (holds) {
            failures.add(name);
        }
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
        for (int what = 0; what < LOOKS.size(); what++) {
            line.append(String.format(Locale.ROOT, " · %s %.3f (real %.3f)", LOOKS.get(what), looks[1][what] / looked[what], looks[0][what] / looked[what]));
        }
        List<String> failures = failures();
        String verdict = failures.isEmpty() ? "passed" : "not passed: " + String.join(", ", failures);
        return line.append(String.format(Locale.ROOT, " · largest miss %.3f · told apart %.3f · %s", largestMiss(), twoSamples.area(), verdict)).toString();
    }
}
