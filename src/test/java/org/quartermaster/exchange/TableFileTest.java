package org.quartermaster.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableFileTest {

    @TempDir
    Path folder;

    private TableFile file(byte[] bytes) throws IOException {
        return TableFile.inspect(Files.write(folder.resolve("given"), bytes));
    }

    private TableFile file(String text) throws IOException {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<List<String>> cells(TableFile file) throws IOException {
        return file.first(1_000).stream().map(TableRow::cells).toList();
    }

    private static byte[] withMark(byte[] text, int... mark) {
        byte[] all = new byte[mark.length + text.length];
        for (int i = 0; i < mark.length; i++) {
            all[i] = (byte) mark[i];
        }
        System.arraycopy(text, 0, all, mark.length, text.length);
        return all;
    }

    @Test
    void readsChineseInEveryEncoding() throws IOException {
        String text = "货号,名称,数量\nA-1,蓝色搪瓷杯,3\nA-2,\"红色,大号\",4\nA-3,保温水壶五百毫升,5\n";
        Charset gb = Charset.forName("GB18030");
        var files = List.of(text.getBytes(StandardCharsets.UTF_8), withMark(text.getBytes(StandardCharsets.UTF_8), 0xef, 0xbb, 0xbf), text.getBytes(gb),
                withMark(text.getBytes(StandardCharsets.UTF_16LE), 0xff, 0xfe), withMark(text.getBytes(StandardCharsets.UTF_16BE), 0xfe, 0xff));
        for (byte[] bytes : files) {
            TableFile file = file(bytes);
            assertThat(file.header()).as(file.charset().name()).containsExactly("货号", "名称", "数量");
            assertThat(cells(file)).as(file.charset().name()).containsExactly(List.of("A-1", "蓝色搪瓷杯", "3"), List.of("A-2", "红色,大号", "4"), List.of("A-3", "保温水壶五百毫升", "5"));
        }
    }

    @Test
    void readsUtf16WithoutItsMark() throws IOException {
        String text = "sku,名称,qty\nA-1,蓝色搪瓷杯,3\nA-2,红,4\n";
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            TableFile file = file(text.getBytes(charset));
            assertThat(file.charset()).isEqualTo(charset);
            assertThat(cells(file)).containsExactly(List.of("A-1", "蓝色搪瓷杯", "3"), List.of("A-2", "红", "4"));
        }
    }

    @Test
    void readsWesternTextOfOldPrograms() throws IOException {
        TableFile file = file("sku;name;price\nA-1;Café crème brûlée;1,50 €\nA-2;Größe für Füße;2,00\n".getBytes(Charset.forName("windows-1252")));
        assertThat(file.charset().name()).isEqualTo("windows-1252");
        assertThat(cells(file)).containsExactly(List.of("A-1", "Café crème brûlée", "1,50 €"), List.of("A-2", "Größe für Füße", "2,00"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"COMMA~,", "SEMI~;", "TAB~\t", "BAR~|"}, ignoreLeadingAndTrailingWhitespace = false)
    void findsTheSeparator(String name, String separator) throws IOException {
        TableFile file = file(String.join(separator, "sku", "name", "qty") + "\n" + String.join(separator, "A", "\"x" + separator + "y\"", "3") + "\n");
        assertThat(file.separator()).as(name).isEqualTo(separator.charAt(0));
        assertThat(cells(file)).containsExactly(List.of("A", "x" + separator + "y", "3"));
    }

    @Test
    void readsQuotesLineBreaksAndRaggedRows() throws IOException {
        TableFile file = file("sku,name,qty\r\nA,\"a \"\"big\"\" mug\nsecond line\",1\rB,,\nC\nD,x,4,extra");
        assertThat(cells(file)).containsExactly(List.of("A", "a \"big\" mug\nsecond line", "1"), List.of("B", "", ""), List.of("C", "", ""), List.of("D", "x", "4", "extra"));
        assertThat(file.first(9).stream().map(TableRow::line)).as("line numbers count the line break in the cell").containsExactly(2L, 4L, 5L, 6L);
    }

    @Test
    void keepsLeadingZerosAndSkipsEmptyRows() throws IOException {
        assertThat(cells(file("\n\nsku,qty\n\n000123,1\n,\n6901234567890,2\n"))).containsExactly(List.of("000123", "1"), List.of("6901234567890", "2"));
    }

    @Test
    void readsAHeaderWithoutRows() throws IOException {
        assertThat(file("sku,qty").header()).containsExactly("sku", "qty");
        assertThat(cells(file("sku,qty"))).isEmpty();
    }

    @Test
    void readsGzip() throws IOException {
        Path path = folder.resolve("x.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write("sku,qty\nA,1\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(cells(TableFile.inspect(path))).containsExactly(List.of("A", "1"));
    }

    @Test
    void saysThatAGzipFileWasCutOff() throws IOException {
        Path path = folder.resolve("x.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            var text = new StringBuilder("sku,qty\n");
            var random = new Random(7);
            for (int i = 0; i < 200_000; i++) {
                text.append(random.nextInt()).append(',').append(i).append('\n');
            }
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        byte[] half = Arrays.copyOf(Files.readAllBytes(path), (int) Files.size(path) * 3 / 4);
        assertThatThrownBy(() -> file(half).forEachRow(_ -> true)).isInstanceOfSatisfying(UnreadableFile.class, e -> assertThat(e.code()).isEqualTo("exchange.file.broken"));
    }

    @ParameterizedTest
    @CsvSource({"%PDF-1.7,exchange.file.noTable", "MZ\u0090,exchange.file.noTable", "<!DOCTYPE html><p>,exchange.file.noTable", "<?xml version=\"1.0\"?>,exchange.file.noTable", "'  <html>',exchange.file.noTable"})
    void refusesWhatIsNoTable(String text, String code) {
        assertThatThrownBy(() -> file(text)).isInstanceOfSatisfying(UnreadableFile.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static void assertBinary(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(UnreadableFile.class, e -> assertThat(e.code()).isEqualTo("exchange.file.binary"));
    }

    @Test
    void refusesBytesThatAreNoText() throws IOException {
        assertBinary(() -> file("sku,qty\nA\0,1\n"));
        var numbers = ByteBuffer.allocate(4_000);
        for (int i = 0; i < 1_000; i++) {
            numbers.putInt(i * 7);
        }
        assertBinary(() -> file(numbers.array()));
        byte[] noise = new byte[4_000];
        new Random(11).nextBytes(noise);
        assertBinary(() -> file(noise));
        for (int i = 0; i < noise.length; i++) {
            noise[i] = noise[i] == 0 ? 1 : noise[i];
        }
        assertBinary(() -> file(noise));
        Path packed = folder.resolve("packed.csv");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(numbers.array());
        }
        assertBinary(() -> TableFile.inspect(packed));
    }

    @Test
    void refusesAFileThatStopsBeingTextFarBehindItsBeginning() throws IOException {
        TableFile file = file("sku,qty\n" + "A,1\n".repeat(100_000) + "B\0,2\n");
        assertThat(file.header()).containsExactly("sku", "qty");
        assertBinary(() -> file.forEachRow(_ -> true));
    }

    @Test
    void readsTextWithAStrayControlSign() throws IOException {
        assertThat(cells(file("sku,name\nA,blue\u0007 mug, large\nB,red\n"))).hasSize(2);
    }

    @Test
    void refusesOldWorkbooksAndEmptyFiles() {
        assertThatThrownBy(() -> file(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1})).isInstanceOfSatisfying(UnreadableFile.class,
                e -> assertThat(e.code()).isEqualTo("exchange.file.oldExcel"));
        assertThatThrownBy(() -> file(new byte[0])).isInstanceOfSatisfying(UnreadableFile.class, e -> assertThat(e.code()).isEqualTo("exchange.file.empty"));
        assertThatThrownBy(() -> file("\n \n").header()).isInstanceOfSatisfying(UnreadableFile.class, e -> assertThat(e.code()).isEqualTo("exchange.file.noHeader"));
    }

    /** 200 damaged files: read or refused in words, never another exception. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void survivesDamage(int seed) throws IOException {
        byte[] whole = "sku;name;qty\nA;\"蓝 \"\"x\"\"\";1,5\nB;y;2\n".repeat(20).getBytes(StandardCharsets.UTF_8);
        var random = new Random(seed);
        var strange = new ArrayList<String>();
        for (int i = 0; i < 50; i++) {
            byte[] bytes = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (int j = 0; j < 5; j++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                file(bytes).forEachRow(_ -> true);
            } catch (UnreadableFile expected) {
                assertThat(expected.code()).startsWith("exchange.file.");
            } catch (RuntimeException e) {
                strange.add(e.toString());
            }
        }
        assertThat(strange).isEmpty();
    }

    @Property(tries = 150)
    void readsBackWhatTheWriterWrote(@ForAll @Size(min = 1, max = 6) List<@Size(min = 2, max = 4) List<String>> given) throws IOException {
        int width = 4;
        var rows = given.stream().map(row -> padded(row, width)).toList();
        for (TableWriter.Kind kind : TableWriter.Kind.values()) {
            Path path = Files.createTempFile("round", "trip");
            try {
                try (var out = Files.newOutputStream(path); var table = TableWriter.open(kind, out, TableWriter.About.plain("round"))) {
                    table.header(List.of("key", "b", "c", "d"));
                    rows.forEach(row -> table.row(row));
                }
                TableFile file = TableFile.inspect(path);
                assertThat(cells(file.with(StandardCharsets.UTF_8, ','))).as(kind.name()).isEqualTo(rows);
            } finally {
                Files.delete(path);
            }
        }
    }

    /** Cells as both formats hold them: no control signs, no lone surrogates, no blanks at the ends, one kind of line break; the first cell is never empty. */
    private static List<String> padded(List<String> row, int width) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < width; i++) {
            String text = i < row.size() ? row.get(i).replaceAll("[\\p{Cc}\\p{Cs}\\p{Cn}\\p{Co}\\p{Cf}\ufeff]", "").strip() : "";
            cells.add(i == 0 ? "k" + text : text);
        }
        return cells;
    }
}
