package org.quartermaster.forecasting.selection;

import java.util.Arrays;
import java.util.List;
import org.quartermaster.forecasting.features.OriginFeatures;
import org.quartermaster.forecasting.models.CountDistribution;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Spread;
import org.quartermaster.learning.evaluation.Pinball;

/**
 * Measures a {@link Calibration} on back-tests of a sample of series.
 *
 * <p>The mean's factor is Σ actual / Σ expected, per third of the horizon and origin; what the origins do not agree on is noise: with r the mean over the origins of the factor less one and v the variance of that mean,
 * {@code factor = 1 + r · r² / (r² + v)}. The spread's factor is the one with the least pinball loss of those tried.
 */
final class Calibrator {

    private static final double[] TRIED = {0.03, 0.08, 0.16, 0.28, 0.42, 0.6, 0.8, 1, 1.25, 1.6, 2.2};
    /** Trees that have seen a season twice know more of it than smoothing. */
    private static final double MOST_ALIGNED_WITH_SEASONS = 0.5;
    private static final double LEAST_BIAS = 0.85;
    private static final double MOST_BIAS = 1.2;
    /** Share of the loss over all bands that is added to a band's own. */
    private static final double BORROWED = 0.05;

    private final List<OriginFeatures> origins;
    private final double[] means;
    private final int horizon;
    private final int perSeries;

    /**
     * @param origins   features of the sample, {@code perSeries} origins of each series in a row
     * @param means     the trees' raw means, {@code [origin · horizon + period]}; aligned in place
     */
    Calibrator(List<OriginFeatures> origins, double[] means, int horizon, int perSeries) {
        this.origins = origins;
        this.means = means;
        this.horizon = horizon;
        this.perSeries = perSeries;
    }

    Calibration measure() {
        var demand = origins.getFirst().series().demand();
        var alignment = Alignment.fit(origins, means, horizon, demand.days() >= 2 * demand.rhythm().year() ? MOST_ALIGNED_WITH_SEASONS : 1);
        for (int row = 0; row < means.length; row++) {
            means[row] *= alignment.factor(origins.get(row / horizon), row % horizon, horizon);
        }
        double[] bias = bias();
        return new Calibration(alignment, bias, factors(bias));
    }

    private double actual(int row) {
        OriginFeatures origin = origins.get(row / horizon);
        return origin.series().demand().raw()[origin.end() + row % horizon];
    }

    private double[] bias() {
        double[][] actual = new double[Calibration.THIRDS][perSeries];
        double[][] expected = new double[Calibration.THIRDS][perSeries];
        for (int row = 0; row < means.length; row++) {
            double y = actual(row);
            if (!Double.isNaN(y)) {
                int third = Calibration.third(row % horizon, horizon);
                int origin = row / horizon % perSeries;
                actual[third][origin] += y;
                expected[third][origin] += means[row];
            }
        }
        double[] bias = new double[Calibration.THIRDS];
        Arrays.setAll(bias, third -> bias(actual[third], expected[third]));
        return bias;
    }

    private static double bias(double[] actual, double[] expected) {
        double[] excess = new double[actual.length];
        int known = 0;
        double mean = 0;
        for (int k = 0; k < actual.length; k++) {
            if (expected[k] > 0) {
                excess[known] = actual[k] / expected[k] - 1;
                mean += excess[known++];
            }
        }
        if (known < 2) {
            return 1;
        }
        mean /= known;
        double variance = 0;
        for (int k = 0; k < known; k++) {
            variance += (excess[k] - mean) * (excess[k] - mean);
        }
        variance /= known * (known - 1.0);
        return mean == 0 ? 1 : Math.clamp(1 + mean * mean * mean / (mean * mean + variance), LEAST_BIAS, MOST_BIAS);
    }

    private double[] factors(double[] bias) {
        double[][] losses = new double[TRIED.length][];
        java.util.stream.IntStream.range(0, TRIED.length).parallel().forEach(f -> losses[f] = losses(bias, TRIED[f]));
        double[] factors = new double[Calibration.BANDS];
        for (int band = 0; band < factors.length; band++) {
            int best = Arrays.binarySearch(TRIED, 1);
            for (int f = 0; f < TRIED.length; f++) {
                best = total(losses[f], band) < total(losses[best], band) ? f : best;
            }
            factors[band] = TRIED[best];
        }
        return factors;
    }

    private static double total(double[] losses, int band) {
        return losses[band] + BORROWED * Arrays.stream(losses).sum();
    }

    private double[] losses(double[] bias, double factor) {
        double[] losses = new double[Calibration.BANDS];
        float[] quantiles = new float[QuantileForecast.LEVELS];
        for (int row = 0; row < means.length; row++) {
            double y = actual(row);
            if (!Double.isNaN(y)) {
                OriginFeatures origin = origins.get(row / horizon);
                double mean = means[row] * bias[Calibration.third(row % horizon, horizon)];
                var spread = new Spread(origin.fit().inverseShape() * factor, origin.fit().ratio(), 0);
                CountDistribution.quantiles(mean, spread.variance(mean), quantiles, 0);
                double loss = 0;
                for (int i = 1; i < QuantileForecast.LEVELS - 1; i++) {
                    loss += Pinball.loss(QuantileForecast.level(i), y, quantiles[i]);
                }
                losses[Calibration.band(means[row])] += loss / Math.sqrt(origin.scale());
            }
        }
        return losses;
    }
}
