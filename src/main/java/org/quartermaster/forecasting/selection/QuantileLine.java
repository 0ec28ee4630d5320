package org.quartermaster.forecasting.selection;

import org.quartermaster.forecasting.models.QuantileForecast;

/**
 * A distribution of which only the quantiles at the levels of {@link QuantileForecast} are known: straight lines between them, exponential tails through the two outermost on either side, nothing below zero.
 */
final class QuantileLine {

    private static final int LAST = QuantileForecast.LEVELS - 1;
    /** Half of what lies beyond the last level but one lies beyond the last, on both sides. */
    private static final double LN2 = Math.log(2);

    private QuantileLine() {
    }

    /** The quantile at any level. */
    static double at(float[] quantiles, int from, double level) {
        if (level <= QuantileForecast.level(0)) {
            double step = quantiles[from + 1] - quantiles[from];
            return Math.max(0, quantiles[from] - step * Math.log(QuantileForecast.level(0) / level) / LN2);
        }
        if (level >= QuantileForecast.level(LAST)) {
            double step = quantiles[from + LAST] - quantiles[from + LAST - 1];
            return quantiles[from + LAST] + step * Math.log((1 - QuantileForecast.level(LAST)) / (1 - level)) / LN2;
        }
        int i = 1;
        while (QuantileForecast.level(i) < level) {
            i++;
        }
        double part = (level - QuantileForecast.level(i - 1)) / (QuantileForecast.level(i) - QuantileForecast.level(i - 1));
        return quantiles[from + i - 1] + part * (quantiles[from + i] - quantiles[from + i - 1]);
    }

    /** The least level whose quantile is not below {@code units}. */
    static double reaching(float[] quantiles, int from, double units) {
        if (units <= quantiles[from]) {
            double step = quantiles[from + 1] - quantiles[from];
            return units <= 0 ? 0 : units == quantiles[from] || step <= 0 ? QuantileForecast.level(0) : QuantileForecast.level(0) * Math.exp(-LN2 * (quantiles[from] - units) / step);
        }
        if (units > quantiles[from + LAST]) {
            return beyond(quantiles, from, units);
        }
        int i = 1;
        while (quantiles[from + i] < units) {
            i++;
        }
        double below = quantiles[from + i - 1];
        double part = (units - below) / (quantiles[from + i] - below);
        return QuantileForecast.level(i - 1) + part * (QuantileForecast.level(i) - QuantileForecast.level(i - 1));
    }

    /** The greatest level whose quantile is not above {@code units}. */
    static double upTo(float[] quantiles, int from, double units) {
        int i = LAST;
        while (i >= 0 && quantiles[from + i] > units) {
            i--;
        }
        if (i < 0) {
            return reaching(quantiles, from, units);
        }
        if (i == LAST) {
            return beyond(quantiles, from, units);
        }
        double part = (units - quantiles[from + i]) / (quantiles[from + i + 1] - quantiles[from + i]);
        return QuantileForecast.level(i) + part * (QuantileForecast.level(i + 1) - QuantileForecast.level(i));
    }

    private static double beyond(float[] quantiles, int from, double units) {
        double step = quantiles[from + LAST] - quantiles[from + LAST - 1];
        double above = units - quantiles[from + LAST];
        return step > 0 ? 1 - (1 - QuantileForecast.level(LAST)) * Math.exp(-LN2 * above / step) : above > 0 ? 1 : QuantileForecast.level(LAST);
    }
}
