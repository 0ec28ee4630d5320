package org.quartermaster.forecasting.selection;

import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.learning.evaluation.SplitConformal;

/** Intervals around the points of a network that answers nothing else: its own errors per demand class and step, over the series' mean demand. */
final class PointErrors {

    private static final double LEAST_SCALE = 0.05;
    private static final int SCALE_PERIODS = 182;

    private PointErrors() {
    }

    /** Takes in what came true of an earlier forecast. @param points {@code [step][0]} */
    static void add(SplitConformal errors, NetworkQuestion question, float[][] points) {
        double scale = scale(question);
        for (int step = 0; step < points.length; step++) {
            float actual = question.series().demand().raw()[question.end() + step];
            if (!Float.isNaN(actual)) {
                errors.add(group(question), step, scale, actual, points[step][0]);
            }
        }
    }

    /** Writes the quantiles of one step. */
    static void spread(SplitConformal errors, NetworkQuestion question, int step, double point, float[] into, int at) {
        double scale = scale(question);
        for (int q = 0; q < QuantileForecast.LEVELS; q++) {
            into[at + q] = (float) Math.max(0, point + errors.offset(group(question), step, scale, QuantileForecast.level(q)));
        }
    }

    private static int group(NetworkQuestion question) {
        return question.series().demand().demandClass().ordinal();
    }

    private static double scale(NetworkQuestion question) {
        float[] units = question.series().demand().raw();
        double sum = 0;
        int known = 0;
        for (int t = Math.max(0, question.end() - SCALE_PERIODS); t < question.end(); t++) {
            sum += Float.isNaN(units[t]) ? 0 : units[t];
            known += Float.isNaN(units[t]) ? 0 : 1;
        }
        return sum / Math.max(1, known) + LEAST_SCALE;
    }
}
