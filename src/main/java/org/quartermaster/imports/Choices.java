package org.quartermaster.imports;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import java.io.StringReader;
import java.nio.charset.Charset;
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

    public Choices {
        columns = Map.copyOf(columns);
    }

    /** The file opened as chosen. */
    public TableFile apply(TableFile file) {
        return file.with(Charset.forName(charset), separator);
    }

    /** Fields that a row needs and no column gives. */
    public java.util.List<Field> missing() {
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
