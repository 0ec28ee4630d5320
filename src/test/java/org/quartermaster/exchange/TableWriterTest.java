package org.quartermaster.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableWriterTest {

    private static final TableWriter.About ABOUT = new TableWriter.About("alerts.rows", "About", List.of(List.of("Exported by", "li")), ZoneId.of("UTC"));

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd|'x'!A1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1+1", "＝1+1", "＋1", "－1+1", "＠SUM", "=HYPERLINK(\"http://x\")", "-", "+44 20 7946"})
    void guardsTextThatLooksLikeAFormula(String text) {
        assertThat(FormulaGuard.guard(text)).isEqualTo("'" + text);
        assertThat(FormulaGuard.unguard(FormulaGuard.guard(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "MUG-1042", "-12", "-12.5", "+3", "-1e5", "a=b", "'quoted", "10 %", "中文"})
    void leavesOtherTextAlone(String text) {
        assertThat(FormulaGuard.guard(text)).isEqualTo(text);
        assertThat(FormulaGuard.unguard(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"-12.50, -12.5", "1000000, 1000000", "0.000001, 0.000001", "1E+3, 1000"})
    void writesNumbersPlainInCsv(BigDecimal number, String cell) throws IOException {
        assertThat(csv(List.of("n"), List.of(number)).get(1)).containsExactly(cell);
    }

    @Test
    void beginsCsvWithAByteOrderMarkAndEndsLinesLikeSpreadsheetsDo() throws IOException {
        assertThat(new String(bytes(TableWriter.Kind.CSV, List.of("名称", "n"), List.of("蓝色杯子", -3)), StandardCharsets.UTF_8)).isEqualTo("\uFEFF名称,n\r\n蓝色杯子,-3\r\n");
    }

    @Test
    void readsBackWhatItWroteAsCsv() throws IOException {
        var cells = Arrays.<Object>asList("a,b \"c\"\nd", null, -7, 2.5, LocalDate.of(2026, 11, 22), Instant.parse("2026-11-22T02:41:00Z"), true, Double.NaN);
        assertThat(csv(List.of("1", "2", "3", "4", "5", "6", "7", "8"), cells).get(1))
                .containsExactly("a,b \"c\"\nd", "", "-7", "2.5", "2026-11-22", "2026-11-22 02:41:00", "true", "");
    }

    @Test
    void keepsTypesInXlsx() throws IOException {
        try (var book = book(List.of("text", "n", "day", "nothing"), Arrays.asList("=1+1", -12.5, LocalDate.of(2026, 11, 22), null))) {
            Row row = book.getFirstSheet().read().get(1);
            assertThat(row.getCell(0).getType()).isEqualTo(CellType.STRING);
            assertThat(row.getCellText(0)).as("a text cell is never run, so it needs no apostrophe").isEqualTo("=1+1");
            assertThat(row.getCell(1).getType()).isEqualTo(CellType.NUMBER);
            assertThat(row.getCellAsNumber(1)).contains(new BigDecimal("-12.5"));
            assertThat(row.getCellAsDate(2).map(moment -> moment.toLocalDate())).contains(LocalDate.of(2026, 11, 22));
            assertThat(row.getCellCount()).isEqualTo(3);
        }
    }

    @Test
    void saysInXlsxWhoExported() throws IOException {
        try (var book = book(List.of("a"), List.of("x"))) {
            assertThat(book.getSheets().map(sheet -> sheet.getName())).containsExactly("alerts.rows", "About");
            assertThat(book.getSheet(1).orElseThrow().read().getFirst().getCellText(1)).isEqualTo("li");
        }
    }

    @Test
    void dropsCharactersThatNoWorkbookMayHold() throws IOException {
        try (var book = book(List.of("a"), List.of("a\u0000b\u0008c\uFFFFd<&>"))) {
            assertThat(book.getFirstSheet().read().get(1).getCellText(0)).isEqualTo("abcd<&>");
        }
    }

    @Test
    void doesNotCloseTheStreamItWasGiven() throws IOException {
        for (TableWriter.Kind kind : TableWriter.Kind.values()) {
            var out = new Watched();
            try (var table = TableWriter.open(kind, out, ABOUT)) {
                table.header(List.of("a"));
            }
            assertThat(out.closed).as(kind.name()).isFalse();
            assertThat(out.count).isPositive();
        }
    }

    @Test
    void streamsManyRows() throws IOException {
        var out = new Watched();
        try (var table = TableWriter.open(TableWriter.Kind.XLSX, out, ABOUT)) {
            table.header(List.of("sku", "units"));
            long halfway = 0;
            for (int i = 0; i < 40_000; i++) {
                table.row(List.of("MUG-" + i, i));
                halfway = i == 20_000 ? out.count : halfway;
            }
            assertThat(halfway).as("bytes leave while rows arrive").isGreaterThan(50_000);
        }
    }

    private static List<List<String>> csv(List<String> header, List<?> cells) throws IOException {
        String text = new String(bytes(TableWriter.Kind.CSV, header, cells), StandardCharsets.UTF_8).substring(1);
        return CsvReader.builder().ofCsvRecord(text).stream().map(record -> record.getFields()).toList();
    }

    private static ReadableWorkbook book(List<String> header, List<?> cells) throws IOException {
        return new ReadableWorkbook(new ByteArrayInputStream(bytes(TableWriter.Kind.XLSX, header, cells)));
    }

    private static byte[] bytes(TableWriter.Kind kind, List<String> header, List<?> cells) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var table = TableWriter.open(kind, out, ABOUT)) {
            table.header(header);
            table.row(cells);
        }
        return out.toByteArray();
    }

    private static final class Watched extends OutputStream {
        private long count;
        private boolean closed;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
