package org.quartermaster.learning.tuning;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import org.quartermaster.learning.onnx.ExecutionProvider;

/**
 * What came of a training. Written last, beside and then moved: where it stands, all other files are whole.
 *
 * @param series     that were trained on
 * @param steps      done
 * @param seconds    taken
 * @param lossBefore of the parent on the kept steps
 * @param lossAfter  of the best network on the kept steps
 * @param device     where it was computed and why there, as the trainer saw it; null when nothing was
 */
public record TuningResult(int series, long steps, double seconds, double lossBefore, double lossAfter, ExecutionProvider device) {

    /** The file in the work folder. */
    public static final String FILE = "result.properties";

    /** Whether there is a network that judged better than its parent. */
    public boolean isBetter() {
        return lossAfter < lossBefore;
    }

    /** Writes it into a folder. */
    public void write(Path folder) throws IOException {
        Properties lines = new Properties();
        lines.setProperty("series", String.valueOf(series));
        lines.setProperty("steps", String.valueOf(steps));
        lines.setProperty("seconds", String.valueOf(seconds));
        lines.setProperty("lossBefore", String.valueOf(lossBefore));
        lines.setProperty("lossAfter", String.valueOf(lossAfter));
        TrainingDevice.write(device, lines);
        Path beside = folder.resolve(FILE + ".part");
        try (Writer out = Files.newBufferedWriter(beside)) {
            lines.store(out, null);
        }
        Files.move(beside, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** @throws IOException if there is none */
    public static TuningResult read(Path folder) throws IOException {
        Properties lines = new Properties();
        try (Reader in = Files.newBufferedReader(folder.resolve(FILE))) {
            lines.load(in);
        }
        return new TuningResult(Integer.parseInt(lines.getProperty("series")), Long.parseLong(lines.getProperty("steps")), Double.parseDouble(lines.getProperty("seconds")),
                Double.parseDouble(lines.getProperty("lossBefore")), Double.parseDouble(lines.getProperty("lossAfter")), TrainingDevice.read(lines));
    }
}
