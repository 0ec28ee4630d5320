package org.quartermaster.forecasting.models;

import java.util.Arrays;

/**
 * Quantiles of a count with a given mean and variance: negative binomial above the mean's variance, Poisson at it, binomial below it.
 *
 * <p>Negative binomial with {@code r = m² / (v − m)} and {@code p = m / v} (moment matching; Johnson, Kemp and Kotz 2005, eq. 5.1); binomial with
 * {@code n = m² / (m − v)}. Above a mean of 200 the distribution is taken at that mean with the same coefficient of variation and stretched, which
 * is the gamma limit. Worked number: m = 2, v = 4 is NB(r = 2, p = ½) with P(0) = 0.25, P(≤ 1) = 0.5, so the median is 1.
 */
public final class CountDistribution {

    private static final double LARGE = 200;
    private static final double LEAST_SHAPE = 0.03;
    private static final double[] LEVELS = QuantileForecast.levels();

    private CountDistribution() {
    }

    /** As {@link #quantiles(double, double, double[], float[], int)} at the levels of {@link QuantileForecast}. */
    public static void quantiles(double mean, double variance, float[] out, int offset) {
        quantiles(mean, variance, LEVELS, out, offset);
    }

    /**
     * Writes one quantile per level to {@code out[offset …]}.
     *
     * @param mean     units; anything not above 0 gives zeros
     * @param variance units², ≥ 0
     * @param levels   ascending, below 1; a level not above 0 gives 0
     */
    public static void quantiles(double mean, double variance, double[] levels, float[] out, int offset) {
        if (!(mean > 1e-9) || Double.isInfinite(mean)) {
            Arrays.fill(out, offset, offset + levels.length, 0f);
        } else if (mean > LARGE) {
            stretched(mean, variance, levels, out, offset);
        } else if (variance > mean * 1.001) {
            negativeBinomial(mean, variance, levels, out, offset);
        } else if (variance > mean * 0.98) {
            walk(Math.exp(-mean), mean, 0, levels, out, offset);
        } else {
            binomial(mean, Math.max(0, variance), levels, out, offset);
        }
    }

    /**
     * P(demand ≤ {@code units}) of the distribution whose quantiles {@link #quantiles} writes; 0 below zero.
     *
     * @param mean     units, > 0 and finite for anything but certain zeros
     * @param variance units², ≥ 0
     */
    public static double cumulative(double mean, double variance, double units) {
        if (units < 0) {
            return 0;
        }
        if (!(mean > 1e-9) || Double.isInfinite(mean)) {
            return 1;
        }
        if (mean > LARGE) {
            return stretched(mean, variance, units);
        }
        int whole = (int) Math.min(100_000, Math.floor(units));
        if (variance > mean * 1.001) {
            double shape = shape(mean, variance);
            double failure = mean / (shape + mean);
            return sum(Math.exp(shape * Math.log1p(-failure)), failure * shape, failure, whole);
        }
        if (variance > mean * 0.98) {
            return sum(Math.exp(-mean), mean, 0, whole);
        }
        double[] probability = binomial(mean, Math.max(0, variance));
        return Math.min(1, Arrays.stream(probability, 0, Math.min(probability.length, whole + 1)).sum());
    }

    private static double stretched(double mean, double variance, double units) {
        double squaredVariation = Math.max(0, variance) / (mean * mean);
        double at = units * LARGE / mean;
        if (squaredVariation * LARGE <= 1.001) {
            return NormalQuantiles.cumulative((units - mean) / Math.max(1e-9, Math.sqrt(squaredVariation) * mean));
        }
        double below = cumulative(LARGE, squaredVariation * LARGE * LARGE, Math.floor(at));
        return below + (at - Math.floor(at)) * (cumulative(LARGE, squaredVariation * LARGE * LARGE, Math.floor(at) + 1) - below);
    }

    private static double sum(double zero, double first, double a, int last) {
        double probability = zero;
        double cumulated = zero;
        for (int k = 1; k <= last && cumulated < 1 - 1e-12; k++) {
            probability *= a + (first - a) / k;
            cumulated += probability;
        }
        return Math.min(1, cumulated);
    }

    private static void stretched(double mean, double variance, double[] levels, float[] out, int offset) {
        double squaredVariation = Math.max(0, variance) / (mean * mean);
        if (squaredVariation * LARGE > 1.001) {
            negativeBinomial(LARGE, squaredVariation * LARGE * LARGE, levels, out, offset);
            for (int i = offset; i < offset + levels.length; i++) {
                out[i] *= (float) (mean / LARGE);
            }
        } else {
            for (int i = 0; i < levels.length; i++) {
                out[offset + i] = levels[i] <= 0 ? 0 : (float) Math.max(0, mean + NormalQuantiles.of(levels[i]) * Math.sqrt(squaredVariation) * mean);
            }
        }
    }

    private static void negativeBinomial(double mean, double variance, double[] levels, float[] out, int offset) {
        double shape = shape(mean, variance);
        double failure = mean / (shape + mean);
        walk(Math.exp(shape * Math.log1p(-failure)), failure * shape, failure, levels, out, offset);
    }

    private static double shape(double mean, double variance) {
        return Math.max(LEAST_SHAPE, mean * mean / (variance - mean));
    }

    /** Panjer's recursion (1981): {@code p(k) = p(k − 1) · (a + b / k)} with p(1) = p(0) · first; a = 0 for Poisson, a = 1 − p for the negative binomial. */
    private static void walk(double zero, double first, double a, double[] levels, float[] out, int offset) {
        double probability = zero;
        double cumulated = zero;
        double b = first - a;
        int k = 0;
        for (int i = 0; i < levels.length; i++) {
            while (cumulated < levels[i] && k < 100_000) {
                k++;
                probability *= a + b / k;
                cumulated += probability;
            }
            out[offset + i] = k;
        }
    }

    private static void binomial(double mean, double variance, double[] levels, float[] out, int offset) {
        double[] probability = binomial(mean, variance);
        int trials = probability.length - 1;
        double cumulated = probability[0];
        int k = 0;
        for (int i = 0; i < levels.length; i++) {
            while (cumulated < levels[i] - 1e-12 && k < trials) {
                cumulated += probability[++k];
            }
            out[offset + i] = k;
        }
    }

    /** Probabilities of 0 … n. */
    private static double[] binomial(double mean, double variance) {
        int trials = (int) Math.max(Math.ceil(mean), Math.round(mean * mean / (mean - variance)));
        double success = mean / trials;
        return success <= 0.5 ? binomialUp(trials, success) : reversed(binomialUp(trials, 1 - success));
    }

    private static double[] binomialUp(int trials, double success) {
        double[] probability = new double[trials + 1];
        probability[0] = Math.pow(1 - success, trials);
        for (int k = 1; k <= trials; k++) {
            probability[k] = probability[k - 1] * (trials - k + 1) / k * success / (1 - success);
        }
        return probability;
    }

    private static double[] reversed(double[] values) {
        double[] turned = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            turned[i] = values[values.length - 1 - i];
        }
        return turned;
    }
}
