package org.quartermaster.forecasting.features;

/** Means over windows of periods that skip what is missing. */
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

    /** Mean of the known values at the same phase as {@code target} in the last {@code cycles} cycles before {@code end}. */
    static double samePhase(float[] values, int first, int end, int target, int phases, int cycles) {
        int last = end - 1 - Math.floorMod(end - 1 - target, phases);
        double sum = 0;
        int known = 0;
        for (int cycle = 0, t = last; cycle < cycles && t >= first; cycle++, t -= phases) {
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
