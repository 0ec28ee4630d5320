package org.quartermaster.forecasting.selection;

import java.util.Arrays;

/**
 * What the back-test says about one demand class: the mean over its series of each candidate's loss relative to smoothing, with any one origin left out.
 *
 * <p>Ratios are taken per series with a floor, so that neither the largest series nor the luckiest decides alone: half of the weight is equal, half by volume.
 */
final class Segment {

    private final int origins;
    private final double[][] ratioSum;
    private final double[][] lossSum;
    private final double[] count;
    private final boolean[] allowed;

    Segment(int origins) {
        this.origins = origins;
        this.ratioSum = new double[Members.CANDIDATES][origins + 1];
        this.lossSum = new double[Members.CANDIDATES][origins + 1];
        this.count = new double[origins + 1];
        this.allowed = new boolean[Members.CANDIDATES];
        Arrays.fill(allowed, true);
    }

    void add(SeriesScores scores) {
        for (int left = -1; left < origins; left++) {
            double reference = scores.lossWithout(Members.REFERENCE, left);
            double floor = 0.02 * (1 + scores.demandWithout(left));
            if (scores.demandWithout(left) > 0) {
                count[left + 1]++;
                for (int c = 0; c < ratioSum.length; c++) {
                    double loss = scores.lossWithout(c, left);
                    ratioSum[c][left + 1] += Math.min(4, (loss + floor) / (reference + floor));
                    lossSum[c][left + 1] += loss;
                }
            }
        }
    }

    /** Loss of a candidate relative to smoothing; 1 when nothing is known. */
    double ratio(int candidate, int left) {
        double reference = lossSum[Members.REFERENCE][left + 1];
        return count[left + 1] == 0 || reference <= 0 ? 1
                : 0.5 * ratioSum[candidate][left + 1] / count[left + 1] + 0.5 * lossSum[candidate][left + 1] / reference;
    }

    /** The simple method with the least loss. */
    int bestSimple(int left) {
        int best = Members.REFERENCE;
        for (int c = 0; c < Members.SIMPLE; c++) {
            if (ratio(c, left) < ratio(best, left)) {
                best = c;
            }
        }
        return best;
    }

    /**
     * Takes the trees and the blends with them out unless one of these beats the best simple method, and every member that did not answer.
     *
     * @param ran        which members answered
     * @param blendTrees whether the class's blends use trees
     * @return whether the trees stay
     */
    boolean admit(boolean[] ran, boolean blendTrees) {
        double simple = ratio(bestSimple(-1), -1);
        boolean wins = blendTrees && ratio(Members.COMBINATION, -1) < simple;
        for (int m = 0; m < Members.COUNT; m++) {
            wins |= Members.isTrees(m) && ran[m] && ratio(m, -1) < simple;
        }
        for (int m = 0; m < Members.COUNT; m++) {
            allowed[m] = ran[m] && (!Members.isTrees(m) || wins);
        }
        allowed[Members.COMBINATION] = wins || !blendTrees;
        return wins;
    }

    boolean allows(int candidate) {
        return allowed[candidate];
    }
}
