package org.quartermaster.forecasting.totals;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * How far series stray together: on each of the last {@value #DAYS} days the difference to the mean of the same weekday in the four weeks before, summed over the series, beside
 * each series' own mean square.
 *
 * <p>With R(t) the summed difference and s² a series' mean square, {@code ρ = (mean R² − Σs²) / ((Σs)² − Σs²)}, kept within 0…1: the correlation that, were it the same between any
 * two series, explains how much the sum strays. Worked number: two series that differ by +1 and −1 on the same days: mean R² = 4, Σs² = 2, (Σs)² = 4, ρ = 1.
 */
final class Residuals {

    static final int DAYS = 56;
    private static final int WEEK = 7;
    private static final int WEEKS = 4;

    private final float[] sum = new float[DAYS];
    private double squares;
    private double roots;

    private Residuals() {
    }

    static Residuals empty() {
        return new Residuals();
    }

    /** @param demand units per day, NaN where missing; the last day is the origin */
    void add(float[] demand) {
        double square = 0;
        for (int day = 0; day < DAYS; day++) {
            int t = demand.length - DAYS + day;
            double difference = t < 0 || Float.isNaN(demand[t]) ? 0 : demand[t] - usual(demand, t);
            if (!Double.isNaN(difference)) {
                sum[day] += (float) difference;
                square += difference * difference / DAYS;
            }
        }
        squares += square;
        roots += Math.sqrt(square);
    }

    private static double usual(float[] demand, int day) {
        double units = 0;
        int known = 0;
        for (int t = day - WEEK; t >= Math.max(0, day - WEEKS * WEEK); t -= WEEK) {
            if (!Float.isNaN(demand[t])) {
                units += demand[t];
                known++;
            }
        }
        return known == 0 ? Double.NaN : units / known;
    }

    void add(Residuals other) {
        for (int day = 0; day < DAYS; day++) {
            sum[day] += other.sum[day];
        }
        squares += other.squares;
        roots += other.roots;
    }

    double correlation() {
        double together = 0;
        for (float difference : sum) {
            together += (double) difference * difference / DAYS;
        }
        double pairs = roots * roots - squares;
        return pairs <= 1e-9 * squares ? 0 : Math.clamp((together - squares) / pairs, 0, 1);
    }

    void write(DataOutputStream out) throws IOException {
        Floats.write(out, sum);
        out.writeDouble(squares);
        out.writeDouble(roots);
    }

    static Residuals read(DataInputStream in) throws IOException {
        var residuals = new Residuals();
        Floats.read(in, residuals.sum);
        residuals.squares = in.readDouble();
        residuals.roots = in.readDouble();
        return residuals;
    }
}
