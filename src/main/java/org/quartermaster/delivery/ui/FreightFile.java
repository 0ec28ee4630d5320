package org.quartermaster.delivery.ui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.quartermaster.delivery.FreightRate;
import org.quartermaster.exchange.TableFile;
import org.quartermaster.exchange.TableRow;
import org.quartermaster.exchange.TableWriter;
import org.quartermaster.shared.Conflict;

/** Freight rates in a CSV or XLSX file, one a row, in any order of columns, prices in money and weights in kilograms. A row that cannot be read refuses the file and is named. */
final class FreightFile {
    static final List<String> COLUMNS = List.of("service", "zone", "up_to_km", "from_kg", "to_kg", "minimum", "base", "per_kg", "days");

    private FreightFile() {
    }

    /** @throws Conflict when a column is missing or a row cannot be read */
    static List<FreightRate> read(Path path) throws IOException {
        TableFile file = TableFile.inspect(path);
        List<String> header = file.header().stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
        COLUMNS.stream().filter(column -> !header.contains(column)).findFirst().ifPresent(column -> {
            throw new Conflict("delivery.conflict.legColumn", "Column %s is missing; the file needs %s.".formatted(column, COLUMNS), column, String.join(", ", COLUMNS));
        });
        int[] at = COLUMNS.stream().mapToInt(header::indexOf).toArray();
        var rates = new ArrayList<FreightRate>();
        file.forEachRow(row -> rates.add(rate(row, at)));
        return rates;
    }

    private static FreightRate rate(TableRow row, int[] at) {
        var cells = new Cells(row, at);
        return new FreightRate(cells.text(0), cells.text(1), cells.read(2, BigDecimal::intValueExact), cells.read(3, FreightFile::grams), cells.read(4, FreightFile::grams), cells.read(5, FreightFile::cents),
                cells.read(6, FreightFile::cents), cells.read(7, money -> money.movePointRight(2).setScale(2, RoundingMode.HALF_UP)), cells.read(8, BigDecimal::intValueExact));
    }

    /** A row's cells in the order of {@link #COLUMNS}. */
    private record Cells(TableRow row, int[] at) {
        String text(int column) {
            return row.cell(at[column]).strip();
        }

        <T> T read(int column, Function<BigDecimal, T> as) {
            try {
                return as.apply(new BigDecimal(text(column)));
            } catch (ArithmeticException | NumberFormatException e) {
                throw new Conflict("delivery.conflict.rateCell", "Line %d, %s: \"%s\" is no number that can be kept there.".formatted(row.line(), COLUMNS.get(column), text(column)), row.line(),
                        COLUMNS.get(column), text(column));
            }
        }
    }

    private static long grams(BigDecimal kilograms) {
        return kilograms.movePointRight(3).longValueExact();
    }

    private static long cents(BigDecimal money) {
        return money.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** The table as such a file. */
    static byte[] csv(List<FreightRate> rates) {
        var bytes = new ByteArrayOutputStream();
        try (TableWriter table = TableWriter.open(TableWriter.Kind.CSV, bytes, TableWriter.About.plain("freight"))) {
            table.header(COLUMNS);
            rates.forEach(rate -> table.row(List.of(rate.service(), rate.lane(), rate.upToKm(), plain(BigDecimal.valueOf(rate.fromGrams(), 3)), plain(BigDecimal.valueOf(rate.toGrams(), 3)),
                    plain(BigDecimal.valueOf(rate.minimumCents(), 2)), plain(BigDecimal.valueOf(rate.baseCents(), 2)), plain(rate.centsPerKg().movePointLeft(2)), rate.transitDays())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static BigDecimal plain(BigDecimal number) {
        return new BigDecimal(number.stripTrailingZeros().toPlainString());
    }
}
