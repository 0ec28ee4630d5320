package org.quartermaster.launcher.bench.results;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** A {@code results.json} that several runs fill: each replaces its own fields and leaves those of the others. */
public final class ResultsFile {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ResultsFile() {
    }

    /** Sets {@code fields} in {@code file}. A file that holds no JSON object is put aside under another name, and a line says so. */
    public static void put(Path file, Map<String, ?> fields) throws IOException {
        ObjectNode results = before(file);
        fields.forEach((name, value) -> results.set(name, JSON.valueToTree(value)));
        Path whole = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), JSON.writeValueAsString(results));
        Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static ObjectNode before(Path file) throws IOException {
        if (!Files.exists(file)) {
            return JSON.createObjectNode();
        }
        try {
            if (JSON.readTree(file.toFile()) instanceof ObjectNode kept) {
                return kept;
            }
        } catch (JacksonException _) {
            // what it is, the file put aside shows
        }
        Path aside = Files.move(file, file.resolveSibling(file.getFileName() + ".unreadable"), StandardCopyOption.REPLACE_EXISTING);
        System.err.println(file + " held no JSON object; it is kept as " + aside.getFileName() + " and begun anew.");
        return JSON.createObjectNode();
    }
}
