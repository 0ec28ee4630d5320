package org.quartermaster.imports;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a file, by what was done and by why rows were left out.
 *
 * @param counts  what was done, text keys {@code imports.count.<code>}
 * @param reasons rejected rows, text keys {@code imports.reason.<code>}
 */
public record Summary(Map<String, Long> counts, Map<String, Long> reasons) {

    static final Summary NONE = new Summary(Map.of(), Map.of());

    public Summary {
        counts = new TreeMap<>(counts);
        reasons = new TreeMap<>(reasons);
    }

    static Summary of(FileImport.Outcome outcome) {
        return new Summary(outcome.counts(), outcome.reasons());
    }

    String write() {
        return Json.createObjectBuilder().add("counts", object(counts)).add("reasons", object(reasons)).build().toString();
    }

    static Summary read(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        try (var reader = Json.createReader(new StringReader(text))) {
            var object = reader.readObject();
            return new Summary(map(object.getJsonObject("counts")), map(object.getJsonObject("reasons")));
        }
    }

    private static JsonObjectBuilder object(Map<String, Long> numbers) {
        var object = Json.createObjectBuilder();
        numbers.forEach(object::add);
        return object;
    }

    private static Map<String, Long> map(JsonObject object) {
        var numbers = new TreeMap<String, Long>();
        object.forEach((name, value) -> numbers.put(name, ((JsonNumber) value).longValue()));
        return numbers;
    }
}
