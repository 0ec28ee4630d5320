package org.quartermaster.forecasting.selection;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.quartermaster.forecasting.features.FeatureNames;
import org.quartermaster.forecasting.features.OriginFeatures;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Rhythm;
import org.quartermaster.learning.boosting.BoostedModel;
import org.quartermaster.learning.boosting.QuantileModel;
import org.quartermaster.learning.features.FeatureMatrix;

/**
 * The global boosted trees. One model predicts the mean, around which a negative binomial with the series' own spread makes the quantiles; others predict quantiles directly.
 *
 * @param rhythm      what a period is
 * @param model       predicts demand over {@link OriginFeatures#scale(int)}
 * @param quantiles   predict the same at a few levels; null without them
 * @param calibration what is corrected
 * @param leftOut     what is corrected in the forecasts of a back-test origin instead, by the periods known there: measured on the other origins alone
 */
record LearnedMethod(Rhythm rhythm, BoostedModel model, QuantileModel quantiles, Calibration calibration, Map<Integer, Calibration> leftOut) {

    LearnedMethod(Rhythm rhythm, BoostedModel model, QuantileModel quantiles) {
        this(rhythm, model, quantiles, Calibration.NONE, Map.of());
    }

    LearnedMethod with(Calibration measured) {
        return with(measured, Map.of());
    }

    LearnedMethod with(Calibration measured, Map<Integer, Calibration> measuredElsewhere) {
        return new LearnedMethod(rhythm, model, quantiles, measured, Map.copyOf(measuredElsewhere));
    }

    private Calibration calibration(OriginFeatures origin) {
        return leftOut.getOrDefault(origin.end(), calibration);
    }

    /** Predicts means only: five models less to ask. */
    LearnedMethod withoutQuantiles() {
        return new LearnedMethod(rhythm, model, null, calibration, leftOut);
    }

    /** Rows of all origins and periods, {@code [origin · horizon + period]}. */
    FeatureMatrix rows(List<OriginFeatures> origins, int horizon) {
        var matrix = FeatureMatrix.allocate(FeatureNames.of(rhythm), origins.size() * horizon);
        IntStream.range(0, origins.size()).parallel().forEach(i -> fill(matrix, origins.get(i), i * horizon, horizon));
        return matrix;
    }

    /** Expected units before any correction. */
    double[] rawMeans(FeatureMatrix rows, List<OriginFeatures> origins, int horizon) {
        double[] means = model.predict(rows);
        for (int r = 0; r < means.length; r++) {
            means[r] *= origins.get(r / horizon).scale(r % horizon + 1);
        }
        return means;
    }

    /** One forecast per origin, from the mean. */
    QuantileForecast[] forecast(FeatureMatrix rows, List<OriginFeatures> origins, int horizon) {
        double[] means = rawMeans(rows, origins, horizon);
        var forecasts = new QuantileForecast[origins.size()];
        IntStream.range(0, forecasts.length).parallel().forEach(i -> forecasts[i] = forecast(origins.get(i), means, i * horizon, horizon));
        return forecasts;
    }

    /** The quantile trees' quantiles before any correction, units, {@code [(origin · horizon + period) · LEVELS + level]}. */
    float[] rawQuantiles(FeatureMatrix rows, List<OriginFeatures> origins, int horizon) {
        float[][] found = quantiles.quantiles(rows, QuantileForecast.levels(), 0);
        float[] units = new float[found.length * QuantileForecast.LEVELS];
        for (int r = 0; r < found.length; r++) {
            double scale = origins.get(r / horizon).scale(r % horizon + 1);
            for (int level = 0; level < QuantileForecast.LEVELS; level++) {
                units[r * QuantileForecast.LEVELS + level] = (float) (found[r][level] * scale);
            }
        }
        return units;
    }

    /** One forecast per origin, from the quantile trees; the means are those of the distribution. */
    QuantileForecast[] forecastQuantiles(FeatureMatrix rows, List<OriginFeatures> origins, int horizon) {
        float[] found = rawQuantiles(rows, origins, horizon);
        double[] means = rawMeans(rows, origins, horizon);
        var forecasts = new QuantileForecast[origins.size()];
        for (int i = 0; i < forecasts.length; i++) {
            OriginFeatures origin = origins.get(i);
            forecasts[i] = QuantileForecast.zero(day(origin), horizon);
            for (int t = 0; t < horizon; t++) {
                int at = (i * horizon + t) * QuantileForecast.LEVELS;
                calibration(origin).direct().get(Calibration.band(means[i * horizon + t])).read(found, at, forecasts[i].quantiles(), t * QuantileForecast.LEVELS);
                forecasts[i].mean()[t] = (float) (means[i * horizon + t] * calibration(origin).factorOfMean(origin, t, horizon));
            }
        }
        return forecasts;
    }

    /** The same method for forecasts from the end of these series: sums of categories are those there. */
    LearnedMethod alignedOn(FeatureMatrix rows, List<OriginFeatures> sample, int horizon) {
        return calibration.alignment().share() == 0 ? this : with(calibration.at(calibration.alignment().at(sample, rawMeans(rows, sample, horizon), horizon)));
    }

    /** Expected units with the sums of categories as they are here, not lifted. */
    double[] alignedMeans(FeatureMatrix rows, List<OriginFeatures> sample, int horizon) {
        double[] means = rawMeans(rows, sample, horizon);
        Alignment known = calibration.alignment();
        Alignment alignment = known.share() == 0 ? known : known.at(sample, means, horizon);
        for (int row = 0; row < means.length; row++) {
            means[row] *= alignment.factor(sample.get(row / horizon), row % horizon, horizon);
        }
        return means;
    }

    private QuantileForecast forecast(OriginFeatures origin, double[] means, int from, int horizon) {
        var forecast = QuantileForecast.zero(day(origin), horizon);
        Calibration corrected = calibration(origin);
        for (int t = 0; t < horizon; t++) {
            double mean = means[from + t] * corrected.factorOfMean(origin, t, horizon);
            forecast.mean()[t] = (float) mean;
            corrected.quantiles(mean, means[from + t], origin.fit(), forecast.quantiles(), t * QuantileForecast.LEVELS);
        }
        return forecast;
    }

    private static LocalDate day(OriginFeatures origin) {
        return origin.series().demand().history(origin.end()).origin();
    }

    private static void fill(FeatureMatrix matrix, OriginFeatures origin, int from, int horizon) {
        float[] row = new float[matrix.width()];
        for (int t = 0; t < horizon; t++) {
            origin.row(t + 1, row);
            for (int c = 0; c < row.length; c++) {
                matrix.set(from + t, c, row[c]);
            }
        }
    }
}
