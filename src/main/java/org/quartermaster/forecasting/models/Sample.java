package org.quartermaster.forecasting.models;

import java.util.Arrays;

/** Empirical quantiles of a handful of numbers. */
final class Sample {

    private Sample() {
    }

    /** The quantile at {@code level} of {@code sorted[0 … count − 1]}, linear between order statistics (Hyndman and Fan 1996, type 7). */
    static double quantile(float[] sorted, int count, double level) {
        double place = level * (count - 1);
        int below = (int) place;
        return below + 1 >= count ? sorted[count - 1] : sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }

    /** Copies the known values of {@code units[from … to − 1]} to {@code out}, sorts them, and answers how many there are. */
    static int sortedKnown(float[] units, int from, int to, float[] out) {
        int count = 0;
        for (int t = Math.max(0, from); t < to; t++) {
            if (!Float.isNaN(units[t])) {
                out[count++] = units[t];
            }
        }
        Arrays.sort(out, 0, count);
        return count;
    }
}
