package org.quartermaster.imports;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** The text beside a file in the inbox that was not imported, in both languages, because a folder has no reader whose language is known. */
final class FolderNote {

    private record Line(String key, Object... arguments) {
    }

    private FolderNote() {
    }

    static String of(String key, Object... arguments) {
        return write(List.of(new Line(key, arguments)));
    }

    static String unclear(Preview preview) {
        var lines = new ArrayList<Line>();
        lines.add(new Line("imports.note.unclear"));
        preview.choices().missing().forEach(field -> lines.add(new Line("imports.note.missing", field.name())));
        if (preview.isNumberOpen()) {
            lines.add(new Line("imports.note.numberOpen"));
        }
        if (preview.isDayOpen()) {
            lines.add(new Line("imports.note.dayOpen"));
        }
        if (preview.rowsWithProblem() > 0 || preview.rowsChecked() == 0) {
            lines.add(new Line("imports.note.rows", preview.rowsWithProblem(), preview.rowsChecked()));
        }
        preview.reasons().keySet().forEach(reason -> lines.add(new Line("imports.reason." + reason)));
        return write(lines);
    }

    private static String write(List<Line> lines) {
        return List.of("", "_zh").stream().map(language -> words(lines, language)).collect(Collectors.joining("\n\n")) + "\n";
    }

    private static String words(List<Line> lines, String language) {
        var texts = new Properties();
        for (String bundle : List.of("imports", "exchange")) {
            load(texts, "/vaadin-i18n/" + bundle + language + ".properties");
        }
        return lines.stream().map(line -> line.arguments().length == 0 ? texts.getProperty(line.key(), line.key())
                : new MessageFormat(texts.getProperty(line.key(), line.key())).format(line.arguments())).collect(Collectors.joining("\n"));
    }

    private static void load(Properties texts, String file) {
        try (var in = FolderNote.class.getResourceAsStream(file)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
