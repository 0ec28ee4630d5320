package org.quartermaster.exchange;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A table file as it was given: what it is, found by its first bytes and not by its name, and how its text is written.
 *
 * @param path      the file
 * @param kind      CSV or XLSX
 * @param isGzip    whether the bytes are compressed by gzip
 * @param charset   of a CSV file
 * @param separator between cells of a CSV file
 */
public record TableFile(Path path, TableWriter.Kind kind, boolean isGzip, Charset charset, char separator) {

    private static final int SAMPLE_BYTES = 256 * 1024;
    private static final double MOST_STEERING_SHARE = 0.05;

    /**
     * Looks at the beginning of the file.
     *
     * @throws UnreadableFile if it is empty, no table, or a dangerous workbook
     */
    public static TableFile inspect(Path path) throws IOException {
        byte[] first = sample(path, false);
        if (first.length == 0) {
            throw new UnreadableFile("exchange.file.empty", "The file is empty.");
        }
        if (startsWith(first, 'P', 'K', 3, 4)) {
            XlsxCheck.check(path);
            return new TableFile(path, TableWriter.Kind.XLSX, false, StandardCharsets.UTF_8, ',');
        }
        refuseOtherFormats(first);
        boolean isGzip = startsWith(first, 0x1f, 0x8b);
        byte[] text = isGzip ? sample(path, true) : first;
        Charset charset = TextEncoding.guess(text);
        String begin = new String(text, charset);
        refuseBinary(begin);
        return new TableFile(path, TableWriter.Kind.CSV, isGzip, charset, separator(begin));
    }

    /** The same file read with what a person chose. */
    public TableFile with(Charset newCharset, char newSeparator) {
        return new TableFile(path, kind, isGzip, newCharset, newSeparator);
    }

    /** The column names: the first row that is not empty. */
    public List<String> header() throws IOException {
        var header = new ArrayList<String>();
        rows(row -> {
            header.addAll(row.cells());
            return false;
        });
        if (header.isEmpty()) {
            throw new UnreadableFile("exchange.file.noHeader", "The file has no row with column names.");
        }
        return header;
    }

    /** The rows after the header, in order, until {@code visitor} answers false. Constant memory. */
    public void forEachRow(Predicate<TableRow> visitor) throws IOException {
        var seen = new Object() {
            boolean header;
        };
        rows(row -> {
            if (!seen.header) {
                seen.header = true;
                return true;
            }
            return visitor.test(row);
        });
    }

    /** The first {@code count} rows after the header. */
    public List<TableRow> first(int count) throws IOException {
        var rows = new ArrayList<TableRow>(count);
        forEachRow(row -> {
            rows.add(row);
            return rows.size() < count;
        });
        return rows;
    }

    private void rows(Predicate<TableRow> visitor) throws IOException {
        try {
            switch (kind) {
                case CSV -> CsvRows.read(this, visitor);
                case XLSX -> XlsxRows.read(path, visitor);
            }
        } catch (EOFException | ZipException e) {
            throw broken(e);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof EOFException || e.getCause() instanceof ZipException || e.getCause() instanceof MalformedInputException) {
                throw broken(e.getCause());
            }
            throw e.getCause();
        }
    }

    private static UnreadableFile broken(IOException why) {
        return new UnreadableFile("exchange.file.broken", "The file is damaged or was cut off: " + why.getMessage(), String.valueOf(why.getMessage()));
    }

    InputStream open() throws IOException {
        var bytes = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        return isGzip ? new Measured(new GZIPInputStream(bytes, 1 << 16)) : bytes;
    }

    private static byte[] sample(Path path, boolean gzip) throws IOException {
        try (InputStream in = gzip ? new GZIPInputStream(Files.newInputStream(path)) : Files.newInputStream(path)) {
            return in.readNBytes(SAMPLE_BYTES);
        } catch (EOFException | ZipException e) {
            throw broken(e);
        }
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static void refuseOtherFormats(byte[] first) {
        if (startsWith(first, 0xd0, 0xcf, 0x11, 0xe0)) {
            throw new UnreadableFile("exchange.file.oldExcel", "This is an old Excel file (.xls) or one with a password. Save it as .xlsx or CSV.");
        }
        if (startsWith(first, '%', 'P', 'D', 'F') || startsWith(first, 'M', 'Z') || startsWith(first, 0x7f, 'E', 'L', 'F') || startsWith(first, 0x89, 'P', 'N', 'G')) {
            throw new UnreadableFile("exchange.file.noTable", "This is no table: the file is a document, picture or program. Give a CSV or XLSX file.");
        }
        String begin = new String(first, 0, Math.min(first.length, 512), StandardCharsets.ISO_8859_1).stripLeading().toLowerCase(Locale.ROOT);
        if (begin.startsWith("<!doctype") || begin.startsWith("<html") || begin.startsWith("<?xml")) {
            throw new UnreadableFile("exchange.file.noTable", "This is no table: the file is a web page or XML. Give a CSV or XLSX file.");
        }
    }

    /** No text holds NUL, nor many signs that steer a terminal. */
    private static void refuseBinary(String text) {
        long steering = text.chars().filter(c -> c < ' ' && !Character.isWhitespace(c)).count();
        if (text.indexOf('\0') >= 0 || steering > MOST_STEERING_SHARE * text.length()) {
            throw binary();
        }
    }

    static UnreadableFile binary() {
        return new UnreadableFile("exchange.file.binary", "This is no text: the file holds bytes that stand for no sign, as programs and databases do. Give a CSV or XLSX file.");
    }

    /** The separator that stands equally often in the first lines, outside quotes. */
    private static char separator(String text) {
        var lines = text.lines().filter(line -> !line.isBlank()).limit(20).toList();
        char best = ',';
        double bestScore = 0;
        for (char candidate : new char[] {',', ';', '\t', '|'}) {
            var counts = lines.stream().mapToInt(line -> count(line, candidate)).toArray();
            double first = counts.length == 0 ? 0 : counts[0];
            double score = first * Arrays.stream(counts).filter(n -> n == first).count();
            if (score > bestScore) {
                bestScore = score;
                best = candidate;
            }
        }
        return best;
    }

    private static int count(String line, char separator) {
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            count += c == separator && !quoted ? 1 : 0;
        }
        return count;
    }
}
