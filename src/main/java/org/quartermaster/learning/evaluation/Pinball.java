package org.quartermaster.learning.evaluation;

/** The pinball loss of a quantile forecast (Koenker and Bassett 1978, eq. 2.1): {@code L_q = (q − 1[y < f]) · (y − f)}, in units of the series. */
public final class Pinball {

    private Pinball() {
    }

    /**
     * Loss of one forecast. Worked number: level 0.9, actual 10, forecast 8 costs 0.9 · 2 = 1.8; forecast 12 costs 0.1 · 2 = 0.2.
     *
     * @param level    the quantile's level, 0…1
     * @param actual   what happened
     * @param forecast the quantile forecast
     */
    public static double loss(double level, double actual, double forecast) {
        double error = actual - forecast;
        return error >= 0 ? level * error : (level - 1) * error;
    }
}
