package org.quartermaster.forecasting.features;

/** Counts, mean and spread of a window of periods. */
final class Moments {

    private int known;
    private int missing;
    private int sales;
    private double sum;
    private double squares;
    private float maximum;

    Moments(float[] units, int from, int to) {
        for (int t = from; t < to; t++) {
            if (Float.isNaN(units[t])) {
                missing++;
            } else {
                known++;
                sales += units[t] > 0 ? 1 : 0;
                sum += units[t];
                squares += (double) units[t] * units[t];
                maximum = Math.max(maximum, units[t]);
            }
        }
    }

    double deviation() {
        return known < 2 ? Double.NaN : Math.sqrt(Math.max(0, squares - sum * sum / known) / (known - 1));
    }

    double zeroShare() {
        return known == 0 ? Double.NaN : 1 - (double) sales / known;
    }

    double missingShare() {
        return known + missing == 0 ? 0 : (double) missing / (known + missing);
    }

    /** Squared coefficient of variation of the sizes of sales. */
    double sizeVariation() {
        if (sales < 2) {
            return Double.NaN;
        }
        double mean = sum / sales;
        return Math.max(0, squares / sales - mean * mean) / (mean * mean);
    }

    double maximum() {
        return maximum;
    }
}
