package org.quartermaster.launcher.bench.nightly;

import java.nio.ByteBuffer;

/** A simple made-up forecast: the same week again and again, quantiles as if the days were Poisson. Stored as the forecasts of a run are. */
final class SteadyForecast {

    static final int DAYS = 56;
    private static final byte VERSION = 1;
    /** The eleven levels 0.05, 0.1 … 0.9, 0.95 as standard normal deviates. */
    private static final double[] DEVIATES = {-1.645, -1.282, -0.842, -0.524, -0.253, 0, 0.253, 0.524, 0.842, 1.282, 1.645};
    private static final double[] WEEK = {0.9, 0.9, 0.95, 1.0, 1.15, 1.2, 0.9};

    private SteadyForecast() {
    }

    /** @param perDay mean units per day, ≥ 0 and below 30,000 */
    static byte[] blob(double perDay) {
        var bytes = ByteBuffer.allocate(1 + Float.BYTES + DAYS * (DEVIATES.length + 1) * Short.BYTES).put(VERSION).putFloat(1);
        for (int day = 0; day < DAYS; day++) {
            double mean = perDay * WEEK[day % WEEK.length];
            for (double deviate : DEVIATES) {
                put(bytes, Math.max(0, mean + deviate * Math.sqrt(mean)));
            }
            put(bytes, mean);
        }
        return bytes.array();
    }

    /** Expected units of all days. */
    static double total(double perDay) {
        double total = 0;
        for (int day = 0; day < DAYS; day++) {
            total += perDay * WEEK[day % WEEK.length];
        }
        return total;
    }

    private static void put(ByteBuffer bytes, double units) {
        bytes.putShort(Float.floatToFloat16((float) units));
    }
}
