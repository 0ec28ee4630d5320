package org.quartermaster.forecasting.selection;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
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
    private final OriginSums sums;
    private final List<Integer> origins;
    private final LevelMap.Evidence all;
    private final int horizon;
    private final TotalSpread totals;

    /** @param persistence of what all forecasts missed */
    BlendCalibrator(List<Outcome> outcomes, double persistence) {
        this.outcomes = outcomes;
        this.horizon = outcomes.getFirst().blended().horizon();
        this.origins = outcomes.stream().map(outcome -> outcome.sample().from()).distinct().sorted().toList();
        this.sums = sums();
        this.lift = sums.lifts((sold, expected, smoothed) -> Lift.beside(sold, expected, smoothed, persistence))[0];
        this.all = evidence(outcomes);
        // a miss of a whole month that comes unforeseen is what sums stray by
        this.totals = new TotalSpread(outcomes, lift);
    }

    BlendCalibration of(int segment) {
        List<Outcome> own = outcomes.stream().filter(outcome -> outcome.segment() == segment).toList();
        TotalSpread.Found total = totals.of(own, PRIOR);
        return new BlendCalibration(lift, 1, LevelMap.honest(evidence(own), horizon, all, PRIOR / origins.size()), total.factor(), total.correlation());
    }

    private OriginSums sums() {
        var found = new OriginSums(1, origins.size());
        for (Outcome outcome : outcomes) {
            int origin = origins.indexOf(outcome.sample().from());
            // what was not on sale yet is no lean of those who did not expect it
            for (int t = 0; t < horizon && outcome.sample().isLaunched(); t++) {
                float y = outcome.sample().actual()[outcome.sample().from() + t];
                if (!Float.isNaN(y)) {
                    found.add(0, origin, y, outcome.blended().mean()[t], outcome.sample().members()[Members.REFERENCE].mean()[t]);
                }
            }
        }
        return found;
    }

    private LevelMap.Evidence evidence(List<Outcome> of) {
        double missed = sums.lifts(Lift.MISSED)[0] / lift;
        return new LevelMap.Evidence(pits(of, _ -> missed), pits(of, origin -> sums.lean(0, origin) / lift));
    }

    /** One per origin. */
    private List<Pits> pits(List<Outcome> of, IntToDoubleFunction missed) {
        return IntStream.range(0, origins.size()).mapToObj(origin -> {
            var pits = new Pits();
            of.stream().filter(outcome -> outcome.sample().from() == origins.get(origin)).forEach(outcome -> add(outcome, pits, missed.applyAsDouble(origin)));
            return pits.sorted();
        }).toList();
    }

    /** @param missed factor of what does not come back: it is no matter of the shape of the errors */
    private static void add(Outcome outcome, Pits pits, double missed) {
        for (int t = 0; t < outcome.blended().horizon(); t++) {
            float y = outcome.sample().actual()[outcome.sample().from() + t];
            if (!Float.isNaN(y)) {
                pits.add(outcome.blended().quantiles(), t * QuantileForecast.LEVELS, y, outcome.sample().whole(), missed);
            }
        }
    }
}
