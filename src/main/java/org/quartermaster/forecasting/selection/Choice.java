package org.quartermaster.forecasting.selection;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses a candidate for one series: its own relative losses, shrunk to its demand class, so that noise does not choose. {@code score = (n · own + prior · class) / (n + prior)}, n = units sold in the scored days, at most
 * their number; the prior, in days on which something was sold, is one of {@link #PRIORS}: the one whose choices lost least on origins that they had not seen ({@link #leastLoss}); with an infinite one every series gets
 * what is best for its class. Smoothing keeps the series unless another is better by
 * {@value #LEAST_GAIN}, and the blend, where it is better than smoothing, unless a single one is better by {@value #BENEFIT}: which member wins by less changes with the next training.
 */
final class Choice {

    static final double[] PRIORS = {180, 720, Double.POSITIVE_INFINITY};
    private static final double LEAST_GAIN = 0.002;
    private static final double BENEFIT = 0.01;

    private Choice() {
    }

    /** The prior that loses least when each origin gets what the others would have chosen. @param segments of each series, in the same order */
    static double leastLoss(List<SeriesScores> scores, List<Segment> segments, int origins) {
        if (origins < 2) {
            return PRIORS[0];
        }
        double[] losses = Arrays.stream(PRIORS).map(prior -> IntStream.range(0, scores.size()).mapToDouble(i -> loss(scores.get(i), segments.get(i), prior)).sum()).toArray();
        int best = PRIORS.length - 1;
        for (int p = best - 1; p >= 0; p--) {
            best = losses[p] < losses[best] ? p : best;
        }
        return PRIORS[best];
    }

    /** Divided by the root of smoothing's loss: neither the largest series nor the many small ones decide alone. */
    private static double loss(SeriesScores scores, Segment segment, double prior) {
        double loss = 0;
        for (int k = 0; k < scores.origins(); k++) {
            loss += scores.get(of(scores, segment, k, prior), k).quantileLoss() / Math.sqrt(1 + scores.get(Members.REFERENCE, k).quantileLoss());
        }
        return loss;
    }

    /** The candidate with the least shrunk loss. @param left origin that must not be looked at; −1 looks at all */
    static int of(SeriesScores scores, Segment segment, int left, double prior) {
        double reference = scores.lossWithout(Members.REFERENCE, left);
        double floor = 0.02 * (1 + scores.demandWithout(left));
        double known = Math.min(scores.demandWithout(left), scores.daysWithout(left));
        int best = Members.REFERENCE;
        double bestScore = 1 - LEAST_GAIN;
        for (int c = 0; c < Members.CANDIDATES; c++) {
            if (segment.allows(c)) {
                double own = Math.min(4, (scores.lossWithout(c, left) + floor) / (reference + floor));
                double part = known / (known + prior);
                double score = part * own + (1 - part) * segment.ratio(c, left);
                double counted = c == Members.COMBINATION && score < 1 - LEAST_GAIN ? score * (1 - BENEFIT) : score;
                if (counted < bestScore) {
                    best = c;
                    bestScore = counted;
                }
            }
        }
        return best;
    }
}
