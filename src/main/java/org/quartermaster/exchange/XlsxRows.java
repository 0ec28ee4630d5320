package org.quartermaster.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** The rows of the first sheet of a workbook. Cells formatted as dates become ISO days, numbers keep all their digits. */
final class XlsxRows {

    private XlsxRows() {
    }

    static void read(Path path, Predicate<TableRow> visitor) throws IOException {
        try (var workbook = new ReadableWorkbook(path.toFile(), new ReadingOptions(true, true)); var rows = workbook.getFirstSheet().openStream()) {
            int width = 0;
            for (Iterator<Row> iterator = rows.iterator(); iterator.hasNext();) {
                Row row = iterator.next();
                var read = new TableRow(row.getRowNum(), cells(row, width));
                if (read.isEmpty()) {
                    continue;
                }
                width = Math.max(width, read.cells().size());
                if (!visitor.test(read)) {
                    return;
                }
            }
        } catch (org.dhatim.fastexcel.reader.ExcelReaderException e) {
            throw new UnreadableFile("exchange.file.broken", "The workbook cannot be read: " + e.getMessage(), e.getMessage());
        }
    }

    private static List<String> cells(Row row, int width) {
        int count = Math.max(width, row.getCellCount());
        var cells = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            cells.add(i < row.getCellCount() && row.getCell(i) != null ? text(row.getCell(i)).strip() : "");
        }
        return cells;
    }

    private static String text(Cell cell) {
        return switch (cell.getType()) {
            case NUMBER -> isDate(cell) ? day(cell.asDate()) : padded(cell.asNumber().toPlainString(), cell.getDataFormatString());
            case STRING -> FormulaGuard.unguard(cell.asString());
            case FORMULA -> cell.getRawValue() == null ? "" : cell.getRawValue();
            case BOOLEAN -> cell.asBoolean().toString();
            case EMPTY -> "";
            case ERROR -> "#ERROR";
        };
    }

    /** A code shown as 000123 by its format is stored as the number 123. */
    private static String padded(String number, String format) {
        boolean isCode = format != null && format.matches("0{2,40}") && number.matches("\\d+");
        return isCode && number.length() < format.length() ? "0".repeat(format.length() - number.length()) + number : number;
    }

    private static boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        return cell.getType() == CellType.NUMBER && format != null && !format.equalsIgnoreCase("General")
                && format.replaceAll("\"[^\"]*\"|\\[[^]]*]", "").toLowerCase(Locale.ROOT).matches(".*[ymdh].*");
    }

    private static String day(LocalDateTime moment) {
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? moment.toLocalDate().toString() : moment.withNano(0).toString().replace('T', ' ');
    }
}
