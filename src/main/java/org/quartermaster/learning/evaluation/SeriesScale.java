package org.quartermaster.learning.evaluation;

/**
 * What an error of one series is divided by, from its history alone.
 *
 * @param mase  mean absolute error of the seasonal naive forecast inside the history (Hyndman and Koehler 2006, eq. 5), counted after the first sale; NaN where there is no pair of days
 * @param rmsse mean squared error of the naive forecast inside the history, counted after the first sale (M5, Makridakis et al. 2022, eq. 1); NaN likewise
 */
public record SeriesScale(double mase, double rmsse) {

    /**
     * @param history values, days ascending, NaN where missing
     * @param end     days known: {@code history[0 … end − 1]}
     * @param season  days in a season, 7 for daily series
     */
    public static SeriesScale of(float[] history, int end, int season) {
        int first = firstSale(history, end);
        return new SeriesScale(meanStep(history, first, end, season, false), meanStep(history, first, end, 1, true));
    }

    private static int firstSale(float[] history, int end) {
        for (int t = 0; t < end; t++) {
            if (history[t] > 0) {
                return t;
            }
        }
        return end;
    }

    private static double meanStep(float[] history, int from, int end, int lag, boolean squared) {
        double sum = 0;
        int count = 0;
        for (int t = from + lag; t < end; t++) {
            double step = history[t] - history[t - lag];
            if (!Double.isNaN(step)) {
                sum += squared ? step * step : Math.abs(step);
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }
}
