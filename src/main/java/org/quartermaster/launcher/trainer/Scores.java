package org.quartermaster.launcher.trainer;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * WQL = 2 · mean over levels 0.1…0.9 of Σ pinball loss / Σ y, and WAPE of the median, of the network and of two simple methods on generated series that were not trained on.
 *
 * @param wql  weighted quantile loss of network, seasonal naive, quantiles of the last 28 days
 * @param wape Σ |y − median| / Σ y of the same three
 */
record Scores(double[] wql, double[] wape) {

    private static final int METHODS = 3;
    /** z of the levels of the network, for the seasonal naive's normal intervals. */
    private static final double[] Z = {-1.645, -1.282, -0.842, -0.524, -0.253, 0, 0.253, 0.524, 0.842, 1.282, 1.645};

    static Scores of(QuantileNetwork network, int series, long seed) {
        GeneratedDemand demand = new GeneratedDemand(QuantileNetwork.CONTEXT, QuantileNetwork.HORIZON);
        SplittableRandom random = new SplittableRandom(seed);
        double[] pinball = new double[METHODS];
        double[] absolute = new double[METHODS];
        double total = 0;
        for (int s = 0; s < series; s++) {
            float[] days = demand.series(random);
            float[][][] forecasts = {network.forecast(days), seasonalNaive(days), recentQuantiles(days)};
            for (int h = 0; h < QuantileNetwork.HORIZON; h++) {
                float y = days[QuantileNetwork.CONTEXT + h];
                total += y;
                for (int m = 0; m < METHODS; m++) {
                    pinball[m] += pinball(forecasts[m][h], y);
                    absolute[m] += Math.abs(y - forecasts[m][h][QuantileNetwork.SIDE]);
                }
            }
        }
        double sum = total;
        return new Scores(Arrays.stream(pinball).map(p -> 2 * p / sum).toArray(), Arrays.stream(absolute).map(a -> a / sum).toArray());
    }

    /** Mean over 0.1…0.9, which leaves out the first and the last level. */
    private static double pinball(float[] quantiles, float y) {
        double sum = 0;
        for (int q = 1; q < QuantileNetwork.WIDTH - 1; q++) {
            double level = QuantileNetwork.LEVELS[q];
            sum += y >= quantiles[q] ? level * (y - quantiles[q]) : (1 - level) * (quantiles[q] - y);
        }
        return sum / (QuantileNetwork.WIDTH - 2);
    }

    private static float[][] seasonalNaive(float[] days) {
        double squares = 0;
        int pairs = 0;
        for (int t = 7; t < QuantileNetwork.CONTEXT; t++) {
            if (!Float.isNaN(days[t]) && !Float.isNaN(days[t - 7])) {
                squares += Math.pow(days[t] - days[t - 7], 2);
                pairs++;
            }
        }
        double deviation = Math.sqrt(squares / Math.max(1, pairs));
        float[][] forecast = new float[QuantileNetwork.HORIZON][QuantileNetwork.WIDTH];
        for (int h = 0; h < forecast.length; h++) {
            double centre = lastOfWeekday(days, h);
            for (int q = 0; q < QuantileNetwork.WIDTH; q++) {
                forecast[h][q] = (float) Math.max(0, centre + Z[q] * deviation * Math.sqrt(1 + h / 7));
            }
        }
        return forecast;
    }

    private static double lastOfWeekday(float[] days, int h) {
        for (int t = QuantileNetwork.CONTEXT - 7 + h % 7; t >= 0; t -= 7) {
            if (!Float.isNaN(days[t])) {
                return days[t];
            }
        }
        return 0;
    }

    private static float[][] recentQuantiles(float[] days) {
        float[] recent = new float[28];
        int count = 0;
        for (int t = QuantileNetwork.CONTEXT - 1; t >= 0 && count < recent.length; t--) {
            if (!Float.isNaN(days[t])) {
                recent[count++] = days[t];
            }
        }
        Arrays.sort(recent, 0, count);
        float[] quantiles = new float[QuantileNetwork.WIDTH];
        for (int q = 0; q < quantiles.length && count > 0; q++) {
            quantiles[q] = recent[Math.min(count - 1, (int) (QuantileNetwork.LEVELS[q] * count))];
        }
        float[][] forecast = new float[QuantileNetwork.HORIZON][];
        Arrays.fill(forecast, quantiles);
        return forecast;
    }
}
