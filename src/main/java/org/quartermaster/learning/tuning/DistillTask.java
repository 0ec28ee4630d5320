package org.quartermaster.learning.tuning;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * What the trainer is to teach a small network, with the histories and lessons beside it.
 *
 * @param seconds   of training, &gt; 0
 * @param threads   of the training library, ≥ 1
 * @param batch     series per step, ≥ 4
 * @param rate      highest learning rate
 * @param keptSteps newest steps of each series that are not trained on; the lessons that begin there judge when to stop
 * @param teaching  share of the teacher's quantiles in the loss, the rest is what came true; 0…1
 * @param tilt      τ of the weights exp(τ · t / (T − 1)) by which later steps count more (DistilTS, arXiv 2601.12785), ≥ 0
 * @param seed      of all draws
 */
public record DistillTask(int seconds, int threads, int batch, double rate, int keptSteps, double teaching, double tilt, long seed) {

    /** The file in the work folder. */
    public static final String FILE = TaskFile.NAME;
    /** The histories in the work folder. */
    public static final String HISTORY = "history.bin";
    /** What the teacher says of them. */
    public static final String LESSONS = "lessons.bin";
    /** The network that the student begins with. */
    public static final String PARENT = "parent.onnx";
    /** The network that came of it; there only when it learned something. */
    public static final String STUDENT = "student.onnx";
    /** What the training library computes with it, to be compared with the exported graph. */
    public static final String ANSWERS = "answers.bin";

    public DistillTask {
        if (seconds < 1 || threads < 1 || batch < 4 || !(rate > 0) || keptSteps < 1 || !(teaching >= 0 && teaching <= 1) || !(tilt >= 0)) {
            throw new IllegalArgumentException("A task of %d s, %d threads, %d series, rate %s, %d steps kept, a share of %s and a tilt of %s cannot be done."
                    .formatted(seconds, threads, batch, rate, keptSteps, teaching, tilt));
        }
    }

    /** The same for other series. */
    public DistillTask keeping(int steps) {
        return new DistillTask(seconds, threads, batch, rate, steps, teaching, tilt, seed);
    }

    /** The same at another learning rate. */
    public DistillTask at(double highest) {
        return new DistillTask(seconds, threads, batch, highest, keptSteps, teaching, tilt, seed);
    }

    /** Writes it into a folder. */
    public void write(Path folder) throws IOException {
        TaskFile.write(folder, Map.of("seconds", seconds, "threads", threads, "batch", batch, "rate", rate, "keptSteps", keptSteps, "teaching", teaching, "tilt", tilt, "seed", seed));
    }

    /** Reads it from a folder. */
    public static DistillTask read(Path folder) throws IOException {
        Properties lines = TaskFile.read(folder);
        return new DistillTask(Integer.parseInt(lines.getProperty("seconds")), Integer.parseInt(lines.getProperty("threads")), Integer.parseInt(lines.getProperty("batch")),
                Double.parseDouble(lines.getProperty("rate")), Integer.parseInt(lines.getProperty("keptSteps")), Double.parseDouble(lines.getProperty("teaching")),
                Double.parseDouble(lines.getProperty("tilt")), Long.parseLong(lines.getProperty("seed")));
    }
}
