package org.quartermaster.imports;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.quartermaster.exchange.DayOrder;
import org.quartermaster.exchange.NumberStyle;
import org.quartermaster.exchange.TableFile;

/**
 * How a file is to be read, guessed first and then confirmed by a person.
 *
 * @param kind      what it holds
 * @param columns   field name → column number from 0
 * @param charset   name of the encoding of a CSV file
 * @param separator of a CSV file
 * @param numbers   how numbers are written
 * @param days      how days are written
 * @param warehouse code of the warehouse for rows that name none; empty for the only one, made when there is none
 */
public record Choices(ImportKind kind, Map<String, Integer> columns, String charset, char separator, NumberStyle numbers, DayOrder days, String warehouse) {

    /** Encodings that a person may choose; the first are the ones that are guessed. */
    public static final List<String> CHARSETS = List.of("UTF-8", "GB18030", "windows-1252", "UTF-16LE", "UTF-16BE", "Big5", "Shift_JIS", "windows-1250", "windows-1251", "ISO-8859-1");
    /** Separators between cells. */
    public static final String SEPARATORS = ",;\t|";

    /** @throws IllegalArgumentException if a field, the encoding or the separator is unknown */
    public Choices {
        columns = Map.copyOf(columns);
        for (String field : columns.keySet()) {
            kind.index(field);
        }
        if (!CHARSETS.contains(charset)) {
            throw new IllegalArgumentException("There is no encoding \"%s\" to choose. Encodings: %s.".formatted(charset, CHARSETS));
        }
        if (SEPARATORS.indexOf(separator) < 0) {
            throw new IllegalArgumentException("Cells are separated by a comma, semicolon, tab or bar, not by \"%s\".".formatted(separator));
        }
    }

    /** @throws IllegalArgumentException if a field points to a column that the file does not have */
    void check(int width) {
        columns.forEach((field, column) -> {
            if (column < 0 || column >= width) {
                throw new IllegalArgumentException("Column %d for %s is not in the file, which has %d columns from 0.".formatted(column, field, width));
            }
        });
    }

    /** The file opened as chosen. */
    public TableFile apply(TableFile file) {
        return file.with(Charset.forName(charset), separator);
    }

    /** Fields that a row needs and no column gives. */
    public List<Field> missing() {
        return kind.fields().stream().filter(field -> field.required() && !columns.containsKey(field.name())).toList();
    }

    String write() {
        var object = Json.createObjectBuilder();
        new TreeMap<>(columns).forEach(object::add);
        return Json.createObjectBuilder().add("kind", kind.code()).add("columns", object).add("charset", charset).add("separator", String.valueOf(separator))
                .add("numbers", numbers.name()).add("days", days.name()).add("warehouse", warehouse).build().toString();
    }

    static Choices read(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            var object = reader.readObject();
            var columns = new TreeMap<String, Integer>();
            object.getJsonObject("columns").forEach((name, value) -> columns.put(name, ((JsonNumber) value).intValue()));
            return new Choices(ImportKind.of(object.getString("kind")), columns, object.getString("charset"), object.getString("separator").charAt(0),
                    NumberStyle.valueOf(object.getString("numbers")), DayOrder.valueOf(object.getString("days")), object.getString("warehouse"));
        }
    }
}
