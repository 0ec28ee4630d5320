package org.quartermaster.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks as programs write them, and as attackers do. */
class XlsxFilesTest {

    @TempDir
    Path folder;

    private static byte[] book() throws IOException {
        var out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("one");
            List<String> header = List.of("sku", "name", "qty", "day", "moment", "ean", "code");
            for (int i = 0; i < header.size(); i++) {
                sheet.value(0, i, header.get(i));
            }
            sheet.value(1, 0, "000123");
            sheet.value(1, 1, "蓝色杯子 <&>");
            sheet.value(1, 2, new BigDecimal("-1234.5"));
            sheet.value(1, 3, LocalDate.of(2026, 1, 5));
            sheet.style(1, 3).format("dd/mm/yyyy").set();
            sheet.value(1, 4, LocalDateTime.of(2026, 1, 5, 14, 30));
            sheet.style(1, 4).format("yyyy-mm-dd hh:mm").set();
            sheet.value(1, 5, 6_901_234_567_890L);
            sheet.value(1, 6, 123);
            sheet.style(1, 6).format("000000").set();
        }
        return out.toByteArray();
    }

    /** The same workbook with one part changed. */
    private static byte[] changed(byte[] book, String part, UnaryOperator<String> change) throws IOException {
        var out = new ByteArrayOutputStream();
        Path path = Files.createTempFile("book", ".xlsx");
        try (var zip = new ZipOutputStream(out)) {
            Files.write(path, book);
            try (var in = new ZipFile(path.toFile())) {
                for (ZipEntry entry : Collections.list(in.entries())) {
                    byte[] bytes = in.getInputStream(entry).readAllBytes();
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    zip.write(entry.getName().equals(part) ? change.apply(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8) : bytes);
                    zip.closeEntry();
                }
            }
        } finally {
            Files.delete(path);
        }
        return out.toByteArray();
    }

    private TableFile file(byte[] bytes) throws IOException {
        return TableFile.inspect(Files.write(folder.resolve("given.csv"), bytes));
    }

    private void refused(byte[] bytes, String code) {
        Instant start = Instant.now();
        assertThatThrownBy(() -> file(bytes)).isInstanceOfSatisfying(UnreadableFile.class, e -> assertThat(e.code()).isEqualTo(code));
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void readsCellsByTheirTypesWhateverTheFileIsCalled() throws IOException {
        TableFile file = file(book());
        assertThat(file.kind()).isEqualTo(TableWriter.Kind.XLSX);
        assertThat(file.header()).containsExactly("sku", "name", "qty", "day", "moment", "ean", "code");
        assertThat(file.first(9).getFirst().cells()).containsExactly("000123", "蓝色杯子 <&>", "-1234.5", "2026-01-05", "2026-01-05 14:30", "6901234567890", "000123");
        assertThat(file.first(9).getFirst().line()).isEqualTo(2);
    }

    /** 2026-01-05 is serial 46027 in the 1900 system and 44565 in the 1904 system, 1,462 days less. */
    @Test
    void readsDaysOfThe1904System() throws IOException {
        byte[] old = changed(changed(book(), "xl/workbook.xml", xml -> xml.contains("date1904=") ? xml.replaceFirst("date1904=\"\\w+\"", "date1904=\"true\"")
                : xml.replaceFirst("(<workbook[^>]*>)", "$1<workbookPr date1904=\"true\"/>")), "xl/worksheets/sheet1.xml", xml -> xml.replaceFirst("<v>46027(\\.0)?</v>", "<v>44565</v>"));
        assertThat(file(old).first(1).getFirst().cell(3)).isEqualTo("2026-01-05");
    }

    @Test
    void refusesADocumentTypeInAnyPart() throws IOException {
        for (String part : List.of("xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml")) {
            refused(changed(book(), part, xml -> xml.replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>")), "exchange.file.dangerous");
        }
    }

    @Test
    void refusesNestedEntitiesAtOnce() throws IOException {
        var entities = new StringBuilder("?><!DOCTYPE l [<!ENTITY a0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            entities.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
        }
        refused(changed(book(), "xl/worksheets/sheet1.xml", xml -> xml.replaceFirst("\\?>", entities + "]>")), "exchange.file.dangerous");
    }

    @Test
    void refusesAWorkbookThatUnpacksToHundredsOfTimesItsSize() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                zip.write(block);
            }
        }
        refused(out.toByteArray(), "exchange.file.dangerous");
    }

    @Test
    void refusesTooManyParts() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int i = 0; i < 3_000; i++) {
                zip.putNextEntry(new ZipEntry("xl/part" + i));
                zip.closeEntry();
            }
        }
        refused(out.toByteArray(), "exchange.file.dangerous");
    }

    @Test
    void refusesDoubledParts() throws IOException {
        refused(doubled(), "exchange.file.dangerous");
    }

    /** Two parts of the same name, made by renaming one in the bytes because the writer refuses it. */
    private static byte[] doubled() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (String name : List.of("[Content_Types].xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("<x/>".getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return new String(out.toByteArray(), StandardCharsets.ISO_8859_1).replace("sheet2.xml", "sheet1.xml").getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void refusesOtherZipFilesAndDamagedWorkbooks() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
            zip.write("hello".getBytes(StandardCharsets.UTF_8));
        }
        refused(out.toByteArray(), "exchange.file.noWorkbook");
        byte[] book = book();
        refused(java.util.Arrays.copyOf(book, book.length / 2), "exchange.file.broken");
    }
}
