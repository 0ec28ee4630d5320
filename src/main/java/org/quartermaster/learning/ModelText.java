package org.quartermaster.learning;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How the registry writes models into columns and reads them back. */
final class ModelText {

    private ModelText() {
    }

    static StoredModel model(ResultSet row) throws SQLException {
        Provenance provenance = new Provenance(row.getString("features").lines().toList(), texts(row.getString("parameters")), row.getLong("seed"), row.getLong("row_count"),
                row.getObject("data_from", LocalDate.class), row.getObject("data_to", LocalDate.class), numbers(row.getString("metrics")),
                numbers(row.getString("baseline_metrics")), texts(row.getString("libraries")));
        return new StoredModel(row.getLong("id"), row.getString("name"), StoredModel.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                StoredModel.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)), row.getObject("made_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getString("made_by"), row.getString("reason"), provenance, row.getString("sha256"), row.getLong("content_bytes"), file(row));
    }

    private static ModelFile file(ResultSet row) throws SQLException {
        String name = row.getString("file_name");
        return name == null ? null : new ModelFile(name, row.getString("file_sha256"), row.getLong("file_bytes"));
    }

    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** {@code name=value} per line, by name. */
    static String lines(Map<String, ?> values) {
        return new TreeMap<>(values).entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).collect(Collectors.joining("\n"));
    }

    static Map<String, String> texts(String lines) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : List.of(lines.split("\n"))) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return values;
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static Map<String, Double> numbers(String lines) {
        return texts(lines).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> Double.valueOf(entry.getValue())));
    }
}
