package org.quartermaster.launcher.bench.forecast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.reconciliation.LevelChoice;
import org.quartermaster.forecasting.selection.Members;

/** Writes {@code scores.json}: what was run, what was noticed, and every method's scores with their ratios to the yardstick. */
final class ScoresFile {

    private final Map<String, MethodScores> scores;
    private final MethodScores yardstick;

    ScoresFile(Map<String, MethodScores> scores) {
        this.scores = scores;
        this.yardstick = scores.get(MethodScores.YARDSTICK);
    }

    void write(Path file, BenchOptions options, LongData data, BenchRun.Facts facts) throws IOException {
        var json = new StringBuilder("{\n");
        json.append("  \"data\": ").append(text(options.data().getFileName().toString())).append(",\n");
        json.append("  \"frequency\": ").append(text(data.rhythm().name().toLowerCase(Locale.ROOT))).append(",\n");
        json.append("  \"horizon\": ").append(options.horizon()).append(",\n  \"season\": ").append(options.season()).append(",\n");
        json.append("  \"without\": [").append(options.without().stream().map(ScoresFile::text).collect(Collectors.joining(", "))).append("],\n");
        json.append("  \"origins\": [").append(facts.origins().stream().map(ScoresFile::text).collect(Collectors.joining(", "))).append("],\n");
        json.append("  \"series\": ").append(data.series().size()).append(",\n  \"periods\": ").append(data.periods()).append(",\n");
        json.append("  \"refusedRows\": ").append(facts.refused()).append(",\n");
        json.append("  \"notes\": [").append(data.notes().stream().map(ScoresFile::text).collect(Collectors.joining(", "))).append("],\n");
        json.append("  \"seconds\": ").append(number(facts.seconds())).append(",\n  \"peakMemoryBytes\": ").append(facts.peakBytes()).append(",\n");
        json.append("  \"definitions\": {\n").append(definitions()).append("\n  },\n  \"methods\": {\n");
        json.append(scores.entrySet().stream().map(one -> "    " + text(one.getKey()) + ": " + method(one.getValue(), facts)).collect(Collectors.joining(",\n")));
        Files.writeString(file, json.append("\n  },\n  \"reconciliation\": [").append(reconciliation(facts)).append("],\n  \"totals\": ").append(facts.totals().json()).append("\n}\n"));
    }

    private static String reconciliation(BenchRun.Facts facts) {
        var lines = new StringJoiner(",");
        for (int i = 0; i < facts.levels().size(); i++) {
            for (LevelChoice choice : facts.levels().get(i)) {
                lines.add("\n    {\"origin\": %s, \"level\": %s, \"sums\": %d, \"rule\": %s, \"share\": %s, \"belief\": %s, \"forecastBy\": %s, \"before\": %s, \"after\": %s, \"tried\": %s}".formatted(text(facts.origins().get(i)),
                        text(choice.level().code()), choice.nodes(), text(choice.rule().kind().code()), number(choice.rule().share()), number(choice.belief()), text(choice.method()), number(choice.before()),
                        number(choice.after()), number(choice.tried())));
            }
        }
        return lines.toString();
    }

    private static String definitions() {
        return List.of(
                List.of("wape", "sum |y - median| / sum |y|"),
                List.of("wapeOfMean", "sum |y - mean| / sum |y|"),
                List.of("bias", "sum (mean - y) / sum |y|"),
                List.of("wql", "mean over q = 0.1 ... 0.9 of 2 * sum of pinball loss / sum |y|"),
                List.of("mase", "mean over series and origins of mean |y - median| / in-sample mean |seasonal difference|"),
                List.of("rmsse", "mean over series and origins of root (mean (y - mean)^2 / in-sample mean squared step after the first sale)"),
                List.of("coverage", "share of actuals at or below the quantile"),
                List.of("band", "share of actuals between the quantiles at 0.05 and 0.95, both included, below and above them"),
                List.of("sums", "the same over sums of means, period by period: category in a place, category, all series together"),
                List.of("reconciliation", "per origin and level: how forecasts follow those of their sums; error of the back-test's sums as their parts say (before), with what was chosen (after), with the best other rule (tried)"),
                List.of("totals", "sums over the first periods with what was chosen: share of sums at or below the quantile, and strictly below; calibrated counts have the level in between"),
                List.of("peakMemoryBytes", "most memory that the process held; all methods run in one process, so it is the same for each"),
                List.of(MethodScores.YARDSTICK, "last season again; Gaussian intervals from the in-sample seasonal differences, not cut at zero"),
                List.of("relative", "ratio to " + MethodScores.YARDSTICK)).stream().map(pair -> "    " + text(pair.get(0)) + ": " + text(pair.get(1))).collect(Collectors.joining(",\n"));
    }

