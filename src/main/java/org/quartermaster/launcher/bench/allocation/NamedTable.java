package org.quartermaster.launcher.bench.allocation;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.quartermaster.exchange.NumberStyle;
import org.quartermaster.exchange.TableFile;
import org.quartermaster.exchange.TableRow;

/** A file of a folder read by column names; a row that its reader refuses is named with line and reason, the others are read. */
final class NamedTable {

    /** What a reader throws at a row it cannot use. */
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unusable(String reason) {
            super(reason, null, false, false);
        }
    }

    private final TableFile file;
    private final String name;
    private final Map<String, Integer> columns = new HashMap<>();
    private TableRow row;

    /**
     * Opens {@code name.csv}, {@code name.csv.gz} or {@code name.xlsx}.
     *
     * @throws IllegalArgumentException when the file or one of the columns is missing
     */
    NamedTable(Path folder, String stem, String... needed) throws IOException {
        Path path = Stream.of(".csv", ".csv.gz", ".xlsx").map(ending -> folder.resolve(stem + ending)).filter(Files::exists).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s has no %s.csv, .csv.gz or .xlsx.".formatted(folder, stem)));
        file = TableFile.inspect(path);
        name = path.getFileName().toString();
        List<String> header = file.header();
        for (int i = 0; i < header.size(); i++) {
            columns.putIfAbsent(header.get(i).strip().toLowerCase(java.util.Locale.ROOT), i);
        }
        for (String column : needed) {
            if (!columns.containsKey(column.toLowerCase(java.util.Locale.ROOT))) {
                throw new IllegalArgumentException("%s has no column \"%s\". It has %s.".formatted(name, column, header));
            }
        }
    }

    /** Hands each row to the reader; what it refuses goes to the list. */
    void forEach(Consumer<NamedTable> reader, List<BadRow> bad) throws IOException {
        file.forEachRow(next -> {
            row = next;
            if (!next.isEmpty()) {
                try {
                    reader.accept(this);
                } catch (Unusable reason) {
                    bad.add(new BadRow(name, next.line(), reason.getMessage()));
                }
            }
            return true;
        });
    }

    /** The text, or a refusal when it is empty. */
    String text(String column) {
        String text = textOrEmpty(column);
        if (text.isEmpty()) {
            throw new Unusable("\"%s\" is empty".formatted(column));
        }
        return text;
    }

    String textOrEmpty(String column) {
        return row.cell(columns.get(column.toLowerCase(java.util.Locale.ROOT))).strip();
    }

    /** The number, or a refusal when it is none or below the least. */
    double number(String column, double least) {
        String text = text(column);
        double value = NumberStyle.POINT.parse(text).map(BigDecimal::doubleValue)
                .orElseThrow(() -> new Unusable("\"%s\" is no number: %s".formatted(column, text)));
        if (value < least) {
            throw new Unusable("\"%s\" is %s, less than %s".formatted(column, text, least % 1 == 0 ? String.valueOf((long) least) : String.valueOf(least)));
        }
        return value;
    }

    int whole(String column, int least) {
        double value = number(column, least);
        if (value != Math.rint(value) || value > Integer.MAX_VALUE) {
            throw new Unusable("\"%s\" is no whole number: %s".formatted(column, textOrEmpty(column)));
        }
        return (int) value;
    }

    /** What a text means, or a refusal when it means nothing. */
    <T> T parsed(String column, Function<String, T> reading) {
        String text = text(column);
        try {
            return reading.apply(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw new Unusable("\"%s\" is no date: %s".formatted(column, text));
        }
    }
}
