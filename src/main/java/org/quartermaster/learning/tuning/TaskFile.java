package org.quartermaster.learning.tuning;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The lines of a task in the work folder of a trainer, by name. */
final class TaskFile {

    static final String NAME = "task.properties";

    private TaskFile() {
    }

    static void write(Path folder, Map<String, ?> values) throws IOException {
        Properties lines = new Properties();
        values.forEach((name, value) -> lines.setProperty(name, String.valueOf(value)));
        try (Writer out = Files.newBufferedWriter(folder.resolve(NAME))) {
            lines.store(out, null);
        }
    }

    static Properties read(Path folder) throws IOException {
        Properties lines = new Properties();
        try (Reader in = Files.newBufferedReader(folder.resolve(NAME))) {
            lines.load(in);
        }
        return lines;
    }
}
