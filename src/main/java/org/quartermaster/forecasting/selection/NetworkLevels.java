package org.quartermaster.forecasting.selection;

import org.quartermaster.forecasting.models.NormalQuantiles;
import org.quartermaster.forecasting.models.QuantileForecast;

/**
 * Brings the levels that a network answers to the ones we keep: linear between the two neighbours on the scale of standard normal quantiles, and on along the outermost two beyond them.
 */
final class NetworkLevels {

    /** Share of probability that each of our levels stands for: half-way to its neighbours. */
    private static final double[] SHARE = {0.075, 0.075, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.075, 0.075};

    /** Share of the median above which the lowest quantile of a narrow distribution lies. */
    private static final float NARROW = 0.5f;

    private final int[] lower = new int[QuantileForecast.LEVELS];
    private final double[] share = new double[QuantileForecast.LEVELS];

    /** @param levels of the network, ascending, at least two */
    NetworkLevels(double[] levels) {
        if (levels.length < 2) {
            throw new IllegalArgumentException("%d levels do not tell a distribution.".formatted(levels.length));
        }
        for (int q = 0; q < lower.length; q++) {
            double wanted = QuantileForecast.level(q);
            int below = 0;
            while (below < levels.length - 2 && levels[below + 1] <= wanted) {
                below++;
            }
            double from = NormalQuantiles.of(levels[below]);
            lower[q] = below;
            share[q] = levels[below] == wanted ? 0 : levels[below + 1] == wanted ? 1 : (NormalQuantiles.of(wanted) - from) / (NormalQuantiles.of(levels[below + 1]) - from);
        }
    }

    /** Writes our quantiles of one step. */
    void put(float[] answered, float[] into, int at) {
        for (int q = 0; q < lower.length; q++) {
            float from = answered[lower[q]];
            into[at + q] = (float) (from + share[q] * (answered[lower[q] + 1] - from));
        }
    }

    /** Whether the quantiles of one step lie so close together that no tail beyond them moves the mean much: they tell it better than a network's own mean. */
    static boolean isNarrow(float[] quantiles, int at) {
        return quantiles[at] > NARROW * quantiles[at + QuantileForecast.MEDIAN];
    }

    /** Mean of the distribution that our quantiles of one step stand for. */
    static float mean(float[] quantiles, int at) {
        double mean = 0;
        for (int q = 0; q < SHARE.length; q++) {
            mean += SHARE[q] * quantiles[at + q];
        }
        return (float) mean;
    }
}
