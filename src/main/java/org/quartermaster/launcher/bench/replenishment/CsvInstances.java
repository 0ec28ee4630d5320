package org.quartermaster.launcher.bench.replenishment;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Instances in a CSV file with a header: one row is one instance, a row that cannot be read is told with its line and the reason. */
final class CsvInstances {

    private CsvInstances() {
    }

    /** One row. */
    record Row(int line, NamedCsvRecord cells) {

        String text(String column) {
            return cells.findField(column).map(String::strip).filter(text -> !text.isEmpty())
                    .orElseThrow(() -> new IllegalArgumentException("column %s is empty or missing".formatted(column)));
        }

        double number(String column) {
            String text = text(column);
            try {
                double number = Double.parseDouble(text);
                if (Double.isFinite(number)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("column %s is not a number: \"%s\"".formatted(column, text), e);
            }
            throw new IllegalArgumentException("column %s is not finite: \"%s\"".formatted(column, text));
        }

        int whole(String column) {
            double number = number(column);
            if (number != Math.rint(number) || Math.abs(number) > 1e9) {
                throw new IllegalArgumentException("column %s is not a whole number: %s".formatted(column, number));
            }
            return (int) number;
        }

        /** {@code otherwise} when the column is missing or empty. */
        double number(String column, double otherwise) {
            return cells.findField(column).filter(text -> !text.isBlank()).isEmpty() ? otherwise : number(column);
        }
    }

    /** Solves one row. */
    interface Solver {
        void solve(Row row);
    }

    static boolean hasColumns(Path file, Set<String> columns) throws IOException {
        if (!file.getFileName().toString().toLowerCase(java.util.Locale.ROOT).endsWith(".csv")) {
            return false;
        }
        try (var lines = Files.lines(file)) {
            return lines.findFirst().map(header -> Set.copyOf(List.of(header.replace("\uFEFF", "").strip().split("\\s*,\\s*"))).containsAll(columns)).orElse(false);
        }
    }

    /** Hands every row to {@code solver}; what it throws as an argument's fault is reported with the line. */
    static void forEach(Path file, PartReport report, Solver solver) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().allowMissingFields(true).allowExtraFields(true).detectBomHeader(true).ofNamedCsvRecord(file)) {
            for (NamedCsvRecord cells : reader) {
                var row = new Row((int) cells.getStartingLineNumber(), cells);
                try {
                    solver.solve(row);
                } catch (IllegalArgumentException e) {
                    report.bad(new BadRow(row.line(), e.getMessage()));
                }
            }
        }
    }
}
