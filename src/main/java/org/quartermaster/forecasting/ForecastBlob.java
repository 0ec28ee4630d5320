package org.quartermaster.forecasting;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import org.quartermaster.forecasting.models.QuantileForecast;

/**
 * Forecasts as bytes: a version, a scale, then per day the eleven quantiles and the mean as half floats (11 significant bits: whole numbers are exact up to 2,048, others to
 * 0.05 %). 56 days take 1.3 kB.
 */
final class ForecastBlob {

    private static final byte VERSION = 1;
    private static final int HEADER = 1 + Float.BYTES;
    private static final int DAY = (QuantileForecast.LEVELS + 1) * Short.BYTES;
    private static final float LARGEST_HALF = 60_000;

    private ForecastBlob() {
    }

    static byte[] write(QuantileForecast forecast) {
        float scale = scale(forecast);
        var bytes = ByteBuffer.allocate(HEADER + forecast.horizon() * DAY).put(VERSION).putFloat(scale);
        for (int day = 0; day < forecast.horizon(); day++) {
            for (int level = 0; level < QuantileForecast.LEVELS; level++) {
                bytes.putShort(Float.floatToFloat16(forecast.quantile(day, level) / scale));
            }
            bytes.putShort(Float.floatToFloat16(forecast.mean()[day] / scale));
        }
        return bytes.array();
    }

    /** @throws IllegalStateException if the bytes are of another version or cut off */
    static QuantileForecast read(byte[] stored, LocalDate origin) {
        var bytes = ByteBuffer.wrap(stored);
        if (stored.length < HEADER || bytes.get() != VERSION || (stored.length - HEADER) % DAY != 0) {
            throw new IllegalStateException("A stored forecast of %d bytes is not of version %d. Run the forecast again.".formatted(stored.length, VERSION));
        }
        float scale = bytes.getFloat();
        var forecast = QuantileForecast.zero(origin, (stored.length - HEADER) / DAY);
        for (int day = 0; day < forecast.horizon(); day++) {
            for (int level = 0; level < QuantileForecast.LEVELS; level++) {
                forecast.quantiles()[day * QuantileForecast.LEVELS + level] = Float.float16ToFloat(bytes.getShort()) * scale;
            }
            forecast.mean()[day] = Float.float16ToFloat(bytes.getShort()) * scale;
        }
        return forecast;
    }

    /** A power of two that brings the largest number into the range of half floats. */
    private static float scale(QuantileForecast forecast) {
        float largest = 0;
        for (float quantile : forecast.quantiles()) {
            largest = Math.max(largest, quantile);
        }
        for (float mean : forecast.mean()) {
            largest = Math.max(largest, mean);
        }
        float scale = 1;
        while (largest / scale > LARGEST_HALF) {
            scale *= 2;
        }
        return scale;
    }
}
