package org.quartermaster.launcher.bench.replenishment;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rows of one part and one file, printed as they come. */
final class PartReport {

    private final String part;
    private final String file;
    private final PrintStream out;
    private final List<BenchRow> rows = new ArrayList<>();
    private final List<BadRow> bad = new ArrayList<>();
    private final Map<String, Object> figures = new LinkedHashMap<>();

    PartReport(String part, String file, PrintStream out) {
        this.part = part;
        this.file = file;
        this.out = out;
        out.printf(Locale.ROOT, "%n%s (%s)%n%5s  %-34s %-16s %18s %18s %11s %9s  %s%n", part, file, "line", "instance", "quantity", "ours", "exact", "gap %", "ms",
                "found");
    }

    void add(BenchRow row) {
        rows.add(row);
        out.printf(Locale.ROOT, "%5d  %-34s %-16s %18.8f %18s %11s %9.1f  %s%n", row.line(), row.instance(), row.quantity(), row.ours(),
                row.isKnown() ? String.format(Locale.ROOT, "%.8f", row.exact()) : "–", row.isKnown() ? String.format(Locale.ROOT, "%.7f", row.gapPercent()) : "–",
                row.milliseconds(), row.note());
    }

    void bad(BadRow row) {
        bad.add(row);
        out.printf(Locale.ROOT, "%5d  not solved: %s%n", row.line(), row.reason());
    }

    /** A figure of its own for the summary. */
    void figure(String name, Object value) {
        figures.put(name, value);
    }

    List<BenchRow> rows() {
        return List.copyOf(rows);
    }

    List<BadRow> badRows() {
        return List.copyOf(bad);
    }

    void close() {
        summary().forEach((name, value) -> out.printf(Locale.ROOT, "       %s: %s%n", name, value));
    }

    private Map<String, Object> summary() {
        double[] gaps = rows.stream().filter(BenchRow::isKnown).mapToDouble(row -> Math.abs(row.gapPercent())).toArray();
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("rows", rows.size());
        summary.put("not_solved", bad.size());
        summary.put("compared", gaps.length);
        summary.put("mean_gap_percent", rounded(java.util.Arrays.stream(gaps).average().orElse(0)));
        summary.put("max_gap_percent", rounded(java.util.Arrays.stream(gaps).max().orElse(0)));
        summary.put("slowest_ms", rounded(rows.stream().mapToDouble(BenchRow::milliseconds).max().orElse(0)));
        summary.putAll(figures);
        return summary;
    }

    private static double rounded(double value) {
        return Math.round(value * 1e8) / 1e8;
    }

    /** For {@code results.json}. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("part", part);
        json.put("file", file);
        json.put("summary", summary());
        json.put("rows", rows.stream().map(PartReport::json).toList());
        json.put("not_solved", bad);
        return json;
    }

    private static Map<String, Object> json(BenchRow row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("line", row.line());
        json.put("instance", row.instance());
        json.put("quantity", row.quantity());
        json.put("ours", row.ours());
        json.put("exact", row.isKnown() ? row.exact() : null);
        json.put("gap_percent", row.isKnown() ? row.gapPercent() : null);
        json.put("milliseconds", rounded(row.milliseconds()));
        json.put("found", row.note());
        return json;
    }
}
