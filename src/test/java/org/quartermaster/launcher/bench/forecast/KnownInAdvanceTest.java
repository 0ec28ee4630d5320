package org.quartermaster.launcher.bench.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each optional column of a long file makes forecasts better where it says something, and is what does so. */
class KnownInAdvanceTest {

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 6);
    private static final int DAYS = 210;
    private static final int SERIES = 40;

    @TempDir
    private Path folder;

    /**
     * One day's value of the column under test and how it changes demand.
     *
     * @param cell   as it stands in the file
     * @param factor of demand
     */
    private record Cell(String cell, double factor) {
    }

    private static Cell cell(String column, int series, int t) {
        boolean told = new Random(31L * (t / 5) + (column.equals("price") ? 977L * series : 0)).nextInt(3) == 0;
        return switch (column) {
            case "price" -> new Cell(told ? "5" : "10", told ? 3 : 1);
            case "event" -> new Cell(told ? "fair" : "", told ? 3 : 1);
            case "open" -> new Cell(told ? "0" : "1", told ? 0 : 1);
            // a new article's weekdays are those of its category, a shop's those of its location: odd ones sell at the weekend, even ones never
            default -> new Cell("g" + series % 2, (t % 7 > 4) == (series % 2 == 1) ? 4 : 0.2);
        };
    }

    private Path file(String column, boolean isTold) throws IOException {
        Path file = folder.resolve(column + isTold + ".csv");
        var random = new Random(7);
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("series,date,quantity" + (isTold ? "," + column : "") + "\n");
            boolean isGroup = column.equals("category") || column.equals("location");
            for (int s = 0; s < SERIES; s++) {
                for (int t = isGroup && s >= SERIES / 2 ? DAYS - 20 : 0; t < DAYS; t++) {
                    Cell cell = cell(column, s, t);
                    double mean = (6 + s % 5) * cell.factor();
                    long units = Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
                    out.write("s" + s + "," + FIRST.plusDays(t) + "," + units + (isTold ? "," + cell.cell() : "") + "\n");
                }
            }
        }
        return file;
    }

    private JsonObject scores(Path data, String method, String... more) throws Exception {
        Path out = folder.resolve("out");
        var arguments = new ArrayList<>(List.of("--data", data.toString(), "--horizon", "14", "--season", "7", "--origins", "1", "--freq", "D", "--out", out.toString(),
                "--rows", "20000", "--trees", "40", "--methods", method));
        arguments.addAll(List.of(more));
        new BenchRun(BenchOptions.parse(arguments.toArray(String[]::new))).run();
        try (var json = Json.createReader(new StringReader(Files.readString(out.resolve("scores.json"))))) {
            return json.readObject().getJsonObject("methods").getJsonObject(method);
        }
    }

    @ParameterizedTest
    @CsvSource({"price, boosted-trees", "event, boosted-trees", "open, weekday-smoothing", "category, weekday-smoothing", "location, weekday-smoothing"})
    void eachColumnThatIsKnownInAdvanceIsUsed(String column, String method) throws Exception {
        double told = wql(scores(file(column, true), method));
        double untold = wql(scores(file(column, false), method));
        assertThat(told).as("WQL with %s told; untold %.4f", column, untold).isLessThan(0.95 * untold);
    }

    @Test
    void packedFilesAndMissingDatesAreReadAsAsked() throws Exception {
        Path packed = folder.resolve("gaps.csv.gz");
        try (Writer out = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(packed)))) {
            out.write("quantity,date,series\n");
            // the last day first, and nothing noted from Friday to Sunday
            for (int t = DAYS - 1; t >= 0; t--) {
                if (t % 7 < 4) {
                    out.write("8," + FIRST.plusDays(t) + ",a\n");
                }
            }
        }
        assertThat(scores(packed, "moving-average-28", "--absent", "missing").getJsonNumber("bias").doubleValue()).as("eight each day that is known").isBetween(-0.05, 0.05);
        // zeros on three days of seven: a mean of 32/7 on days of 8 and of 0 alike
        assertThat(scores(packed, "moving-average-28").getJsonNumber("wape").doubleValue()).isGreaterThan(0.3);
    }

    @Test
    void timesAndMemoryAreMeasured() throws Exception {
        JsonObject trees = scores(file("price", true), "boosted-trees");
        for (String measured : new String[] {"trainingSeconds", "predictionSeconds", "seriesPerSecond", "peakMemoryBytes"}) {
            assertThat(trees.getJsonNumber(measured).doubleValue()).as(measured).isPositive();
        }
    }

    private static double wql(JsonObject scores) {
        return scores.getJsonNumber("wql").doubleValue();
    }
}
