package org.quartermaster.launcher.bench.replenishment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.quartermaster.launcher.bench.results.ResultsFile;
import org.quartermaster.launcher.bench.jointplan.JointPlanBench;

/**
 * {@code ./qm bench replenishment [--instances FILE-OR-FOLDER]… [--out FOLDER]}: every instance with our answer, the exact one and the gap; writes
 * {@code results.json}. Without files it looks for {@code ../shared/data/inventory} beside the project. Needs no server and no database.
 */
public final class ReplenishmentBench {

    private static final List<Path> USUAL = List.of(Path.of("../shared/data/inventory"), Path.of("../../shared/data/inventory"), Path.of("shared/data/inventory"));
    private static final List<Supplier<BenchPart>> PARTS = List.of(ReorderLevelPart::new, OneWarehousePart::new, LostSalesPart::new, TextbookPart::new);

    private ReplenishmentBench() {
    }

    public static void main(String... arguments) throws IOException {
        if (List.of(arguments).contains("--skus")) {
            JointPlanBench.main(arguments);
            return;
        }
        var files = new ArrayList<Path>();
        Path out = Path.of("target/bench/replenishment");
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--instances" -> files.addAll(files(Path.of(value(arguments, ++i))));
                case "--out" -> out = Path.of(value(arguments, ++i));
                default -> throw new IllegalArgumentException("Unknown option \"%s\": --instances FILE or --out FOLDER.".formatted(arguments[i]));
            }
        }
        if (files.isEmpty()) {
            files.addAll(files(USUAL.stream().filter(Files::isDirectory).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no %s. Name the instances with --instances FILE.".formatted(USUAL.getFirst())))));
        }
        List<PartReport> reports = run(files);
        Files.createDirectories(out);
        write(out.resolve("results.json"), reports);
        System.out.printf("%nwritten: %s%n", out.resolve("results.json"));
    }

    private static String value(String[] arguments, int index) {
        if (index >= arguments.length) {
            throw new IllegalArgumentException("Option %s needs a value.".formatted(arguments[index - 1]));
        }
        return arguments[index];
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            if (!Files.isReadable(path)) {
                throw new IllegalArgumentException("There is no readable file %s.".formatted(path));
            }
            return List.of(path);
        }
        try (Stream<Path> inside = Files.list(path)) {
            return inside.filter(file -> file.toString().endsWith(".csv") || file.toString().endsWith(".json")).sorted().toList();
        }
    }

    /** Every file by the part that reads it. */
    static List<PartReport> run(List<Path> files) throws IOException {
        var reports = new ArrayList<PartReport>();
        for (Path file : files) {
            BenchPart part = partFor(file);
            if (part == null) {
                System.out.printf("%n%s: no part of the bench reads a file of these columns; left out.%n", file);
                continue;
            }
            var report = new PartReport(part.name(), file.getFileName().toString(), System.out);
            part.run(file, report);
            report.close();
            reports.add(report);
        }
        return reports;
    }

    private static BenchPart partFor(Path file) throws IOException {
        for (Supplier<BenchPart> one : PARTS) {
            BenchPart part = one.get();
            if (part.reads(file)) {
                return part;
            }
        }
        return null;
    }

    private static void write(Path file, List<PartReport> reports) throws IOException {
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("bench", "replenishment");
        results.put("java", Runtime.version().toString());
        results.put("processors", Runtime.getRuntime().availableProcessors());
        results.put("parts", reports.stream().map(PartReport::json).toList());
        ResultsFile.put(file, results);
    }
}
