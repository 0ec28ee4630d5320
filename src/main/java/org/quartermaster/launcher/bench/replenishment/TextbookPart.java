package org.quartermaster.launcher.bench.replenishment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Textbook instances in stockpyl's JSON ({@code instances} with {@code name}, {@code type}, {@code data}); what each asks is told by its fields. The answers that
 * are known stand in {@code textbook-answers.csv} with their source.
 */
final class TextbookPart implements BenchPart {

    private static final String ANSWERS = "textbook-answers.csv";

    private static final double CLOSE = 1e-6;

    private final Map<String, Answer> answers = new HashMap<>();
    private int asked;
    private int within;

    /** What a source says; {@code rounding} is half of its last printed digit. */
    private record Answer(double value, double rounding) {
        static Answer of(String text) {
            int point = text.indexOf('.');
            int decimals = point < 0 ? 20 : text.length() - point - 1;
            return new Answer(Double.parseDouble(text), 0.5 * Math.pow(10, -decimals));
        }

        boolean isMetBy(double ours) {
            return Math.abs(ours - value) <= Math.max(CLOSE * Math.abs(value), rounding);
        }
    }

    @Override
    public String name() {
        return "textbook";
    }

    @Override
    public boolean reads(Path file) {
        return file.getFileName().toString().endsWith(".json");
    }

    @Override
    public void run(Path file, PartReport report) throws IOException {
        readAnswers();
        JsonNode instances = new ObjectMapper().readTree(file.toFile()).path("instances");
        int place = 0;
        for (JsonNode instance : instances) {
            place++;
            try {
                solve(place, instance, report);
            } catch (IllegalArgumentException | UnsupportedOperationException | NullPointerException e) {
                report.bad(new BadRow(place, instance.path("name").asText("?") + ": " + e.getMessage()));
            }
        }
        report.figure("instances", instances.size());
        report.figure("answers_within_1e-6_or_their_rounding", within + " of " + asked);
    }

    private void solve(int place, JsonNode instance, PartReport report) {
        String name = instance.path("name").asText();
        JsonNode data = instance.path("data");
        long began = System.nanoTime();
        List<Found> found = "network".equals(instance.path("type").asText()) ? TreeReader.solve(data) : new TextbookSolver(data).solve();
        double milliseconds = (System.nanoTime() - began) / 1e6;
        for (Found one : found) {
            Answer answer = answers.get(name + "/" + one.quantity());
            asked += answer == null ? 0 : 1;
            within += answer != null && answer.isMetBy(one.value()) ? 1 : 0;
            report.add(new BenchRow(place, name, one.quantity(), one.value(), answer == null ? Double.NaN : answer.value(), milliseconds,
                    instance.path("description").asText("")));
        }
    }

    private void readAnswers() throws IOException {
        var stream = Objects.requireNonNull(TextbookPart.class.getResourceAsStream(ANSWERS), ANSWERS);
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines().skip(1).map(line -> line.split(";")).forEach(cells -> answers.put(cells[0] + "/" + cells[1], Answer.of(cells[2])));
        }
    }
}
