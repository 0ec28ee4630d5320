package org.quartermaster.forecasting.selection;

import java.util.Arrays;
import java.util.List;
import org.quartermaster.forecasting.features.OriginFeatures;

/**
 * What the trees have learned by themselves from the periods of the back-test. The lift was measured on trees that did not know these; trained again on everything, they have seen the growth (or the decline) that it makes up
 * for. To add all of it counts that growth twice; to add only what they did not learn forgets everything else that they learned. Of these two guesses the geometric mean is taken: the lift divided by the root of what was learned.
 * Worked number: the back-test asks for 1.08, the trees trained again expect 1.10 times what those of the back-test expect of the same periods: 1.08 / √1.10 = 1.03 is left.
 *
 * @param ratios Σ expected by the trees trained again / Σ expected by those of the back-test, from the end of the history, per third of the horizon
 */
record Relearned(double[] ratios) {

    /** Nothing was trained again. */
    static final Relearned NOTHING = new Relearned(new double[] {1, 1, 1});

    /**
     * Compares both on a sample.
     *
     * @param before aligned means of the back-test's trees, {@code [origin · horizon + period]}
     * @param after  of the trees trained again
     */
    static Relearned of(List<OriginFeatures> origins, double[] before, double[] after, int horizon) {
        double[] sums = new double[2 * Calibration.THIRDS];
        for (int row = 0; row < before.length; row++) {
            OriginFeatures origin = origins.get(row / horizon);
            if (!origin.series().isClosed(origin.end() + row % horizon)) {
                int third = Calibration.third(row % horizon, horizon);
                sums[third] += before[row];
                sums[Calibration.THIRDS + third] += after[row];
            }
        }
        double[] ratios = new double[Calibration.THIRDS];
        Arrays.setAll(ratios, third -> sums[third] > 0 && sums[Calibration.THIRDS + third] > 0 ? sums[Calibration.THIRDS + third] / sums[third] : 1);
        return new Relearned(ratios);
    }

    /** What is left of the lifts of the thirds. */
    double[] rest(double[] lifts) {
        double[] rest = new double[lifts.length];
        Arrays.setAll(rest, third -> restOf(lifts[third], ratios[third]));
        return rest;
    }

    /** What was learned beyond what these lifts were lessened by. */
    Relearned beyond(double[] lifts) {
        double[] rest = rest(lifts);
        double[] beyond = new double[lifts.length];
        Arrays.setAll(beyond, third -> ratios[third] * Math.pow(rest[third] / lifts[third], 2));
        return new Relearned(beyond);
    }

    /** What is left of the lift of a blend. @param share weight of the trees in it */
    double rest(double lift, double share) {
        double learned = Arrays.stream(ratios).map(Math::log).average().orElse(0);
        return restOf(lift, Math.exp(share * learned));
    }

    /** What is left of one lift: never more than it, never in the other direction. */
    static double restOf(double lift, double learned) {
        return Math.clamp(lift / Math.sqrt(learned), Math.min(1, lift), Math.max(1, lift));
    }
}
