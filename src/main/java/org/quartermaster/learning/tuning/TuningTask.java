package org.quartermaster.learning.tuning;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * What the trainer is to do with the histories beside it.
 *
 * @param seconds    of training, &gt; 0
 * @param threads    of the training library, ≥ 1
 * @param batch      series per step
 * @param rate       highest learning rate
 * @param keptSteps  newest steps of each series that are not trained on but judge when to stop
 * @param ownShare   share of the user's own windows in a batch; the rest is made up, so that what the network knew is not forgotten
 * @param seed       of all draws
 */
public record TuningTask(int seconds, int threads, int batch, double rate, int keptSteps, double ownShare, long seed) {

    /** The file in the work folder. */
    public static final String FILE = TaskFile.NAME;
    /** The histories in the work folder. */
    public static final String HISTORY = "history.bin";
    /** The network to begin with. */
    public static final String PARENT = "parent.onnx";
    /** The network that came of it; there only when it judged better. */
    public static final String TUNED = "tuned.onnx";

    public TuningTask {
        if (seconds < 1 || threads < 1 || batch < 1 || !(rate > 0) || keptSteps < 1 || !(ownShare > 0 && ownShare <= 1)) {
            throw new IllegalArgumentException("A task of %d s, %d threads, %d series, rate %s, %d steps kept and a share of %s cannot be done."
                    .formatted(seconds, threads, batch, rate, keptSteps, ownShare));
        }
    }

    /** Writes it into a folder. */
    public void write(Path folder) throws IOException {
        TaskFile.write(folder, Map.of("seconds", seconds, "threads", threads, "batch", batch, "rate", rate, "keptSteps", keptSteps, "ownShare", ownShare, "seed", seed));
    }

    /** Reads it from a folder. */
    public static TuningTask read(Path folder) throws IOException {
        Properties lines = TaskFile.read(folder);
        return new TuningTask(Integer.parseInt(lines.getProperty("seconds")), Integer.parseInt(lines.getProperty("threads")), Integer.parseInt(lines.getProperty("batch")),
                Double.parseDouble(lines.getProperty("rate")), Integer.parseInt(lines.getProperty("keptSteps")), Double.parseDouble(lines.getProperty("ownShare")),
                Long.parseLong(lines.getProperty("seed")));
    }
}
