package org.quartermaster.launcher.bench.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A {@code results.json} that several runs fill: each replaces its own fields and leaves those of the others. */
public final class ResultsFile {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ResultsFile() {
    }

    /** Sets {@code fields} in {@code file}; a file that is missing or no JSON object is written anew. */
    public static void put(Path file, Map<String, ?> fields) throws IOException {
        ObjectNode results = before(file);
        fields.forEach((name, value) -> results.set(name, JSON.valueToTree(value)));
        JSON.writeValue(file.toFile(), results);
    }

    private static ObjectNode before(Path file) throws IOException {
        if (Files.exists(file)) {
            try {
                if (JSON.readTree(file.toFile()) instanceof ObjectNode kept) {
                    return kept;
                }
            } catch (com.fasterxml.jackson.core.JacksonException _) {
                return JSON.createObjectNode();
            }
        }
        return JSON.createObjectNode();
    }
}
