package org.quartermaster.forecasting.selection;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.quartermaster.forecasting.features.OriginFeatures;
import org.quartermaster.forecasting.models.CountDistribution;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.learning.evaluation.Pinball;

/**
 * Measures a {@link Calibration} on back-tests of a sample of series.
 *
 * <p>The mean's factor is Σ actual / Σ expected, per third of the horizon and origin; what the origins do not agree on is noise: with r the mean over the origins of the factor less one and v the variance of that mean,
 * {@code factor = 1 + r · r² / (r² + v)}, and what smoothing missed too is made up for only as far as such misses come back ({@link Lift}). A band's spread factor is the one of those tried with the least pinball loss after its
 * levels were mapped so that actuals lie evenly in their distributions: one factor alone would trade honest tails for a better middle.
 */
final class Calibrator {

    private static final double[] TRIED = {0.03, 0.08, 0.16, 0.28, 0.42, 0.6, 0.8, 1, 1.25, 1.6, 2.2};
    /** Trees that have seen a season twice know more of it than smoothing. */
    private static final double MOST_ALIGNED_WITH_SEASONS = 0.5;
    /** Share of the loss over all bands that is added to a band's own. */
    private static final double BORROWED = 0.05;
    /** Observations that no change of levels is worth. */
    private static final double PRIOR = 30;

    private final List<OriginFeatures> origins;
    private final double[] means;
    private final int horizon;
    private final int perSeries;
    private final double persistence;

    /**
     * @param origins   features of the sample, {@code perSeries} origins of each series in a row
     * @param means     the trees' raw means, {@code [origin · horizon + period]}; aligned in place
     * @param persistence of what all forecasts missed
     */
    Calibrator(List<OriginFeatures> origins, double[] means, int horizon, int perSeries, double persistence) {
        this.origins = origins;
        this.means = means;
        this.horizon = horizon;
        this.perSeries = perSeries;
        this.persistence = persistence;
    }

    Calibration measure() {
        var demand = origins.getFirst().series().demand();
        var alignment = Alignment.fit(origins, means, horizon, demand.days() >= 2 * demand.rhythm().year() ? MOST_ALIGNED_WITH_SEASONS : 1);
        for (int row = 0; row < means.length; row++) {
            means[row] *= alignment.factor(origins.get(row / horizon), row % horizon, horizon);
        }
        // a miss that does not come back must not be taken for the shape of the errors either
        double[] missed = bias(Lift.MISSED);
        var tried = IntStream.range(0, TRIED.length).parallel().mapToObj(f -> trial(missed, TRIED[f])).toList();
        var best = IntStream.range(0, Calibration.BANDS).mapToObj(band -> best(tried, band)).toList();
        return new Calibration(alignment, bias((sold, expected, smoothed) -> Lift.beside(sold, expected, smoothed, persistence)), IntStream.range(0, best.size()).mapToDouble(band -> best.get(band).factor).toArray(),
                IntStream.range(0, best.size()).mapToObj(band -> best.get(band).levels.get(band)).toList());
    }

    /** What one spread factor loses per band, and the levels it needs. */
    private record Trial(double factor, double[] losses, List<LevelMap> levels) {
        double loss(int band) {
            return losses[band] + BORROWED * Arrays.stream(losses).sum();
        }
    }

    private static Trial best(List<Trial> tried, int band) {
        Trial best = tried.get(Arrays.binarySearch(TRIED, 1));
        for (Trial trial : tried) {
            best = trial.loss(band) < best.loss(band) ? trial : best;
        }
        return best;
    }

    private double actual(int row) {
        OriginFeatures origin = origins.get(row / horizon);
        return origin.series().demand().raw()[origin.end() + row % horizon];
    }

    private double[] bias(Lift.Rule rule) {
        double[][] actual = new double[Calibration.THIRDS][perSeries];
        double[][] expected = new double[Calibration.THIRDS][perSeries];
        double[][] smoothed = new double[Calibration.THIRDS][perSeries];
        for (int row = 0; row < means.length; row++) {
            double y = actual(row);
            if (!Double.isNaN(y)) {
                int third = Calibration.third(row % horizon, horizon);
                int origin = row / horizon % perSeries;
                actual[third][origin] += y;
                expected[third][origin] += means[row];
                smoothed[third][origin] += origins.get(row / horizon).smoothed(row % horizon + 1);
            }
        }
        double[] bias = new double[Calibration.THIRDS];
        Arrays.setAll(bias, third -> rule.of(actual[third], expected[third], smoothed[third]));
        return bias;
    }

    private Trial trial(double[] bias, double factor) {
        List<LevelMap> levels = levels(bias, factor);
        double[] losses = new double[Calibration.BANDS];
        float[] quantiles = new float[QuantileForecast.LEVELS];
        for (int row = 0; row < means.length; row++) {
            double y = actual(row);
            if (!Double.isNaN(y)) {
                OriginFeatures origin = origins.get(row / horizon);
                double mean = mean(row, bias);
                int band = Calibration.band(means[row]);
                CountDistribution.quantiles(mean, Calibration.spread(origin.fit(), factor).variance(mean), levels.get(band).levels(), quantiles, 0);
                double loss = 0;
                for (int i = 1; i < QuantileForecast.LEVELS - 1; i++) {
                    loss += Pinball.loss(QuantileForecast.level(i), y, quantiles[i]);
                }
                losses[band] += loss / Math.sqrt(origin.scale());
            }
        }
        return new Trial(factor, losses, levels);
    }

    private List<LevelMap> levels(double[] bias, double factor) {
        var bands = IntStream.range(0, Calibration.BANDS).mapToObj(_ -> Stream.generate(Pits::new).limit(perSeries).toList()).toList();
        for (int row = 0; row < means.length; row++) {
            double y = actual(row);
            if (!Double.isNaN(y)) {
                double mean = mean(row, bias);
                double variance = Calibration.spread(origins.get(row / horizon).fit(), factor).variance(mean);
                bands.get(Calibration.band(means[row])).get(row / horizon % perSeries)
                        .add(CountDistribution.cumulative(mean, variance, Math.ceil(y) - 1), CountDistribution.cumulative(mean, variance, y));
            }
        }
        return bands.stream().map(pits -> LevelMap.even(pits, horizon, PRIOR)).toList();
    }

    private double mean(int row, double[] bias) {
        return means[row] * bias[Calibration.third(row % horizon, horizon)];
    }
}
