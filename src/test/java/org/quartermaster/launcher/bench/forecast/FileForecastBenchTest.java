package org.quartermaster.launcher.bench.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartermaster.forecasting.models.Rhythm;
import org.quartermaster.forecasting.selection.PipelineOptions;

class FileForecastBenchTest {

    @TempDir
    private Path folder;

    /** 40 series of 30 weeks, sales double on promotion days. */
    private Path made() throws IOException {
        var text = new StringBuilder("series,date,quantity,promo\n");
        var random = new Random(7);
        for (int s = 0; s < 40; s++) {
            for (int t = 0; t < 210; t++) {
                boolean promoted = (t / 7 + s) % 4 == 0;
                double mean = (4 + s % 5) * (promoted ? 2 : 1);
                long units = Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
                text.append('s').append(s).append(',').append(LocalDate.of(2025, 1, 6).plusDays(t)).append(',').append(units).append(',').append(promoted ? 1 : 0).append('\n');
            }
        }
        return Files.writeString(folder.resolve("made.csv"), text);
    }

    @Test
    void scoresEveryMethodAndWritesEveryForecast() throws Exception {
        Path out = folder.resolve("out");
        String printed = printed(() -> FileForecastBench.main("--data", made().toString(), "--horizon", "14", "--season", "7", "--origins", "2", "--out", out.toString(), "--rows", "20000", "--trees", "40",
                "--quantile-rows", "4000", "--methods", "naive,boosted-trees,combination,chosen"));
        List<String> lines = Files.readAllLines(out.resolve("forecasts.csv"));
        assertThat(lines.getFirst()).isEqualTo("method,series,origin,date,mean,q0.1,q0.2,q0.3,q0.4,q0.5,q0.6,q0.7,q0.8,q0.9");
        // five methods (the yardstick always), 40 series, two origins of 14 days
        assertThat(lines).hasSize(1 + 5 * 40 * 2 * 14);
        assertThat(lines.get(1)).startsWith("seasonal-naive,s0,2025-07-06,2025-07-07,");
        try (var json = jakarta.json.Json.createReader(new StringReader(Files.readString(out.resolve("scores.json"))))) {
            var methods = json.readObject().getJsonObject("methods");
            assertThat(methods.keySet()).containsExactlyInAnyOrder("seasonal-naive", "naive", "boosted-trees", "combination", "chosen");
            methods.forEach((name, scores) -> assertPrinted(printed, name, scores.asJsonObject()));
            var trees = methods.getJsonObject("boosted-trees");
            assertThat(trees.keySet()).contains("wape", "bias", "wql", "mase", "rmsse", "coverage", "trainingSeconds", "predictionSeconds", "seriesPerSecond", "peakMemoryBytes");
            assertThat(trees.getJsonObject("coverage").keySet()).containsExactly("0.1", "0.5", "0.9");
            assertThat(trees.getJsonObject("relative").getJsonNumber("wql").doubleValue()).isLessThan(0.7);
        }
    }

    private static String printed(ThrowingCallable work) throws Exception {
        PrintStream screen = System.out;
        var caught = new ByteArrayOutputStream();
        try (var instead = new PrintStream(caught, true, StandardCharsets.UTF_8)) {
            System.setOut(instead);
            work.call();
        } catch (Throwable failed) {
            throw new AssertionError(failed);
        } finally {
            System.setOut(screen);
        }
        return caught.toString(StandardCharsets.UTF_8);
    }

    /** The table says of the method what the file says, and its ratios to the yardstick. */
    private static void assertPrinted(String table, String method, JsonObject scores) {
        assertThat(table.lines().filter(line -> line.startsWith(method + " ") && line.contains("|"))).as(table).singleElement().satisfies(line -> {
            String[] parts = line.split("\\|");
            assertFigures(parts[0].substring(method.length()), scores, 0.0001, "wape", "bias", "wql", "mase", "rmsse");
            assertFigures(parts[1], scores.getJsonObject("relative"), 0.001, "wape", "wql", "rmsse");
            assertThat(figures(parts[2].replace(",", ""))).hasSize(3).allMatch(seconds -> seconds >= 0);
        });
    }

    private static void assertFigures(String cells, JsonObject scores, double lastPlace, String... names) {
        for (int i = 0; i < names.length; i++) {
            assertThat(figures(cells).get(i)).as(names[i]).isCloseTo(scores.getJsonNumber(names[i]).doubleValue(), within(lastPlace));
        }
    }

