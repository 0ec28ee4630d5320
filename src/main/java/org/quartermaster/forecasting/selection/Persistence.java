package org.quartermaster.forecasting.selection;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.QuantileForecast;

/**
 * What all forecasts will miss in the next months, judged by what they missed before: {@code mean + slope · (recent − mean)}, all in logs of sales over forecast. The mean is what is missed year in, year out: large orders that were
 * taken for outliers, a steady growth. The slope β, between 0 and 1, says how much of a miss beyond that comes back: a season that smoothing does not see turns, and what was missed in autumn will be missed the other way in
 * January; then β is small.
 *
 * <p>Both are found on up to {@value #MOST} back-tests of a sample by smoothing, which stands for all methods because it needs no training. The mean m is shrunk to {@code m · m² / (m² + v)}, v its variance (at least
 * {@value #USUAL}² over their number); β is the slope of the miss on the mean miss of the (at most) three back-tests before, by ridge regression towards {@value #PRIOR} with κ = {@value #WEIGHT}.
 *
 * @param mean  log ratio, 0 when nothing is missed
 * @param slope β
 */
record Persistence(double mean, double slope) {

    private static final double PRIOR = 0.5;
    private static final double WEIGHT = 0.0075;
    private static final double USUAL = 0.05;
    private static final int MOST = 12;
    private static final int BEFORE = 3;

    /** What is believed without evidence. */
    static final Persistence UNKNOWN = new Persistence(0, PRIOR);

    /** @param days periods known @param step periods between origins and scored at each @param least periods that the first origin must know */
    static Persistence of(List<SeriesInput> sample, int days, int step, int least) {
        int origins = Math.clamp((days - least) / step, 0, MOST);
        return of(IntStream.range(0, origins).parallel().mapToDouble(k -> missed(sample, days - (origins - k) * step, step)).toArray());
    }

    /** @param missed log ratio of sales to forecast per origin, the earliest first; not finite where unknown */
    static Persistence of(double[] missed) {
        double mean = mean(missed);
        double products = PRIOR * WEIGHT;
        double squares = WEIGHT;
        for (int k = Math.max(1, Math.min(BEFORE, missed.length - 1)); k < missed.length; k++) {
            double before = IntStream.range(Math.max(0, k - BEFORE), k).mapToDouble(i -> missed[i]).filter(Double::isFinite).average().orElse(mean) - mean;
            if (Double.isFinite(missed[k])) {
                products += before * (missed[k] - mean);
                squares += before * before;
            }
        }
        return new Persistence(mean, Math.clamp(products / squares, 0, 1));
    }

    private static double mean(double[] missed) {
        double[] known = Arrays.stream(missed).filter(Double::isFinite).toArray();
        double mean = Arrays.stream(known).average().orElse(0);
        double variance = Arrays.stream(known).map(one -> (one - mean) * (one - mean)).sum() / Math.max(1, known.length - 1);
        double doubt = Math.max(variance, USUAL * USUAL) / Math.max(1, known.length);
        return mean * mean * mean / (mean * mean + doubt);
    }

    /** The log ratio to expect after a recent one. */
    double next(double recent) {
        return mean + slope * (recent - mean);
    }

    private static double missed(List<SeriesInput> sample, int end, int step) {
        double sold = 0;
        double expected = 0;
        for (SeriesInput series : sample) {
            if (series.demand().firstSale() < end) {
                QuantileForecast forecast = series.smoothing().forecast(series.demand().history(end), step);
                for (int t = 0; t < step; t++) {
                    float units = series.demand().raw()[end + t];
                    sold += Float.isNaN(units) ? 0 : units;
                    expected += Float.isNaN(units) ? 0 : forecast.mean()[t];
                }
            }
        }
        return Math.log(sold / expected);
    }
}
