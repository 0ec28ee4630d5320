package org.quartermaster.forecasting.selection;

import java.util.Arrays;

/**
 * Where actuals lay in their forecast distributions. A count y fills the whole interval from a = P(Y < y) to b = P(Y ≤ y); with calibrated forecasts a point drawn evenly from it is even between 0 and 1 (the randomised
 * probability integral transform; Smith 1985), so no count is held against a quantile that it equals. Filled by one thread, then only read.
 */
final class Pits {

    private double[] from = new double[256];
    private double[] to = new double[256];
    private int count;
    private double[] sortedFrom;
    private double[] sortedTo;

    void add(double below, double upTo) {
        if (count == from.length) {
            from = Arrays.copyOf(from, 2 * count);
            to = Arrays.copyOf(to, 2 * count);
        }
        from[count] = below;
        to[count++] = Math.max(below, upTo);
    }

    /**
     * Adds an actual that a few quantiles were forecast of.
     *
     * @param whole  whether demand is counted: a count is what its quantiles are rounded to
     * @param missed by what the quantiles would have to be multiplied first
     */
    void add(float[] quantiles, int from, double units, boolean whole, double missed) {
        double half = whole ? 0.5 : 0;
        add(QuantileLine.reaching(quantiles, from, (units - half) / missed), whole ? QuantileLine.reaching(quantiles, from, (units + half) / missed) : QuantileLine.upTo(quantiles, from, units / missed));
    }

    /** To be called once after the last {@link #add}, before {@link #covered} and {@link #exceeded}. */
    Pits sorted() {
        sortedFrom = Arrays.copyOf(from, count);
        Arrays.sort(sortedFrom);
        sortedTo = Arrays.copyOf(to, count);
        Arrays.sort(sortedTo);
        return this;
    }

    int count() {
        return count;
    }

    /** Expected share of the evenly drawn points that lie at or below a level (Czado, Gneiting and Held 2009, eq. 2). */
    double share(double level) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += level >= to[i] ? 1 : level <= from[i] ? 0 : (level - from[i]) / (to[i] - from[i]);
        }
        return count == 0 ? level : sum / count;
    }

    /** Share of actuals at or below their quantile at a level. */
    double covered(double level) {
        return count == 0 ? level : (double) upTo(sortedFrom, level + 1e-9) / count;
    }

    /** Share of actuals strictly below their quantile at a level. */
    double exceeded(double level) {
        return count == 0 ? level : (double) upTo(sortedTo, level - 1e-9) / count;
    }

    private static int upTo(double[] values, double level) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] <= level) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
