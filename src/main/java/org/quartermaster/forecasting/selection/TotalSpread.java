package org.quartermaster.forecasting.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.quartermaster.forecasting.models.CountDistribution;
import org.quartermaster.forecasting.models.DemandTotal;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Spread;

/**
 * Finds how far sums over several periods stray from what a blend expects: the factor of 1/r and the correlation between periods under which the sums of back-tests over a quarter, a half and the whole of the horizon
 * lie below their quantiles as often as these say, those that replenishment asks for above all. One variance for all levels and lengths: {@code Σ over lengths and levels (share − level)² / (level (1 − level))} is least.
 */
final class TotalSpread {

    private static final double[] LEVELS = {0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98};
    private static final double[] FACTORS = {0.1, 0.2, 0.35, 0.5, 0.7, 1, 1.4, 2, 3};
    private static final double[] CORRELATIONS = {0, 0.01, 0.02, 0.04, 0.07, 0.11, 0.16, 0.23, 0.32, 0.45, 0.6};
    private static final int[] PARTS = {4, 2, 1};
    private static final double MOST_MISSING = 0.3;

    private final double lift;
    private final double[][] all;

    /** A factor and a correlation. */
    record Found(double factor, double correlation) {
    }

    /** One sum: what was sold, what was expected, what smoothing's errors spread. */
    private record Sum(int part, double sold, QuantileForecast known, Spread spread) {
    }

    TotalSpread(List<BlendCalibrator.Outcome> outcomes, double lift) {
        this.lift = lift;
        this.all = shares(outcomes);
    }

    /** What fits a segment, all outcomes together weighing as much as {@code prior} of its own. */
    Found of(List<BlendCalibrator.Outcome> own, double prior) {
        double[][] shares = own.isEmpty() ? all : shares(own);
        double part = own.size() / (own.size() + prior);
        Found best = new Found(1, 0);
        double least = Double.POSITIVE_INFINITY;
        for (int at = 0; at < shares.length; at++) {
            double miss = miss(shares[at], all[at], part);
            if (miss < least) {
                least = miss;
                best = candidate(at);
            }
        }
        return best;
    }

    private static Found candidate(int at) {
        return new Found(FACTORS[at / CORRELATIONS.length], CORRELATIONS[at % CORRELATIONS.length]);
    }

    private static double miss(double[] own, double[] all, double part) {
        double miss = 0;
        for (int i = 0; i < own.length; i++) {
            double level = LEVELS[i % LEVELS.length];
            double off = part * own[i] + (1 - part) * all[i] - level;
            miss += off * off / (level * (1 - level));
        }
        return miss;
    }

    /** Per candidate: shares at or below each level, length by length. */
    private double[][] shares(List<BlendCalibrator.Outcome> outcomes) {
        List<Sum> sums = sums(outcomes);
        return IntStream.range(0, FACTORS.length * CORRELATIONS.length).parallel().mapToObj(at -> shares(sums, candidate(at))).toArray(double[][]::new);
    }

    private static double[] shares(List<Sum> sums, Found candidate) {
        double[] shares = new double[PARTS.length * LEVELS.length];
        int[] counts = new int[PARTS.length];
        for (Sum sum : sums) {
            var spread = new Spread(sum.spread().inverseShape() * candidate.factor(), sum.spread().ratio(), candidate.correlation());
            var total = DemandTotal.over(sum.known(), spread, 0, sum.known().horizon());
            double below = CountDistribution.cumulative(total.mean(), total.variance(), Math.ceil(sum.sold()) - 1);
            double upTo = CountDistribution.cumulative(total.mean(), total.variance(), sum.sold());
            counts[sum.part()]++;
            for (int i = 0; i < LEVELS.length; i++) {
                shares[sum.part() * LEVELS.length + i] += LEVELS[i] >= upTo ? 1 : LEVELS[i] <= below ? 0 : (LEVELS[i] - below) / (upTo - below);
            }
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] = counts[i / LEVELS.length] == 0 ? LEVELS[i % LEVELS.length] : shares[i] / counts[i / LEVELS.length];
        }
        return shares;
    }

    private List<Sum> sums(List<BlendCalibrator.Outcome> outcomes) {
        var sums = new ArrayList<Sum>();
        for (var outcome : outcomes) {
            for (int part = 0; part < PARTS.length; part++) {
                int length = outcome.blended().horizon() / PARTS[part];
                Sum sum = length == 0 ? null : sum(outcome, part, length);
                if (sum != null) {
                    sums.add(sum);
                }
            }
        }
        return sums;
    }

    /** The sum over the periods that are known, or null when too few are. */
    private Sum sum(BlendCalibrator.Outcome outcome, int part, int length) {
        float[] expected = new float[length];
        double sold = 0;
        int known = 0;
        for (int t = 0; t < length; t++) {
            float y = outcome.sample().actual()[outcome.sample().from() + t];
            if (!Float.isNaN(y)) {
                sold += y;
                expected[known++] = (float) (outcome.blended().mean()[t] * lift);
            }
        }
        if (known == 0 || known < (1 - MOST_MISSING) * length) {
            return null;
        }
        var forecast = QuantileForecast.zero(outcome.blended().origin(), known);
        System.arraycopy(expected, 0, forecast.mean(), 0, known);
        return new Sum(part, sold, forecast, outcome.sample().spread());
    }
}
