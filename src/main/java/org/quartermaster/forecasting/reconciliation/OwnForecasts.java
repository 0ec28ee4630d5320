package org.quartermaster.forecasting.reconciliation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.quartermaster.forecasting.models.History;

/** The forecasts of a level's nodes from their own pasts, by every method, and how good each method was in windows of the past. */
final class OwnForecasts {

    private static final int MOST_WINDOWS = 8;

    /** {@code [method][node][observation]}, the end's thirds behind the origins'. */
    private final float[][][] sums;
    /** {@code [method][window]}, the latest windows last: they begin at the back-test's origins. */
    private final double[][] losses;
    private final int origins;

    OwnForecasts(NodeHistories histories, Span span) {
        int methods = OwnMethod.values().length;
        origins = span.origins();
        sums = new float[methods][histories.nodes()][(origins + 1) * Outcomes.THIRDS];
        int windows = Math.clamp((span.days() - span.least()) / span.scoreDays(), origins, MOST_WINDOWS);
        losses = new double[methods][windows];
        double[][][] perNode = IntStream.range(0, histories.nodes()).parallel().mapToObj(node -> fill(node, histories, span, windows)).toArray(double[][][]::new);
        for (double[][] node : perNode) {
            for (int m = 0; m < methods; m++) {
                for (int w = 0; w < windows; w++) {
                    losses[m][w] += node[m][w];
                }
            }
        }
    }

    /** Forecasts a node from the end of each window's past and from the history's end. @return loss per method and window */
    private double[][] fill(int node, NodeHistories histories, Span span, int windows) {
        History history = histories.history(node);
        double[][] lost = new double[sums.length][windows];
        for (int w = 0; w <= windows; w++) {
            int end = span.days() - (windows - w) * span.scoreDays();
            double[][] forecasts = OwnMethod.forecasts(history.until(end), w < windows ? span.scoreDays() : span.horizon());
            int origin = w - windows + origins;
            for (int m = 0; m < forecasts.length; m++) {
                if (w < windows) {
                    lost[m][w] = loss(node, histories, history, end, forecasts[m]);
                }
                if (origin >= 0) {
                    addUp(histories, node, origin, forecasts[m], sums[m][node]);
                }
            }
        }
        return lost;
    }

    private static void addUp(NodeHistories histories, int node, int origin, double[] forecast, float[] thirds) {
        for (int t = 0; t < forecast.length; t++) {
            thirds[origin * Outcomes.THIRDS + Outcomes.third(t, forecast.length)] += (float) (forecast[t] * histories.share(node, origin, t));
        }
    }

    private static double loss(int node, NodeHistories histories, History history, int end, double[] forecast) {
        double sold = 0;
        double expected = 0;
        for (int t = 0; t < forecast.length; t++) {
            float units = history.units()[end + t];
            if (!Float.isNaN(units)) {
                sold += units * histories.known(node, end + t);
                expected += forecast[t] * histories.known(node, end + t);
            }
        }
        return (sold - expected) * (sold - expected) / (sold + expected + 1);
    }

    /** The method that lost least in all windows but that of one origin; −1 leaves none out. */
    OwnMethod best(int left) {
        int without = left < 0 ? -1 : losses[0].length - origins + left;
        return Arrays.stream(OwnMethod.values()).min(Comparator.comparingDouble(method -> loss(method, without))).orElseThrow();
    }

    private double loss(OwnMethod method, int without) {
        return IntStream.range(0, losses[0].length).filter(w -> w != without).mapToDouble(w -> losses[method.ordinal()][w]).sum();
    }

    /** {@code [node][observation]}. */
    float[][] sums(OwnMethod method) {
        return sums[method.ordinal()];
    }
}
