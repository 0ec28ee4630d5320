package org.quartermaster.forecasting.features;

/** Means over windows of days that skip what is missing. */
final class Windows {

    private Windows() {
    }

    /** Mean of the known values of {@code [from, to)}, cut to the array; NaN when none is known. */
    static double mean(float[] values, int from, int to) {
        double sum = 0;
        int known = 0;
        for (int t = Math.max(0, from); t < Math.min(values.length, to); t++) {
            if (!Float.isNaN(values[t])) {
                sum += values[t];
                known++;
            }
        }
        return known == 0 ? Double.NaN : sum / known;
    }

    /** Mean of the known values on {@code end − 7 · weeks + day, …}: the same weekday as {@code target} in the last {@code weeks} weeks before {@code end}. */
    static double sameWeekday(float[] values, int first, int end, int target, int weeks) {
        int last = end - 1 - Math.floorMod(end - 1 - target, 7);
        double sum = 0;
        int known = 0;
        for (int week = 0, t = last; week < weeks && t >= first; week++, t -= 7) {
            if (!Float.isNaN(values[t])) {
                sum += values[t];
                known++;
            }
        }
        return known == 0 ? Double.NaN : sum / known;
    }

    static double ratio(double above, double below) {
        return below > 0 ? above / below : Double.NaN;
    }
}
