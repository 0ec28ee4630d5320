package org.quartermaster.forecasting.selection;

import org.quartermaster.learning.evaluation.ScoreSums;

/** The back-test of one series: sums per candidate and origin, kept small because every series of a run has one. */
final class SeriesScores {

    private static final int SUMS = 4;

    private final int origins;
    private final float[] sums;
    private final float[] demand;
    private final byte[] days;

    SeriesScores(int candidates, int origins) {
        this.origins = origins;
        this.sums = new float[candidates * origins * SUMS];
        this.demand = new float[origins];
        this.days = new byte[origins];
    }

    void put(int candidate, int origin, ScoreSums score) {
        int at = (candidate * origins + origin) * SUMS;
        sums[at] = (float) score.quantileLoss();
        sums[at + 1] = (float) score.medianError();
        sums[at + 2] = (float) score.meanError();
        sums[at + 3] = (float) score.covered();
        demand[origin] = (float) score.demand();
        days[origin] = (byte) score.days();
    }

    ScoreSums get(int candidate, int origin) {
        int at = (candidate * origins + origin) * SUMS;
        return new ScoreSums(days[origin], demand[origin], sums[at], sums[at + 1], sums[at + 2], sums[at + 3]);
    }

    int origins() {
        return origins;
    }

    /** Loss of a candidate over all origins but one; −1 leaves none out. */
    double lossWithout(int candidate, int left) {
        double loss = 0;
        for (int k = 0; k < origins; k++) {
            loss += k == left ? 0 : sums[(candidate * origins + k) * SUMS];
        }
        return loss;
    }

    /** Known days over all origins but one. */
    int daysWithout(int left) {
        int known = 0;
        for (int k = 0; k < origins; k++) {
            known += k == left ? 0 : days[k];
        }
        return known;
    }

    /** Units over all origins but one. */
    double demandWithout(int left) {
        double units = 0;
        for (int k = 0; k < origins; k++) {
            units += k == left ? 0 : demand[k];
        }
        return units;
    }

    /** All origins together. */
    ScoreSums total(int candidate) {
        ScoreSums total = ScoreSums.NONE;
        for (int k = 0; k < origins; k++) {
            total = total.plus(get(candidate, k));
        }
        return total;
    }
}
