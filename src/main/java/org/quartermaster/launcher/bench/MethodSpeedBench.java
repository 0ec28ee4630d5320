package org.quartermaster.launcher.bench;

import java.time.LocalDate;
import java.util.Random;
import java.util.stream.IntStream;
import org.quartermaster.forecasting.models.Baselines;
import org.quartermaster.forecasting.models.ForecastMethod;
import org.quartermaster.forecasting.models.History;

/** Series per second of each simple method on made-up series of 730 days, 56 days ahead, all cores. */
public final class MethodSpeedBench {

    private static final int SERIES = 10_000;
    private static final int DAYS = 730;
    private static final int HORIZON = 56;

    private MethodSpeedBench() {
    }

    public static void main(String... arguments) {
        float[][] series = IntStream.range(0, SERIES).mapToObj(MethodSpeedBench::madeUp).toArray(float[][]::new);
        System.out.printf("%d series of %d days, %d days ahead, %d cores%n", SERIES, DAYS, HORIZON, Runtime.getRuntime().availableProcessors());
        for (ForecastMethod method : Baselines.daily()) {
            time(method, series);
            System.out.printf("%-22s %,9.0f series/s%n", method.code(), SERIES / time(method, series));
        }
    }

    private static double time(ForecastMethod method, float[][] series) {
        long started = System.nanoTime();
        double sum = IntStream.range(0, series.length).parallel()
                .mapToDouble(i -> method.forecast(History.of(LocalDate.of(2024, 1, 1), series[i]), HORIZON).mean()[0]).sum();
        if (Double.isNaN(sum)) {
            throw new IllegalStateException(method.code() + " forecast something that is not a number");
        }
        return (System.nanoTime() - started) / 1e9;
    }

    /** A third intermittent, a third around 5 a day, a third around 60 a day, some days missing. */
    private static float[] madeUp(int index) {
        var random = new Random(index);
        double level = index % 3 == 0 ? 0.15 : index % 3 == 1 ? 5 : 60;
        float[] units = new float[DAYS];
        for (int t = 0; t < DAYS; t++) {
            double expected = level * (t % 7 < 5 ? 0.9 : 1.25) * Math.exp(0.5 * random.nextGaussian());
            units[t] = random.nextInt(40) == 0 ? Float.NaN : (float) Math.max(0, Math.round(expected + Math.sqrt(expected) * random.nextGaussian()));
        }
        return units;
    }
}
