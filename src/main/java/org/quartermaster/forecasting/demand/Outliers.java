package org.quartermaster.forecasting.demand;

import java.util.Arrays;

/**
 * Clips sales that the days before them do not make plausible: above {@code exp(median + 4.5 · σ)} of the logarithms of the sales of the {@value #WINDOW} days before, with
 * σ = 1.4826 · median absolute deviation (Hampel 1974), at least {@value #LEAST_SIGMA}. Looks back only, leaves promotion days alone, and wants {@value #LEAST_SALES} sales to judge by.
 */
final class Outliers {

    private static final int WINDOW = 182;
    private static final int LEAST_SALES = 8;
    private static final double LEAST_SIGMA = 0.4;
    private static final double SIGMAS = 4.5;
    private static final double CANDIDATE_FACTOR = 5;

    private Outliers() {
    }

    /** Clips in place and answers how many days it clipped. */
    static int clip(float[] units, float[] promotion) {
        float[] logarithms = new float[WINDOW];
        double typical = 0;
        double weight = 0;
        int clipped = 0;
        for (int t = 0; t < units.length; t++) {
            if (units[t] > 0) {
                if (weight > 0 && promotion[t] == 0 && units[t] > CANDIDATE_FACTOR * typical / weight) {
                    float limit = limit(units, t, logarithms);
                    if (units[t] > limit) {
                        units[t] = limit;
                        clipped++;
                    }
                }
                typical = 0.97 * typical + units[t];
                weight = 0.97 * weight + 1;
            }
        }
        return clipped;
    }

    private static float limit(float[] units, int day, float[] logarithms) {
        int count = 0;
        for (int t = Math.max(0, day - WINDOW); t < day; t++) {
            if (units[t] > 0) {
                logarithms[count++] = (float) Math.log(units[t]);
            }
        }
        if (count < LEAST_SALES) {
            return Float.POSITIVE_INFINITY;
        }
        float median = median(logarithms, count);
        for (int i = 0; i < count; i++) {
            logarithms[i] = Math.abs(logarithms[i] - median);
        }
        double sigma = Math.max(LEAST_SIGMA, 1.4826 * median(logarithms, count));
        return (float) Math.ceil(Math.exp(median + SIGMAS * sigma));
    }

    private static float median(float[] values, int count) {
        Arrays.sort(values, 0, count);
        return count % 2 == 1 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
    }
}
