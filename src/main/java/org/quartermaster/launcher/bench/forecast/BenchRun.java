package org.quartermaster.launcher.bench.forecast;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quartermaster.forecasting.reconciliation.LevelChoice;
import org.quartermaster.forecasting.selection.Members;
import org.quartermaster.forecasting.selection.RunReport;
import org.quartermaster.launcher.bench.results.StepTimes;

/** Reads the file, runs origin after origin, writes both results and prints the table. */
final class BenchRun {

    private static final int MOST_SHOWN = 20;

    private final BenchOptions options;
    private final Map<String, MethodScores> scores = new LinkedHashMap<>();
    private long refused;

    BenchRun(BenchOptions options) {
        this.options = options;
    }

    /**
     * How the run went.
     *
     * @param origins   last known date of each
     * @param peakBytes most memory that the process held
     * @param totals    of what was chosen
     * @param levels    per origin, how forecasts follow those of their sums
     */
    record Facts(List<String> origins, long refused, double seconds, long peakBytes, TotalScores totals, List<List<LevelChoice>> levels) {
    }

    /** @throws IllegalArgumentException with one line that says what is wrong with the data or the options */
    void run() throws IOException {
        long started = System.nanoTime();
        LongData data = read();
        options.requireMethods(methods(data));
        int first = data.periods() - options.origins() * options.horizon();
        if (first < Math.max(options.season() + 1, data.rhythm().least())) {
            throw new IllegalArgumentException("%d periods are too few for %d origins of %d: the first would know %d.".formatted(data.periods(), options.origins(), options.horizon(), first));
        }
        Files.createDirectories(options.out());
        var origins = new ArrayList<String>();
        var levels = new ArrayList<List<LevelChoice>>();
        var totals = new TotalScores(options.horizon());
        scores.put(MethodScores.YARDSTICK, new MethodScores());
        try (var file = new ForecastsFile(options.out().resolve("forecasts.csv"))) {
            for (int end = first; end + options.horizon() <= data.periods(); end += options.horizon()) {
                origins.add(data.dates()[end - 1].toString());
                System.out.printf("origin %s (%,d periods known)%n", origins.getLast(), end);
                var run = new OriginRun(data, options, end, scores, totals, file);
                RunReport report = run.run(new StepTimes());
                train(run, report);
                levels.add(report.levels());
            }
        }
        var facts = new Facts(origins, refused, (System.nanoTime() - started) / 1e9, peakBytes(), totals, levels);
        var result = new ScoresFile(scores);
        result.write(options.out().resolve("scores.json"), options, data, facts);
        System.out.print(result.table());
        System.out.print(totals.line());
        System.out.printf("%,.0f s, peak memory %,d MB; %s and %s%n", facts.seconds(), facts.peakBytes() >> 20, options.out().resolve("scores.json"), options.out().resolve("forecasts.csv"));
    }

    private static void train(OriginRun run, RunReport report) {
        report.timing().training().forEach((code, seconds) -> run.took(code, seconds, false));
        double all = report.timing().training().values().stream().mapToDouble(Double::doubleValue).sum();
        for (String together : List.of(Members.COMBINATION_CODE, MethodScores.CHOSEN)) {
            run.took(together, all + report.timing().weighing(), false);
            run.took(together, report.timing().forecast(), true);
        }
    }

    private static List<String> methods(LongData data) {
        var known = new ArrayList<>(Members.codes(data.rhythm()));
        known.add(OriginRun.EMPIRICAL);
        known.add(MethodScores.CHOSEN);
        return known;
    }

    private LongData read() throws IOException {
        long started = System.nanoTime();
        LongData data = LongFile.read(options.data(), options.rhythm(), options.absentMissing(), (line, reason) -> {
            refused++;
            if (refused <= MOST_SHOWN) {
                System.err.printf("line %d refused: %s%n", line, reason);
            }
        });
        if (refused > 0) {
            System.err.printf("%,d rows refused%s; a period counts as missing where series and date could be read, else as if it had no row (--absent)%n", refused, refused > MOST_SHOWN ? ", the first %d shown".formatted(MOST_SHOWN) : "");
        }
        data.notes().forEach(note -> System.out.println("note: " + note));
        System.out.printf("%,d series, %,d periods (%s) from %s to %s, read in %.1f s%n", data.series().size(), data.periods(), data.rhythm().name().toLowerCase(java.util.Locale.ROOT),
                data.dates()[0], data.dates()[data.periods() - 1], (System.nanoTime() - started) / 1e9);
        return data;
    }

    /** The largest resident set where the system tells it, else the sum of the heap pools' peaks. */
    private static long peakBytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.isReadable(status)) {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) << 10;
                }
            }
        }
        return ManagementFactory.getMemoryPoolMXBeans().stream().map(MemoryPoolMXBean::getPeakUsage).mapToLong(usage -> usage.getUsed()).sum();
    }
}
