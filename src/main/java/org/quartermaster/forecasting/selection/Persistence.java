package org.quartermaster.forecasting.selection;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.QuantileForecast;

/**
 * How much of what all forecasts missed in the last months comes back in the next: the slope β, between 0 and 1, of the log ratio of sales to smoothing's forecast in one back-test on the mean of that in the (at most) three
 * before it, over up to {@value #MOST} back-tests of a sample. A season that smoothing does not see turns: it missed upwards in autumn and will miss downwards in January; then β is small. An assortment that grows month by month
 * has a β near 1. With little evidence β stays near {@value #PRIOR} (ridge regression with κ = {@value #WEIGHT}).
 *
 * <p>A miss beyond a quarter, up or down, counts as a quarter: a shop that was closed over Christmas is an event and neither a lean nor its end.
 *
 * <p>Smoothing stands for all methods because it can be asked at a dozen origins without training.
 */
final class Persistence {

    /** What is believed without evidence. */
    static final double PRIOR = 0.5;

    private static final double WEIGHT = 0.0075;
    private static final int MOST = 12;
    private static final int BEFORE = 3;
    private static final double MOST_MISS = 0.25;

    private Persistence() {
    }

    /** @param days periods known @param step periods between origins and scored at each @param least periods that the first origin must know */
    static double of(List<SeriesInput> sample, int days, int step, int least) {
        int origins = Math.clamp((days - least) / step, 0, MOST);
        return slope(IntStream.range(0, origins).parallel().mapToDouble(k -> missed(sample, days - (origins - k) * step, step)).toArray());
    }

    /** @param missed log ratio of sales to forecast per origin, the earliest first; NaN where unknown */
    static double slope(double[] missed) {
        double[] capped = Arrays.stream(missed).map(miss -> Double.isFinite(miss) ? Math.clamp(miss, -MOST_MISS, MOST_MISS) : miss).toArray();
        double products = PRIOR * WEIGHT;
        double squares = WEIGHT;
        for (int k = 1; k < capped.length; k++) {
            double before = IntStream.range(Math.max(0, k - BEFORE), k).mapToDouble(i -> capped[i]).filter(Double::isFinite).average().orElse(0);
            if (k >= Math.min(BEFORE, capped.length - 1) && Double.isFinite(capped[k])) {
                products += before * capped[k];
                squares += before * before;
            }
        }
        return Math.clamp(products / squares, 0, 1);
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
