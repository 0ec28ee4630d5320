package org.quartermaster.launcher.trainer.zero;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.quartermaster.launcher.trainer.WeightQuantiser;
import org.quartermaster.launcher.trainer.WeightQuantiser.Form;

/**
 * {@code ./qm bench int8 [FOLDER [CHECKPOINT]]}: {@code qm-zero}, or the network of a checkpoint, with real and with 8-bit weights side by side — size, loss on made-up series, speed — and the files in the folder.
 */
public final class ZeroQuantisation {

    private static final int JUDGED = 1_024;
    private static final long SEED = -77;
    private static final int PASSES = 5;

    private ZeroQuantisation() {
    }

    /** One line per form. */
    public static void main(String[] arguments) throws IOException, OrtException {
        Checkpoint checkpoint = checkpoint(arguments);
        byte[] real = ZeroExport.onnx(checkpoint.size(), checkpoint.average());
        var forms = new LinkedHashMap<String, byte[]>();
        forms.put("float32", real);
        for (Form form : Form.values()) {
            forms.put("int8-" + form.name().toLowerCase(Locale.ROOT), WeightQuantiser.rewrite(real, form, checkpoint.average().all()::containsKey));
        }
        Batch judged = Batch.draw(JUDGED, SEED, true);
        for (Map.Entry<String, byte[]> form : forms.entrySet()) {
            if (arguments.length > 0) {
                Files.createDirectories(Path.of(arguments[0]));
                Files.write(Path.of(arguments[0], "qm-zero-" + form.getKey() + ".onnx"), form.getValue());
            }
            try (ParityCheck.Opened opened = ParityCheck.open(form.getValue())) {
                double wql = wql(opened.answers(judged), judged);
                System.out.printf(Locale.ROOT, "%-13s %,10d bytes  WQL %.5f  %,6.0f series/s%n", form.getKey(), form.getValue().length, wql, perSecond(opened, judged));
            }
        }
    }

    private static Checkpoint checkpoint(String[] arguments) throws IOException {
        if (arguments.length > 1) {
            return Checkpoint.read(Path.of(arguments[1]));
        }
        try (InputStream in = ZeroQuantisation.class.getResourceAsStream("/models/qm-zero.onnx")) {
            return ZeroExport.read(in.readAllBytes());
        }
    }

    private static double perSecond(ParityCheck.Opened opened, Batch batch) throws OrtException {
        double best = 0;
        for (int pass = 0; pass < PASSES; pass++) {
            long started = System.nanoTime();
            opened.answers(batch);
            best = Math.max(best, batch.size / ((System.nanoTime() - started) / 1e9));
        }
        return best;
    }

    /** Twice the mean pinball loss over all levels and steps over mean demand, each series over its own mean: no single one rules. */
    static double wql(float[] answers, Batch batch) {
        double sum = 0;
        int series = 0;
        for (int b = 0; b < batch.size; b++) {
            double loss = 0;
            double demand = 0;
            int steps = 0;
            for (int h = 0; h < ZeroNetwork.HORIZON; h++) {
                int at = b * ZeroNetwork.HORIZON + h;
                if (batch.known[at] > 0) {
                    steps++;
                    demand += batch.target[at];
                    for (int q = 0; q < ZeroNetwork.WIDTH; q++) {
                        double error = batch.target[at] - answers[at * ZeroNetwork.WIDTH + q];
                        loss += Math.max(ZeroNetwork.LEVELS[q] * error, (ZeroNetwork.LEVELS[q] - 1) * error) * 2 / ZeroNetwork.WIDTH;
                    }
                }
            }
            if (steps > 0 && demand > 0) {
                sum += loss / demand;
                series++;
            }
        }
        return sum / series;
    }
}
