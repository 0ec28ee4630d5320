package org.quartermaster.exchange;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The rows of a CSV file. Header cells lose their byte order mark, text cells the apostrophe that an export put before formulas. */
final class CsvRows {

    private CsvRows() {
    }

    static void read(TableFile file, Predicate<TableRow> visitor) throws IOException {
        try (Reader text = new InputStreamReader(file.open(), file.charset());
             CsvReader<CsvRecord> csv = CsvReader.builder().fieldSeparator(file.separator()).allowMissingFields(true).allowExtraFields(true)
                     .detectBomHeader(false).ofCsvRecord(text)) {
            int width = 0;
            for (CsvRecord record : csv) {
                var row = new TableRow(record.getStartingLineNumber(), cells(record, width));
                if (row.isEmpty()) {
                    continue;
                }
                width = Math.max(width, row.cells().size());
                if (!visitor.test(row)) {
                    return;
                }
            }
        } catch (de.siegmar.fastcsv.reader.CsvParseException e) {
            throw new UnreadableFile("exchange.file.broken", "The file cannot be read as CSV: " + e.getMessage(), e.getMessage());
        }
    }

    private static List<String> cells(CsvRecord record, int width) {
        var cells = new ArrayList<String>(Math.max(width, record.getFieldCount()));
        for (int i = 0; i < record.getFieldCount(); i++) {
            String cell = record.getField(i);
            if (cell.indexOf('\0') >= 0) {
                throw TableFile.binary();
            }
            cells.add(FormulaGuard.unguard((i == 0 && !cell.isEmpty() && cell.charAt(0) == '\ufeff' ? cell.substring(1) : cell).strip()));
        }
        while (cells.size() < width) {
            cells.add("");
        }
        return cells;
    }
}
