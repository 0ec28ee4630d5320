package org.quartermaster.launcher.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Daily units and prices per stock code from the two files of Online Retail II, without a database: the overlap counts once, cancellations net off on the day that was sold, service codes
 * are left out.
 */
final class RetailFiles {

    /** One stock code: units and mean price per day. */
    static final class Series {
        final float[] units;
        final float[] price;

        private Series(int days) {
            units = new float[days];
            price = new float[days];
            java.util.Arrays.fill(price, Float.NaN);
        }
    }

    private record Line(String code, String customer, int day, double units, double price) {
    }

    private RetailFiles() {
    }

    /** Series by stock code; day 0 is {@code firstDay}. */
    static Map<String, Series> read(Path folder, LocalDate firstDay, int days) throws IOException {
        var lines = new ArrayList<Line>();
        LocalDate overlap = LocalDate.of(2010, 12, 10);
        lines(folder.resolve("2009-12_2010-12.csv.gz"), firstDay, firstDay, overlap, lines);
        lines(folder.resolve("2010-12_2011-12.csv.gz"), firstDay, overlap, firstDay.plusDays(days), lines);
        var series = new TreeMap<String, Series>();
        var bought = new HashMap<String, List<double[]>>();
        for (Line line : lines) {
            var one = series.computeIfAbsent(line.code(), _ -> new Series(days));
            var earlier = bought.computeIfAbsent(line.customer() + "/" + line.code(), _ -> new ArrayList<>(1));
            if (line.units() > 0) {
                one.units[line.day()] += (float) line.units();
                one.price[line.day()] = (float) line.price();
                earlier.add(new double[] {line.day(), line.units()});
            } else {
                cancel(one, earlier, -line.units());
            }
        }
        return series;
    }

    private static void cancel(Series series, List<double[]> earlier, double units) {
        double left = units;
        for (int i = earlier.size() - 1; i >= 0 && left > 0; i--) {
            double taken = Math.min(left, earlier.get(i)[1]);
            earlier.get(i)[1] -= taken;
            series.units[(int) earlier.get(i)[0]] -= (float) taken;
            left -= taken;
        }
    }

    private static void lines(Path file, LocalDate firstDay, LocalDate from, LocalDate before, List<Line> out) throws IOException {
        try (var text = new InputStreamReader(new GZIPInputStream(Files.newInputStream(file), 1 << 16), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : csv) {
                LocalDate day = LocalDate.parse(row.getField("InvoiceDate").substring(0, 10));
                String code = row.getField("StockCode").strip().toUpperCase(java.util.Locale.ROOT);
                double price = Double.parseDouble(row.getField(row.getHeader().contains("Price") ? "Price" : "UnitPrice"));
                if (!day.isBefore(from) && day.isBefore(before) && code.matches("\\d{5}.*") && price > 0) {
                    out.add(new Line(code, row.getField(row.getHeader().contains("Customer ID") ? "Customer ID" : "CustomerID"), (int) (day.toEpochDay() - firstDay.toEpochDay()), Double.parseDouble(row.getField("Quantity")), price));
                }
            }
        }
    }
}
