package org.quartermaster.forecasting.selection;

import java.util.List;
import java.util.stream.IntStream;
import org.quartermaster.forecasting.features.OriginFeatures;
import org.quartermaster.forecasting.models.CountDistribution;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Spread;
import org.quartermaster.learning.boosting.BoostedModel;
import org.quartermaster.learning.features.FeatureMatrix;

/**
 * The global boosted trees: they predict the mean of each day, and a negative binomial with the series' own spread makes the quantiles.
 *
 * @param model        predicts demand over scale
 * @param spreadFactor by how much the trees' errors spread less (or more) than those of smoothing, from which the series' spread comes; calibrated
 */
public record LearnedMethod(BoostedModel model, double spreadFactor) {

    /** One forecast per origin. */
    public QuantileForecast[] forecast(List<OriginFeatures> origins, java.time.LocalDate[] days, int horizon) {
        double[] means = means(origins, horizon);
        var forecasts = new QuantileForecast[origins.size()];
        IntStream.range(0, forecasts.length).parallel().forEach(i -> forecasts[i] = forecast(days[i], means, i * horizon, horizon, spread(origins.get(i))));
        return forecasts;
    }

    /** Expected units, {@code [origin · horizon + day]}. */
    double[] means(List<OriginFeatures> origins, int horizon) {
        var matrix = FeatureMatrix.allocate(OriginFeatures.NAMES, origins.size() * horizon);
        IntStream.range(0, origins.size()).parallel().forEach(i -> fill(matrix, origins.get(i), i * horizon, horizon));
        double[] means = model.predict(matrix);
        for (int r = 0; r < means.length; r++) {
            means[r] *= origins.get(r / horizon).scale();
        }
        return means;
    }

    /** The spread around the trees' mean. */
    Spread spread(OriginFeatures origin) {
        return new Spread(origin.fit().inverseShape() * spreadFactor, origin.fit().ratio(), 0);
    }

    static QuantileForecast forecast(java.time.LocalDate origin, double[] means, int from, int horizon, Spread spread) {
        var forecast = QuantileForecast.zero(origin, horizon);
        for (int day = 0; day < horizon; day++) {
            double mean = means[from + day];
            forecast.mean()[day] = (float) mean;
            CountDistribution.quantiles(mean, spread.variance(mean), forecast.quantiles(), day * QuantileForecast.LEVELS);
        }
        return forecast;
    }

    private static void fill(FeatureMatrix matrix, OriginFeatures origin, int from, int horizon) {
        float[] row = new float[OriginFeatures.NAMES.size()];
        for (int day = 0; day < horizon; day++) {
            origin.row(day + 1, row);
            for (int c = 0; c < row.length; c++) {
                matrix.set(from + day, c, row[c]);
            }
        }
    }
}
