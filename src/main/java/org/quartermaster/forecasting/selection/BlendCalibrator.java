package org.quartermaster.forecasting.selection;

import java.util.List;
import java.util.TreeMap;
import org.quartermaster.forecasting.models.QuantileForecast;

/**
 * Measures a {@link BlendCalibration} per segment on back-tests of a sample of series. Whatever few back-tests say about a segment is mixed with what all of them say.
 */
final class BlendCalibrator {

    /** Back-tests of a segment that weigh as much as all the others together. */
    private static final double PRIOR = 60;

    /**
     * What a blend said of one series from one origin.
     *
     * @param blended not calibrated
     */
    record Outcome(BlendSample sample, int segment, QuantileForecast blended) {
    }

    private final List<Outcome> outcomes;
    private final double lift;
    private final double missed;
    private final List<Integer> origins;
    private final List<Pits> all;
    private final int horizon;
    private final TotalSpread totals;

    /** @param persistence of what all forecasts missed */
    BlendCalibrator(List<Outcome> outcomes, double persistence) {
        this.outcomes = outcomes;
        this.horizon = outcomes.getFirst().blended().horizon();
        this.origins = outcomes.stream().map(outcome -> outcome.sample().from()).distinct().sorted().toList();
        this.lift = lift((sold, expected, smoothed) -> Lift.beside(sold, expected, smoothed, persistence));
        this.missed = lift(Lift.MISSED);
        this.all = pits(outcomes);
        // a miss of a whole month that comes unforeseen is what sums stray by
        this.totals = new TotalSpread(outcomes, lift);
    }

    BlendCalibration of(int segment) {
        List<Outcome> own = outcomes.stream().filter(outcome -> outcome.segment() == segment).toList();
        TotalSpread.Found total = totals.of(own, PRIOR);
        return new BlendCalibration(lift, LevelMap.honest(pits(own), horizon, all, PRIOR / origins.size()), total.factor(), total.correlation());
    }

    private double lift(Lift.Rule rule) {
        var origin = new TreeMap<Integer, double[]>();
        for (Outcome outcome : outcomes) {
            double[] sums = origin.computeIfAbsent(outcome.sample().from(), _ -> new double[3]);
            for (int t = 0; t < outcome.blended().horizon(); t++) {
                float y = outcome.sample().actual()[outcome.sample().from() + t];
                if (!Float.isNaN(y)) {
                    sums[0] += y;
                    sums[1] += outcome.blended().mean()[t];
                    sums[2] += outcome.sample().members()[Members.REFERENCE].mean()[t];
                }
            }
        }
        return rule.of(column(origin, 0), column(origin, 1), column(origin, 2));
    }

    private static double[] column(TreeMap<Integer, double[]> origins, int column) {
        return origins.values().stream().mapToDouble(sums -> sums[column]).toArray();
    }

    /** One per origin. */
    private List<Pits> pits(List<Outcome> of) {
        return origins.stream().map(origin -> {
            var pits = new Pits();
            of.stream().filter(outcome -> outcome.sample().from() == origin).forEach(outcome -> add(outcome, pits, missed / lift));
            return pits.sorted();
        }).toList();
    }

    /** @param missed factor of what does not come back: it is no matter of the shape of the errors */
    private static void add(Outcome outcome, Pits pits, double missed) {
        float[] quantiles = outcome.blended().quantiles();
        // a count is what its quantiles are rounded to
        double half = outcome.sample().whole() ? 0.5 : 0;
        for (int t = 0; t < outcome.blended().horizon(); t++) {
            float y = outcome.sample().actual()[outcome.sample().from() + t];
            if (!Float.isNaN(y)) {
                int at = t * QuantileForecast.LEVELS;
                pits.add(QuantileLine.reaching(quantiles, at, (y - half) / missed), half > 0 ? QuantileLine.reaching(quantiles, at, (y + half) / missed) : QuantileLine.upTo(quantiles, at, y / missed));
            }
        }
    }
}
