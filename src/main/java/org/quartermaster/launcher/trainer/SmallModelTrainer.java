package org.quartermaster.launcher.trainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Trains {@code qm-mini}, writes it with its descriptor and model card. The same arguments give the same file.
 *
 * <p>{@code SmallModelTrainer [steps] [folder]}
 */
public final class SmallModelTrainer {

    private static final long SEED = 20_261_122;
    private static final long JUDGE_SEED = 77;
    private static final int BATCH = 256;
    private static final int JUDGED = 4_000;
    private static final double RATE = 2e-3;

    private SmallModelTrainer() {
    }

    /** Trains, scores and writes. */
    public static void main(String[] arguments) throws IOException {
        int steps = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4_000;
        Path folder = Path.of(arguments.length > 1 ? arguments[1] : "src/main/resources/models");
        long started = System.nanoTime();
        QuantileNetwork network = train(steps, SEED);
        double seconds = (System.nanoTime() - started) / 1e9;
        Scores scores = Scores.of(network, JUDGED, JUDGE_SEED);
        byte[] onnx = NetworkExport.onnx(network);
        Files.createDirectories(folder);
        Files.write(folder.resolve("qm-mini.onnx"), onnx);
        Files.writeString(folder.resolve("qm-mini.json"), descriptor());
        Files.writeString(folder.resolve("qm-mini.md"), card(network, steps, seconds, scores, onnx));
        System.out.printf(Locale.ROOT, "WQL %s  WAPE %s (network, seasonal naive, last 28 days)%n", Arrays.toString(scores.wql()), Arrays.toString(scores.wape()));
    }

    /** The network after {@code steps} batches of generated series. */
    static QuantileNetwork train(int steps, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        QuantileNetwork network = new QuantileNetwork(BATCH, random.split());
        GeneratedDemand demand = new GeneratedDemand(QuantileNetwork.CONTEXT, QuantileNetwork.HORIZON);
        float[][] series = new float[BATCH][];
        double loss = 0;
        for (int step = 1; step <= steps; step++) {
            for (int b = 0; b < BATCH; b++) {
                series[b] = demand.series(random);
            }
            double rate = RATE * (0.02 + 0.98 * 0.5 * (1 + Math.cos(Math.PI * step / steps))) * Math.min(1, step / 100.0);
            loss = step == 1 ? network.train(series, rate, step) : 0.99 * loss + 0.01 * network.train(series, rate, step);
            if (step % 200 == 0) {
                System.out.printf(Locale.ROOT, "step %d  loss %.4f%n", step, loss);
            }
        }
        return network;
    }

    /** The JSON that tells the runner how to use the file. */
    static String descriptor() {
        String levels = Arrays.stream(QuantileNetwork.LEVELS).mapToObj(Double::toString).collect(Collectors.joining(", "));
        return """
                {
                  "name": "qm-mini",
                  "input": {"name": "context", "layout": "BL", "length": %d, "padding": "left", "paddingValue": 0, "missing": "padding"},
                  "mask": "mask",
                  "output": {"name": "quantiles", "axes": "BHQ"},
                  "levels": [%s],
                  "horizon": %d,
                  "scaling": "inside",
                  "maxBatch": 512,
                  "timeLimitSeconds": 60
                }
                """.formatted(QuantileNetwork.CONTEXT, levels, QuantileNetwork.HORIZON);
    }

    private static String card(QuantileNetwork network, int steps, double seconds, Scores scores, byte[] onnx) {
        return String.format(Locale.ROOT, """
                # qm-mini

                Forecasts daily demand of any SKU for %d days from its last %d, as %d quantiles that cannot cross. It proves the path from training to screen and answers where a SKU has no
                model of its own; methods trained on the company's history are expected to be better.

                - **Form**: mean-scaled asinh history and mask, two ReLU layers, steps between quantiles by softplus around a same-weekday base; %,d parameters, %,d bytes, ONNX opset 17.
                - **Data**: generated only (`GeneratedDemand`): negative-binomial counts around level 0.03…100 × weekday × year × trend × drift, 30 %% intermittent, promotions, shifts,
                  launches, stock-outs as missing days, stray days. No data of any company.
                - **Training**: `SmallModelTrainer %d`: %d steps of %d series, Adam, pinball loss on the history's scale, seed %d, %.0f s.
                - **Scores** on %,d generated series that were not trained on (seed %d), %d days ahead:

                | method | WQL (0.1…0.9) | WAPE of the median |
                | --- | --- | --- |
                | qm-mini | %.3f | %.3f |
                | seasonal naive, normal intervals | %.3f | %.3f |
                | quantiles of the last 28 days | %.3f | %.3f |

                - **Limits**: daily series; knows no prices, promotions or holidays in advance; yearly patterns only as far as the last 112 days show them.
                - **SHA-256**: `%s`
                """, QuantileNetwork.HORIZON, QuantileNetwork.CONTEXT, QuantileNetwork.WIDTH, network.parameters(), onnx.length, steps, steps, BATCH, SEED, seconds, JUDGED, JUDGE_SEED,
                QuantileNetwork.HORIZON, scores.wql()[0], scores.wape()[0], scores.wql()[1], scores.wape()[1], scores.wql()[2], scores.wape()[2], sha256(onnx));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
