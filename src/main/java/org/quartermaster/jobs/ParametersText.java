package org.quartermaster.jobs;

import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.Map;
import java.util.stream.Collectors;

/** A job's parameters as a JSON object of texts. */
final class ParametersText {

    private ParametersText() {
    }

    static String write(Map<String, String> parameters) {
        var object = Json.createObjectBuilder();
        parameters.forEach(object::add);
        return object.build().toString();
    }

    static Map<String, String> read(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> ((JsonString) entry.getValue()).getString()));
        }
    }
}
