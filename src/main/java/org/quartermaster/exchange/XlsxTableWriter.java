package org.quartermaster.exchange;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook with the table (a new sheet at Excel's row limit) and a sheet that says who exported what. Text is written as text cells, which no spreadsheet
 * runs as a formula, so it needs no apostrophe here.
 */
final class XlsxTableWriter implements TableWriter {

    private static final int ROWS_PER_FLUSH = 500;
    private static final int LONGEST_TEXT = 32_767;
    private static final int LONGEST_SHEET_NAME = 31;
    private final Workbook workbook;
    private final About about;
    private List<String> names = List.of();
    private Worksheet sheet;
    private int row;
    private int sheets;

    XlsxTableWriter(OutputStream out, About about) {
        this.about = about;
        workbook = new Workbook(new Unclosed(out), "Quartermaster", null);
        nextSheet();
    }

    @Override
    public void header(List<String> columns) {
        names = List.copyOf(columns);
        for (int i = 0; i < columns.size(); i++) {
            sheet.value(row, i, clean(columns.get(i)));
            sheet.style(row, i).bold().set();
        }
        sheet.freezePane(0, 1);
        row++;
    }

    @Override
    public void row(List<?> cells) {
        if (row == Worksheet.MAX_ROWS) {
            nextSheet();
            header(names);
        }
        for (int i = 0; i < cells.size(); i++) {
            cell(i, cells.get(i));
        }
        row++;
        if (row % ROWS_PER_FLUSH == 0) {
            flush();
        }
    }

    private void cell(int column, Object value) {
        switch (value) {
            case null -> { }
            case Double number when !Double.isFinite(number) -> { }
            case Float number when !Float.isFinite(number) -> { }
            case Number number -> sheet.value(row, column, number);
            case Boolean yes -> sheet.value(row, column, yes);
            case LocalDate day -> {
                sheet.value(row, column, day);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
            case LocalDateTime moment -> moment(column, moment);
            case Instant instant -> moment(column, LocalDateTime.ofInstant(instant, about.zone()));
            default -> sheet.inlineString(row, column, clean(value.toString()));
        }
    }

    private void moment(int column, LocalDateTime moment) {
        sheet.value(row, column, moment);
        sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
    }

    private void nextSheet() {
        finishSheet();
        sheets++;
        sheet = workbook.newWorksheet(sheetName(about.sheet(), sheets));
        row = 0;
    }

    private static String sheetName(String wish, int number) {
        String legal = wish.replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
        String suffix = number == 1 ? "" : " " + number;
        String name = legal.isEmpty() ? "Table" : legal;
        return name.substring(0, Math.min(name.length(), LONGEST_SHEET_NAME - suffix.length())) + suffix;
    }

    private void aboutSheet() {
        if (about.lines().isEmpty()) {
            return;
        }
        Worksheet second = workbook.newWorksheet(sheetName(about.title(), 1));
        for (int line = 0; line < about.lines().size(); line++) {
            for (int i = 0; i < about.lines().get(line).size(); i++) {
                second.inlineString(line, i, clean(about.lines().get(line).get(i)));
            }
        }
    }

    private static String clean(String text) {
        var kept = new StringBuilder(Math.min(text.length(), LONGEST_TEXT));
        text.codePoints().limit(LONGEST_TEXT)
                .filter(c -> c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private void flush() {
        try {
            sheet.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void finishSheet() {
        if (sheet != null) {
            try {
                sheet.finish();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        finishSheet();
        aboutSheet();
        workbook.finish();
    }

    /** The stream belongs to the caller: a download response, a file. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
