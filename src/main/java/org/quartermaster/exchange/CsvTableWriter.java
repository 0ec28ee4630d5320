package org.quartermaster.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.List;

/** RFC 4180 with CRLF; numbers with a point and without grouping, days and moments in ISO 8601. */
final class CsvTableWriter implements TableWriter {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private final Writer writer;
    private final CsvWriter csv;
    private final ZoneId zone;

    CsvTableWriter(OutputStream out, ZoneId zone) {
        this.zone = zone;
        writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).bufferSize(0).build(writer);
        try {
            writer.write('\uFEFF');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void header(List<String> names) {
        csv.writeRecord(names.stream().map(FormulaGuard::guard).toList());
    }

    @Override
    public void row(List<?> cells) {
        csv.writeRecord(cells.stream().map(this::text).toList());
    }

    private String text(Object cell) {
        return switch (cell) {
            case null -> "";
            case BigDecimal exact -> exact.stripTrailingZeros().toPlainString();
            case Double number -> Double.isFinite(number) ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString() : "";
            case Float number -> Float.isFinite(number) ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString() : "";
            case Number number -> number.toString();
            case Instant instant -> MOMENT.format(instant.atZone(zone));
            case Temporal time -> time.toString();
            default -> FormulaGuard.guard(cell.toString());
        };
    }

    @Override
    public void close() throws IOException {
        writer.flush();
    }
}
