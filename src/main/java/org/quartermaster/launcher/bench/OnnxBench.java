package org.quartermaster.launcher.bench;

import java.util.SplittableRandom;
import org.quartermaster.learning.onnx.OnnxForecaster;
import org.quartermaster.learning.onnx.Quarantine;
import org.quartermaster.learning.onnx.ShippedModels;

/**
 * Series per second of {@code qm-mini}: 112 days in, 56 days × 11 quantiles out.
 *
 * <p>{@code OnnxBench [series] [cpu|gpu] [threads]}
 */
public final class OnnxBench {

    private OnnxBench() {
    }

    /** Prints one line per pass. */
    public static void main(String[] arguments) {
        int series = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        boolean gpu = arguments.length > 1 && arguments[1].equals("gpu");
        int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : Runtime.getRuntime().availableProcessors();
        switch (ShippedModels.mini(gpu, threads)) {
            case Quarantine quarantine -> System.out.println(quarantine);
            case OnnxForecaster.Ready ready -> run(ready.forecaster(), made(series), threads);
        }
    }

    private static void run(OnnxForecaster opened, float[][] histories, int threads) {
        try (OnnxForecaster forecaster = opened) {
            System.out.printf("%s on %s, %d threads%n", forecaster.descriptor().name(), forecaster.provider(), threads);
            for (int pass = 0; pass < 3; pass++) {
                long started = System.nanoTime();
                OnnxForecaster.Outcome outcome = forecaster.forecast(histories, forecaster.descriptor().horizon());
                double seconds = (System.nanoTime() - started) / 1e9;
                System.out.printf("%,d series in %.2f s: %,.0f series/s (%s)%n", histories.length, seconds, histories.length / seconds, outcome.getClass().getSimpleName());
            }
        }
    }

    private static float[][] made(int series) {
        SplittableRandom random = new SplittableRandom(1);
        float[][] histories = new float[series][112];
        for (float[] history : histories) {
            double level = 10 * random.nextDouble();
            for (int t = 0; t < history.length; t++) {
                history[t] = Math.round(level * (1 + 0.5 * random.nextGaussian()));
            }
        }
        return histories;
    }
}
