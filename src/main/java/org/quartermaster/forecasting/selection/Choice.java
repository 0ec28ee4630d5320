package org.quartermaster.forecasting.selection;

/**
 * Chooses a candidate for one series: its own relative losses, shrunk to its demand class with the weight of {@value #PRIOR_DAYS} days on which something was sold, so that noise does not
 * choose. {@code score = (n · own + prior · class) / (n + prior)}, n = units sold in the scored days, at most their number.
 * Smoothing keeps the series unless another is better by {@value #LEAST_GAIN}.
 */
final class Choice {

    private static final double PRIOR_DAYS = 180;
    private static final double LEAST_GAIN = 0.002;

    private Choice() {
    }

    /** The candidate with the least shrunk loss. @param left origin that must not be looked at; −1 looks at all */
    static int of(SeriesScores scores, Segment segment, int left) {
        double reference = scores.lossWithout(Members.REFERENCE, left);
        double floor = 0.02 * (1 + scores.demandWithout(left));
        double known = Math.min(scores.demandWithout(left), scores.daysWithout(left));
        int best = Members.REFERENCE;
        double bestScore = 1 - LEAST_GAIN;
        for (int c = 0; c < Members.CANDIDATES; c++) {
            if (segment.allows(c)) {
                double own = Math.min(4, (scores.lossWithout(c, left) + floor) / (reference + floor));
                double score = (known * own + PRIOR_DAYS * segment.ratio(c, left)) / (known + PRIOR_DAYS);
                if (score < bestScore) {
                    best = c;
                    bestScore = score;
                }
            }
        }
        return best;
    }
}
