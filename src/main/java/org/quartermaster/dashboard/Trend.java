package org.quartermaster.dashboard;

import java.util.Arrays;

/**
 * One figure over time.
 *
 * @param values one per day, oldest first; NaN where it is not known
 */
public record Trend(double[] values) {

    /** The newest known value, NaN when there is none. */
    public double last() {
        return back(0);
    }

    /** Newest value less the value {@code days} earlier; NaN when either is not known. */
    public double change(int days) {
        int newest = newest();
        return newest < days ? Double.NaN : values[newest] - values[newest - days];
    }

    private double back(int days) {
        int newest = newest();
        return newest < days ? Double.NaN : values[newest - days];
    }

    private int newest() {
        int day = values.length - 1;
        while (day >= 0 && Double.isNaN(values[day])) {
            day--;
        }
        return day;
    }

    /** Sum of {@code above} over sum of {@code below} of the {@code window} days up to each day; NaN before the first full window and where nothing is below. */
    static Trend ratio(double[] above, double[] below, int window) {
        double[] ratios = new double[above.length];
        for (int day = 0; day < ratios.length; day++) {
            double up = 0;
            double down = 0;
            for (int back = Math.max(0, day - window + 1); back <= day; back++) {
                if (!Double.isNaN(above[back]) && !Double.isNaN(below[back])) {
                    up += above[back];
                    down += below[back];
                }
            }
            ratios[day] = day < window - 1 || down == 0 ? Double.NaN : up / down;
        }
        return new Trend(ratios);
    }

    /** The last known value on every day. */
    static Trend steps(double[] values) {
        double[] held = values.clone();
        for (int day = 1; day < held.length; day++) {
            held[day] = Double.isNaN(held[day]) ? held[day - 1] : held[day];
        }
        return new Trend(held);
    }

    /** The last {@code days} days. */
    Trend lastDays(int days) {
        return new Trend(Arrays.copyOfRange(values, Math.max(0, values.length - days), values.length));
    }

    /** Every day times {@code factor}. */
    Trend times(double factor) {
        return new Trend(Arrays.stream(values).map(value -> value * factor).toArray());
    }
}