    private String method(MethodScores one, BenchRun.Facts facts) {
        var fields = new StringJoiner(", ", "{", "}");
        field(fields, "wape", one.wape());
        field(fields, "wapeOfMean", one.meanWape());
        field(fields, "bias", one.bias());
        field(fields, "wql", one.wql());
        field(fields, "mase", one.mase());
        field(fields, "rmsse", one.rmsse());
        var coverage = new StringJoiner(", ", "{", "}");
        for (int level : new int[] {1, QuantileForecast.MEDIAN, QuantileForecast.LEVELS - 2}) {
            field(coverage, Double.toString(QuantileForecast.level(level)), one.coverage(level));
        }
        fields.add("\"coverage\": " + coverage);
        var band = new StringJoiner(", ", "{", "}");
        field(band, "inside", one.inside());
        field(band, "below", one.exceedance(0));
        field(band, "above", 1 - one.coverage(QuantileForecast.LEVELS - 1));
        fields.add("\"band\": " + band);
        fields.add("\"sums\": " + one.sums().json());
        var relative = new StringJoiner(", ", "{", "}");
        field(relative, "wape", one.wape() / yardstick.wape());
        field(relative, "wql", one.wql() / yardstick.wql());
        field(relative, "mase", one.mase() / yardstick.mase());
        field(relative, "rmsse", one.rmsse() / yardstick.rmsse());
        fields.add("\"relative\": " + relative);
        field(fields, "trainingSeconds", one.trainingSeconds());
        field(fields, "predictionSeconds", one.predictionSeconds());
        field(fields, "seriesPerSecond", one.seriesPerSecond());
        fields.add("\"peakMemoryBytes\": " + facts.peakBytes());
        return fields.toString();
    }

    private static void field(StringJoiner fields, String name, double value) {
        fields.add(text(name) + ": " + number(value));
    }

    /** Six significant digits; null where it is not a number. */
    static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.6g", value) : "null";
    }

    static String text(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r") + '"';
    }

    /** The table for the screen. */
    String table() {
        var table = new StringBuilder(String.format("%-26s %8s %8s %8s %8s %8s %21s | to %s: %7s %7s %7s | %9s %9s %10s%n", "method", "WAPE", "bias", "WQL", "MASE", "RMSSE", "covers .1/.5/.9/band",
                MethodScores.YARDSTICK, "WAPE", "WQL", "RMSSE", "train s", "predict s", "series/s"));
        scores.forEach((name, one) -> table.append(String.format(Locale.ROOT, "%-26s %8.4f %+8.4f %8.4f %8.4f %8.4f   %.2f/%.2f/%.2f/%.3f |                   %7.3f %7.3f %7.3f | %9.1f %9.2f %,10.0f%n", name,
                one.wape(), one.bias(), one.wql(), one.mase(), one.rmsse(), one.coverage(1), one.coverage(QuantileForecast.MEDIAN), one.coverage(QuantileForecast.LEVELS - 2), one.inside(),
                one.wape() / yardstick.wape(), one.wql() / yardstick.wql(), one.rmsse() / yardstick.rmsse(), one.trainingSeconds(), one.predictionSeconds(), one.seriesPerSecond())));
        List.of(MethodScores.YARDSTICK, Members.COMBINATION_CODE, MethodScores.CHOSEN).stream().filter(scores::containsKey).forEach(name -> table.append(scores.get(name).sums().line(name)));
        return table.toString();
    }
}
