package org.quartermaster.launcher.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.quartermaster.learning.onnx.OnnxForecaster;
import org.quartermaster.learning.onnx.Plan;
import org.quartermaster.learning.onnx.Quarantine;
import org.quartermaster.learning.onnx.ShippedModels;
import org.quartermaster.learning.onnx.Window;

/**
 * Series per second of a shipped network over its whole context and horizon; for {@code qm-zero} 512 days with a plan in, 64 days × 11 quantiles out.
 *
 * <p>{@code OnnxBench [series] [cpu|gpu] [threads] [model]}
 */
public final class OnnxBench {

    private OnnxBench() {
    }

    /** Prints one line per pass. */
    public static void main(String[] arguments) {
        int series = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4_000;
        boolean gpu = arguments.length > 1 && arguments[1].equals("gpu");
        int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : Runtime.getRuntime().availableProcessors();
        String name = arguments.length > 3 ? arguments[3] : ShippedModels.ZERO;
        switch (ShippedModels.open(name, gpu, threads)) {
            case Quarantine quarantine -> System.out.println(quarantine);
            case OnnxForecaster.Ready ready -> run(ready.forecaster(), series, threads);
        }
    }

    private static void run(OnnxForecaster opened, int series, int threads) {
        try (OnnxForecaster forecaster = opened) {
            List<Window> windows = made(series, forecaster.descriptor().input().length(), forecaster.descriptor().horizon());
            System.out.printf("%s on %s, %d threads, %d steps in, %d out%n", forecaster.descriptor().name(), forecaster.provider(), threads, forecaster.descriptor().input().length(),
                    forecaster.descriptor().horizon());
            for (int pass = 0; pass < 3; pass++) {
                long started = System.nanoTime();
                OnnxForecaster.Outcome outcome = forecaster.forecast(windows, forecaster.descriptor().horizon());
                double seconds = (System.nanoTime() - started) / 1e9;
                System.out.printf("%,d series in %.2f s: %,.0f series/s (%s)%n", windows.size(), seconds, windows.size() / seconds, outcome.getClass().getSimpleName());
            }
        }
    }

    private static List<Window> made(int series, int length, int horizon) {
        SplittableRandom random = new SplittableRandom(1);
        List<Window> windows = new ArrayList<>();
        for (int b = 0; b < series; b++) {
            double level = 10 * random.nextDouble();
            float[] history = new float[length];
            for (int t = 0; t < length; t++) {
                history[t] = Math.max(0, Math.round(level * (1 + 0.5 * random.nextGaussian())));
            }
            float[] promotion = new float[length + horizon];
            for (int t = 0; t < promotion.length; t++) {
                promotion[t] = (t + b) % 35 < 5 ? 1 : 0;
            }
            windows.add(new Window(history, Window.Grain.DAY, b % 7, Plan.of(length, null, promotion, null, null)));
        }
        return windows;
    }
}
