package org.quartermaster.launcher.bench.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import smile.classification.LogisticRegression;

/**
 * Whether a classifier tells sampled things from real ones (Lopez-Paz and Oquab 2017): a logistic regression on what they look like and the squares of it, learned on every second pair and asked about the others,
 * and the other way round. The area under its ROC curve is 0.5 when it cannot tell and 1 when it always can.
 */
final class TwoSamples {

    private static final double PENALTY = 1;
    private static final int FOLDS = 2;

    private final List<double[]> real = new ArrayList<>();
    private final List<double[]> made = new ArrayList<>();

    /** One pair. @param real as many numbers as {@code made}; those that are none count as 0 */
    void add(double[] real, double[] made) {
        this.real.add(seen(real));
        this.made.add(seen(made));
    }

    private static double[] seen(double[] look) {
        double[] seen = new double[2 * look.length];
        for (int i = 0; i < look.length; i++) {
            seen[i] = Double.isFinite(look[i]) ? look[i] : 0;
            seen[look.length + i] = seen[i] * seen[i];
        }
        return seen;
    }

    /** Area under the ROC curve; no number for fewer than twenty pairs. */
    double area() {
        if (real.size() < 20) {
            return Double.NaN;
        }
        var scored = new ArrayList<Scored>();
        for (int fold = 0; fold < FOLDS; fold++) {
            score(fold, scored);
        }
        return area(scored);
    }

    private record Scored(double score, boolean isReal) {
    }

    private void score(int fold, List<Scored> into) {
        int[] learned = IntStream.range(0, real.size()).filter(i -> i % FOLDS != fold).toArray();
        double[][] rows = new double[2 * learned.length][];
        int[] labels = new int[rows.length];
        for (int i = 0; i < learned.length; i++) {
            rows[2 * i] = real.get(learned[i]);
            rows[2 * i + 1] = made.get(learned[i]);
            labels[2 * i] = 1;
        }
        var scale = new Scale(rows);
        var model = LogisticRegression.binomial(Arrays.stream(rows).map(scale::of).toArray(double[][]::new), labels, new LogisticRegression.Options(PENALTY, 1e-6, 200));
        IntStream.range(0, real.size()).filter(i -> i % FOLDS == fold).forEach(i -> {
            into.add(new Scored(model.score(scale.of(real.get(i))), true));
            into.add(new Scored(model.score(scale.of(made.get(i))), false));
        });
    }

    /** By the ranks of the real ones (Mann and Whitney 1947), equal scores sharing theirs. */
    private static double area(List<Scored> scored) {
        scored.sort(Comparator.comparingDouble(Scored::score));
        double ranks = 0;
        long reals = scored.stream().filter(Scored::isReal).count();
        for (int from = 0; from < scored.size();) {
            int to = from;
            while (to < scored.size() && scored.get(to).score() == scored.get(from).score()) {
                to++;
            }
            double rank = (from + 1 + to) / 2.0;
            ranks += rank * scored.subList(from, to).stream().filter(Scored::isReal).count();
            from = to;
        }
        return (ranks - reals * (reals + 1) / 2.0) / (reals * (scored.size() - reals));
    }

    /** To mean 0 and deviation 1. */
    private static final class Scale {
        private final double[] means;
        private final double[] deviations;

        Scale(double[][] rows) {
            means = new double[rows[0].length];
            deviations = new double[means.length];
            for (int i = 0; i < means.length; i++) {
                int at = i;
                means[i] = Arrays.stream(rows).mapToDouble(row -> row[at]).average().orElse(0);
                deviations[i] = Math.sqrt(Arrays.stream(rows).mapToDouble(row -> (row[at] - means[at]) * (row[at] - means[at])).average().orElse(0));
            }
        }

        double[] of(double[] row) {
            double[] scaled = new double[row.length];
            Arrays.setAll(scaled, i -> deviations[i] > 0 ? (row[i] - means[i]) / deviations[i] : 0);
            return scaled;
        }
    }
}