    private static List<Double> figures(String cells) {
        return Stream.of(cells.strip().split("[\\s/]+")).map(Double::valueOf).toList();
    }

    @Test
    void leavesOutWhatTheCombinationIsToDoWithout() throws Exception {
        Path out = folder.resolve("without");
        FileForecastBench.main("--data", made().toString(), "--horizon", "14", "--season", "7", "--origins", "1", "--out", out.toString(), "--methods", "combination,weekday-smoothing", "--without",
                "qm-zero,boosted-trees");
        assertThat(Files.readString(out.resolve("scores.json"))).contains("\"without\": [\"qm-zero\", \"boosted-trees\"]", "\"combination\"");
    }

    @Test
    void runsALearnedMemberOnlyWhereItIsNeededAndNotLeftOut() {
        assertThat(options("--methods", "combination").pipeline(Rhythm.DAILY)).returns(true, PipelineOptions::network).returns(true, PipelineOptions::learned);
        assertThat(options("--methods", "combination", "--without", "qm-zero").pipeline(Rhythm.DAILY)).returns(false, PipelineOptions::network).returns(true, PipelineOptions::learned);
        assertThat(options("--without", "quantile-trees").pipeline(Rhythm.DAILY)).returns(0, PipelineOptions::quantileRows).returns(true, PipelineOptions::learned);
        assertThat(options("--without", "boosted-trees").pipeline(Rhythm.DAILY)).returns(false, PipelineOptions::learned).returns(true, PipelineOptions::network);
        assertThat(options("--methods", "naive").pipeline(Rhythm.DAILY)).returns(false, PipelineOptions::network).returns(false, PipelineOptions::learned);
    }

    @Test
    void averagesTwoMethodsHalfAndHalf() throws Exception {
        Path out = folder.resolve("halves");
        FileForecastBench.main("--data", made().toString(), "--horizon", "14", "--season", "7", "--origins", "1", "--out", out.toString(), "--methods", "naive+weekday-smoothing");
        List<String> lines = Files.readAllLines(out.resolve("forecasts.csv"));
        assertThat(lines).hasSize(1 + 4 * 40 * 14);
        for (String series : List.of("s0", "s39")) {
            double[] one = row(lines, "naive", series);
            double[] other = row(lines, "weekday-smoothing", series);
            double[] both = row(lines, "naive+weekday-smoothing", series);
            assertThat(both).hasSize(10);
            for (int i = 0; i < both.length; i++) {
                assertThat(both[i]).isCloseTo((one[i] + other[i]) / 2, within(0.001));
            }
            assertThat(both).isNotEqualTo(one);
        }
    }

    /** Mean and quantiles of the first day ahead. */
    private static double[] row(List<String> lines, String method, String series) {
        String[] cells = lines.stream().filter(line -> line.startsWith(method + "," + series + ",")).findFirst().orElseThrow().split(",");
        return Stream.of(cells).skip(4).mapToDouble(Double::parseDouble).toArray();
    }

    private static BenchOptions options(String... more) {
        return BenchOptions.parse(Stream.concat(Stream.of("--data", "x"), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void saysWhatIsWrongInOneLine() {
        assertThatThrownBy(() -> BenchOptions.parse("--data", "x", "--without", "naive")).hasMessageContaining("--without (naive) must be any of qm-zero");
        assertThatThrownBy(() -> options("--methods", "qm-zero", "--without", "qm-zero").requireMethods(List.of("qm-zero"))).hasMessageContaining("both asked for and left out");
        assertThatThrownBy(() -> BenchOptions.parse("--horizon", "28")).hasMessageContaining("--data FILE is missing");
        assertThatThrownBy(() -> BenchOptions.parse("--data", "x", "--horizon", "0")).hasMessageContaining("--horizon (0) must be a whole number");
        assertThatThrownBy(() -> BenchOptions.parse("--data", "x", "--freq", "Q")).hasMessageContaining("D, W or M");
        assertThatThrownBy(() -> BenchOptions.parse("--speed", "9")).hasMessageContaining("There is no option");
        assertThatThrownBy(() -> BenchOptions.parse("--data", "x", "--methods", "magic").requireMethods(List.of("naive"))).hasMessageContaining("no method \"magic\"");
        assertThatThrownBy(() -> BenchOptions.parse("--data", "x", "--methods", "naive+magic").requireMethods(List.of("naive"))).hasMessageContaining("no method \"magic\"");
        assertThatThrownBy(() -> BenchOptions.parse("--data", "x", "--methods", "naive+naive")).hasMessageContaining("two different ones");
    }
}
