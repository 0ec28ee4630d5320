package org.quartermaster.forecasting.reconciliation;

import java.util.Arrays;
import java.util.Locale;
import org.quartermaster.forecasting.models.History;
import org.quartermaster.forecasting.models.ProfileSmoothing;
import org.quartermaster.forecasting.models.Rhythm;
import org.quartermaster.forecasting.models.Theta;

/** How a sum is forecast from its own past. Sums are smooth, so what is too weak to be seen in one series (a trend, last year's course) may be seen in them. */
enum OwnMethod {
    /** Level × profile. */
    SMOOTHING,
    /** The same with half its trend. */
    TREND,
    /** The same with half of what last year's level changed from the weeks before to the periods asked for (as logarithm). */
    LAST_YEAR,
    /** The geometric mean of the others. */
    MEAN;

    private static final double MOST_CHANGE = 2;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What each method expects in each period after the history's end, all from one fit: {@code [method][period]}. */
    static double[][] forecasts(History history, int horizon) {
        ProfileSmoothing.Fit fit = ProfileSmoothing.plain(history.rhythm()).fit(history);
        double[] smoothed = new double[horizon];
        Arrays.setAll(smoothed, t -> (float) fit.mean(history.phase(history.end() + t)));
        double[] trend = Arrays.stream(Theta.means(history, fit, horizon)).map(mean -> (float) mean).toArray();
        double[] lastYear = lastYear(history, smoothed);
        return new double[][] {smoothed, trend, lastYear, mean(smoothed, trend, lastYear)};
    }

    private static double[] lastYear(History history, double[] smoothed) {
        Rhythm rhythm = history.rhythm();
        int then = history.end() - rhythm.year();
        double before = level(history, then - 2 * rhythm.recent(), then);
        double[] expected = smoothed.clone();
        int part = Math.max(1, expected.length / Outcomes.THIRDS);
        for (int from = 0; from < expected.length; from += part) {
            int to = Math.min(expected.length, from + part);
            double change = level(history, then + from, then + to) / before;
            if (rhythm == Rhythm.DAILY && Double.isFinite(change) && change > 0) {
                double factor = Math.sqrt(Math.clamp(change, 1 / MOST_CHANGE, MOST_CHANGE));
                for (int t = from; t < to; t++) {
                    expected[t] *= factor;
                }
            }
        }
        return expected;
    }

    /** Mean of the known periods; NaN when fewer than half are known. */
    private static double level(History history, int from, int to) {
        double sum = 0;
        int known = 0;
        for (int t = Math.max(from, 0); t < Math.min(to, history.end()); t++) {
            if (!Float.isNaN(history.units()[t])) {
                sum += history.units()[t];
                known++;
            }
        }
        return from < 0 || 2 * known < to - from ? Double.NaN : sum / known;
    }

    private static double[] mean(double[]... forecasts) {
        double[] mean = new double[forecasts[0].length];
        Arrays.setAll(mean, t -> {
            double logs = 0;
            for (double[] forecast : forecasts) {
                logs += Math.log(Math.max(forecast[t], 1e-9));
            }
            return Math.exp(logs / forecasts.length);
        });
        return mean;
    }
}
