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
        this.ratioSum = new double[Candidate.ALL.size()][origins + 1];
        this.lossSum = new double[Candidate.ALL.size()][origins + 1];
        this.count = new double[origins + 1];
        this.allowed = new boolean[Candidate.ALL.size()];
        Arrays.fill(allowed, true);
    }

    void add(SeriesScores scores) {
        for (int left = -1; left < origins; left++) {
            double reference = scores.lossWithout(Candidate.REFERENCE, left);
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
        double reference = lossSum[Candidate.REFERENCE][left + 1];
        return count[left + 1] == 0 || reference <= 0 ? 1
                : 0.5 * ratioSum[candidate][left + 1] / count[left + 1] + 0.5 * lossSum[candidate][left + 1] / reference;
    }

    /** The simple method with the least loss. */
    int bestSimple(int left) {
        int best = Candidate.REFERENCE;
        for (int c = 0; Candidate.isSimple(c); c++) {
            if (ratio(c, left) < ratio(best, left)) {
                best = c;
            }
        }
        return best;
    }

    /**
     * Takes the learned method out of every candidate unless it, alone or blended, beats the best simple one, and the network when it did not run.
     *
     * @return whether the learned method stays
     */
    boolean admit(boolean trained, boolean network) {
        double simple = ratio(bestSimple(-1), -1);
        boolean wins = false;
        for (int c = 0; c < allowed.length; c++) {
            wins |= Candidate.ALL.get(c).isLearned() && ratio(c, -1) < simple;
        }
        for (int c = 0; c < allowed.length; c++) {
            boolean ran = network || !Candidate.ALL.get(c).uses(Candidate.NETWORK_MEMBER);
            allowed[c] = ran && (!Candidate.ALL.get(c).isLearned() || trained && wins);
        }
        return trained && wins;
    }

    boolean allows(int candidate) {
        return allowed[candidate];
    }
}
