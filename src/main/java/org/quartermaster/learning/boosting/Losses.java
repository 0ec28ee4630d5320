package org.quartermaster.learning.boosting;

import java.util.Arrays;
import org.quartermaster.learning.features.FeatureMatrix;

/** The arithmetic of an {@link Objective} on the targets and weights of one matrix: starting constant, gradients, leaf quantiles, loss. */
final class Losses {

    private static final double LEAST_MEAN = 1e-6;
    /** Poisson steps are damped by the curvature at f + 0.7, or a leaf of large counts would overshoot. */
    private static final double POISSON_DAMPING = Math.exp(0.7);

    private final Objective objective;
    private final float[] target;
    private final float[] weight;
    private final int rows;
    private final boolean unitWeights;

    Losses(Objective objective, FeatureMatrix matrix) {
        this.objective = objective;
        target = matrix.target();
        weight = matrix.weight();
        rows = matrix.rows();
        boolean unit = true;
        for (int i = 0; i < rows && unit; i++) {
            unit = weight[i] == 1;
        }
        unitWeights = unit;
    }

    /** Whether every row has second derivative 1. */
    boolean hasUnitCurvature() {
        return unitWeights && !objective.logLink();
    }

    /** The best constant, on the scale of the trees. */
    double intercept() {
        return switch (objective) {
            case Objective.Squared _ -> mean();
            case Objective.Pinball pinball -> quantile(Arrays.copyOf(weight, rows), toDouble(target), pinball.level());
            case Objective.Poisson _, Objective.Tweedie _ -> Math.log(Math.max(LEAST_MEAN, mean()));
        };
    }

    /**
     * First and second derivatives of the weighted loss for the drawn rows.
     *
     * @param bag       drawn rows
     * @param raw       sum of trees of every row
     * @param gradient  filled from {@code from} to {@code to}, by position in the bag
     * @param curvature likewise, or null when all are 1
     */
    void gradients(int[] bag, int from, int to, double[] raw, double[] gradient, double[] curvature) {
        switch (objective) {
            case Objective.Squared _ -> squared(bag, from, to, raw, gradient);
            case Objective.Pinball pinball -> pinball(bag, from, to, raw, gradient, pinball.level());
            case Objective.Poisson _ -> poisson(bag, from, to, raw, gradient, curvature);
            case Objective.Tweedie tweedie -> tweedie(bag, from, to, raw, gradient, curvature, tweedie.power());
        }
        if (!unitWeights) {
            weigh(bag, from, to, gradient, curvature);
        }
    }

    private void squared(int[] bag, int from, int to, double[] raw, double[] gradient) {
        for (int i = from; i < to; i++) {
            gradient[i] = raw[bag[i]] - target[bag[i]];
        }
    }

    private void pinball(int[] bag, int from, int to, double[] raw, double[] gradient, double level) {
        for (int i = from; i < to; i++) {
            gradient[i] = target[bag[i]] >= raw[bag[i]] ? -level : 1 - level;
        }
    }

    private void poisson(int[] bag, int from, int to, double[] raw, double[] gradient, double[] curvature) {
        for (int i = from; i < to; i++) {
            double mean = Math.exp(raw[bag[i]]);
            gradient[i] = mean - target[bag[i]];
            curvature[i] = mean * POISSON_DAMPING;
        }
    }

    private void tweedie(int[] bag, int from, int to, double[] raw, double[] gradient, double[] curvature, double power) {
        for (int i = from; i < to; i++) {
            double f = raw[bag[i]];
            double y = target[bag[i]];
            double low = Math.exp((1 - power) * f);
            double high = Math.exp(f) * low;
            gradient[i] = high - y * low;
            curvature[i] = (2 - power) * high - (1 - power) * y * low;
        }
    }

    private void weigh(int[] bag, int from, int to, double[] gradient, double[] curvature) {
        boolean logLink = objective.logLink();
        for (int i = from; i < to; i++) {
            float w = weight[bag[i]];
            gradient[i] *= w;
            curvature[i] = logLink ? curvature[i] * w : w;
        }
    }

    /** The weighted quantile of {@code target − raw} over the rows {@code bag[order[from…to)]}: the best pinball leaf. */
    double residualQuantile(int[] bag, int[] order, int from, int to, double[] raw, double level) {
        double[] residual = new double[to - from];
        float[] weights = unitWeights ? null : new float[residual.length];
        for (int i = from; i < to; i++) {
            int row = bag[order[i]];
            residual[i - from] = target[row] - raw[row];
            if (weights != null) {
                weights[i - from] = weight[row];
            }
        }
        if (weights != null) {
            return WeightedQuantile.select(residual, weights, level);
        }
        int k = Math.max(0, (int) Math.ceil(level * residual.length) - 1);
        return select(residual, k);
    }

    /** Sum of weighted losses over rows {@code from…to}. */
    double loss(double[] raw, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += weight[i] * loss(target[i], raw[i]);
        }
        return sum;
    }

    private double loss(double y, double f) {
        return switch (objective) {
            case Objective.Squared _ -> 0.5 * (y - f) * (y - f);
            case Objective.Pinball pinball -> y >= f ? pinball.level() * (y - f) : (1 - pinball.level()) * (f - y);
            case Objective.Poisson _ -> Math.exp(f) - y * f;
            case Objective.Tweedie tweedie -> {
                double low = Math.exp((1 - tweedie.power()) * f);
                yield Math.exp(f) * low / (2 - tweedie.power()) - y * low / (1 - tweedie.power());
            }
        };
    }

    double weights() {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += weight[i];
        }
        return sum;
    }

    private double mean() {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += (double) weight[i] * target[i];
        }
        return sum / weights();
    }

    private double[] toDouble(float[] values) {
        double[] wide = new double[rows];
        for (int i = 0; i < rows; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    /** Smallest value at which the weights up to it reach {@code level} of all weights. */
    static double quantile(float[] weights, double[] values, double level) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
        double all = 0;
        for (int i = 0; i < values.length; i++) {
            all += weights[i];
        }
        double reached = 0;
        for (int i : order) {
            reached += weights[i];
            if (reached >= level * all) {
                return values[i];
            }
        }
        return values[order[order.length - 1]];
    }

    /** The k-th smallest value; reorders the array (Hoare 1961). */
    static double select(double[] values, int k) {
        int low = 0;
        int high = values.length - 1;
        while (low < high) {
            double pivot = values[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double swap = values[i];
                    values[i++] = values[j];
                    values[j--] = swap;
                }
            }
            if (k <= j) {
                high = j;
            } else if (k >= i) {
                low = i;
            } else {
                break;
            }
        }
        return values[k];
    }
}
