package org.quartermaster.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * Writes a table row by row to a stream, as CSV or XLSX, in constant memory. Cells are typed: {@link Number}, {@link Boolean}, {@code java.time} days and
 * moments, and text (anything else by {@code toString}); null is an empty cell. Text that looks like a formula is made harmless, numbers stay numbers.
 *
 * <p>Use: {@code try (var table = TableWriter.open(kind, out, about)) { table.header(…); rows.forEach(table::row); }}. The stream is flushed, not closed.
 */
public interface TableWriter extends AutoCloseable {

    /** The kinds of files. */
    enum Kind {
        CSV("csv", "text/csv;charset=UTF-8"),
        XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String extension;
        private final String contentType;

        Kind(String extension, String contentType) {
            this.extension = extension;
            this.contentType = contentType;
        }

        public String extension() {
            return extension;
        }

        public String contentType() {
            return contentType;
        }

        /** @throws IllegalArgumentException if there is no such kind */
        public static Kind of(String extension) {
            return valueOf(extension.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * What the second sheet of an XLSX file says.
     *
     * @param sheet  name of the first sheet
     * @param title  name of the second sheet, for example "About"
     * @param lines  pairs of label and value: exported by, at, filter
     * @param zone   in which moments are written
     */
    record About(String sheet, String title, List<List<String>> lines, ZoneId zone) {
        public About {
            lines = lines.stream().map(List::copyOf).toList();
        }

        public static About plain(String sheet) {
            return new About(sheet, "", List.of(), ZoneId.of("UTC"));
        }
    }

    /** Opens a writer. CSV begins with a byte order mark, so that spreadsheets read it as UTF-8. */
    static TableWriter open(Kind kind, OutputStream out, About about) {
        return switch (kind) {
            case CSV -> new CsvTableWriter(out, about.zone());
            case XLSX -> new XlsxTableWriter(out, about);
        };
    }

    /** The column names; once, before the rows. */
    void header(List<String> names);

    /** One row, as long as the header. */
    void row(List<?> cells);

    /** Finishes the file. */
    @Override
    void close() throws IOException;
}
