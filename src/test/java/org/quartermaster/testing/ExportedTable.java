package org.quartermaster.testing;

import com.microsoft.playwright.Download;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * A file that a grid exported, as another program reads it.
 *
 * @param rows  without the header
 * @param typed whether a cell that looks like a number is one: always true for CSV, the cell's type for XLSX
 */
public record ExportedTable(String name, List<String> header, List<List<String>> rows, boolean typed) {

    public static ExportedTable of(Download download) throws IOException {
        String name = download.suggestedFilename();
        return name.endsWith(".csv") ? csv(name, download.path()) : xlsx(name, download.path());
    }

    private static ExportedTable csv(String name, Path file) throws IOException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder().detectBomHeader(true).ofCsvRecord(file)) {
            List<List<String>> all = csv.stream().map(CsvRecord::getFields).toList();
            return new ExportedTable(name, all.getFirst(), all.subList(1, all.size()), true);
        }
    }

    private static ExportedTable xlsx(String name, Path file) throws IOException {
        try (var workbook = new ReadableWorkbook(file.toFile()); var lines = workbook.getFirstSheet().openStream()) {
            List<Row> all = lines.toList();
            int width = all.getFirst().getCellCount();
            List<List<String>> texts = all.stream().map(row -> java.util.stream.IntStream.range(0, width).mapToObj(i -> row.getCellText(i)).toList()).toList();
            boolean typed = all.stream().skip(1).flatMap(Row::stream).filter(cell -> cell != null && isNumber(cell.getText())).noneMatch(cell -> cell.getType() == CellType.STRING);
            return new ExportedTable(name, texts.getFirst(), texts.subList(1, texts.size()), typed);
        }
    }

    private static boolean isNumber(String text) {
        return text != null && text.matches("-?\\d+\\.\\d+");
    }

    /** A column whose header begins so. */
    public List<String> column(String header) {
        int at = java.util.stream.IntStream.range(0, this.header.size()).filter(i -> this.header.get(i).startsWith(header)).findFirst().orElseThrow(
                () -> new AssertionError("No column " + header + " in " + this.header));
        return rows.stream().map(row -> row.get(at)).toList();
    }

    /** The same column as numbers. */
    public List<BigDecimal> numbers(String header) {
        return column(header).stream().map(BigDecimal::new).toList();
    }
}
