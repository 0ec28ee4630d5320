package org.quartermaster.learning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.quartermaster.learning.boosting.BoostedModel;
import org.quartermaster.learning.boosting.BoostingOptions;
import org.quartermaster.learning.boosting.TrainingRecord;

/**
 * Where a model comes from.
 *
 * @param features   names in order
 * @param parameters how it was trained
 * @param seed       of all random draws
 * @param rows       training rows
 * @param from       first day of the training data, null when there is none
 * @param to         last day of the training data, null when there is none
 * @param metrics    scores on data not trained on
 * @param baseline   the same scores of the baseline on the same data
 * @param libraries  versions by library
 */
public record Provenance(List<String> features, Map<String, String> parameters, long seed, long rows, LocalDate from, LocalDate to, Map<String, Double> metrics,
        Map<String, Double> baseline, Map<String, String> libraries) {

    private static final String UNKNOWN = "unknown";

    public Provenance {
        features = List.copyOf(features);
        parameters = Map.copyOf(parameters);
        metrics = Map.copyOf(metrics);
        baseline = Map.copyOf(baseline);
        libraries = Map.copyOf(libraries);
    }

    /** Of a boosted model; its validation loss is added to the scores when it has one. */
    public static Provenance of(BoostedModel model, LocalDate from, LocalDate to, Map<String, Double> metrics, Map<String, Double> baseline) {
        TrainingRecord record = model.record();
        Map<String, Double> scores = new LinkedHashMap<>(metrics);
        Map<String, Double> others = new LinkedHashMap<>(baseline);
        if (record.validationRows() > 0) {
            scores.put("validation_loss", record.validationLoss());
            others.put("validation_loss", record.baselineLoss());
        }
        return new Provenance(model.features(), parameters(record), record.options().seed(), record.rows(), from, to, scores, others, versions());
    }

    /** Versions of the libraries that train and run models here, and of the program, which says when it was built as well. */
    public static Map<String, String> versions() {
        return Map.of("java", Runtime.version().toString(), "smile", version(BoostedModel.engineLibrary()), "quartermaster", program());
    }

    private static Map<String, String> parameters(TrainingRecord record) {
        BoostingOptions options = record.options();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("engine", options.engine().name());
        parameters.put("objective", options.objective().toString());
        parameters.put("trees", String.valueOf(record.trees()));
        parameters.put("rounds", String.valueOf(options.rounds()));
        parameters.put("leaves", String.valueOf(options.leaves()));
        parameters.put("learning_rate", String.valueOf(options.learningRate()));
        parameters.put("max_bins", String.valueOf(options.maxBins()));
        parameters.put("min_rows_in_leaf", String.valueOf(options.minRowsInLeaf()));
        parameters.put("l2", String.valueOf(options.l2()));
        parameters.put("row_share", String.valueOf(options.rowShare()));
        parameters.put("column_share", String.valueOf(options.columnShare()));
        parameters.put("seconds", "%.1f".formatted(record.seconds()));
        return parameters;
    }

    /** The application has no manifest of its own on a server, so the build writes a file. */
    private static String program() {
        var build = new Properties();
        try (InputStream in = Provenance.class.getResourceAsStream("build.properties")) {
            if (in != null) {
                build.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build.getProperty("version", UNKNOWN);
    }

    private static String version(Class<?> type) {
        String version = type.getPackage().getImplementationVersion();
        return version == null ? UNKNOWN : version;
    }
}
