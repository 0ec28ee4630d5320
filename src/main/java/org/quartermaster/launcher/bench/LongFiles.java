package org.quartermaster.launcher.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * Writes the long files that {@code ./qm bench forecast} reads: of public data sets ({@code bench long rossmann|carparts|online-retail FOLDER OUT.csv}), of whole weeks of a long file of days
 * ({@code bench long weeks DAYS.csv OUT.csv}), of a made-up company ({@code bench long made SERIES DAYS OUT.csv}).
 */
public final class LongFiles {

    private static final LocalDate RETAIL_FIRST = LocalDate.of(2009, 12, 1);
    private static final int RETAIL_DAYS = 739;
    /** The parts' first month. */
    private static final LocalDate PARTS_FIRST = LocalDate.of(1998, 1, 1);

    private LongFiles() {
    }

    public static void main(String... arguments) throws IOException {
        String what = arguments.length == 0 ? "" : arguments[0];
        if (arguments.length != (what.equals("made") ? 4 : 3)) {
            System.err.println("Usage: ./qm bench long rossmann|carparts|online-retail FOLDER OUT.csv, long weeks DAYS.csv OUT.csv or long made SERIES DAYS OUT.csv");
            System.exit(2);
        }
        try (var out = new PrintWriter(Files.newBufferedWriter(Path.of(arguments[arguments.length - 1])))) {
            Path from = Path.of(arguments[1]);
            switch (what) {
                case "rossmann" -> rossmann(from, out);
                case "carparts" -> carParts(from, out);
                case "online-retail" -> onlineRetail(from, out);
                case "weeks" -> new WeekFile(out).write(from);
                case "made" -> new MadeShops(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2])).write(out);
                default -> throw new IllegalArgumentException("There is no data set \"%s\".".formatted(arguments[0]));
            }
        }
    }

    /** Sales per store and open day; a day without row was closed. The event is the state holiday, else the school holiday; the category is store type and assortment. */
    private static void rossmann(Path folder, PrintWriter out) throws IOException {
        Map<String, String> kinds = new HashMap<>();
        rows(folder.resolve("store.csv"), row -> kinds.put(row.getField("store"), row.getField("storetype") + row.getField("assortment")));
        out.println("series,date,quantity,open,promo,event,category");
        rows(folder.resolve("train_open_days.csv.gz"), row -> {
            String event = !row.getField("stateholiday").equals("0") ? row.getField("stateholiday") : row.getField("schoolholiday").equals("1") ? "school" : "";
            out.println(String.join(",", row.getField("store"), row.getField("date"), row.getField("sales"), row.getField("open"), row.getField("promo"), event, kinds.get(row.getField("store"))));
        });
    }

    /** Units per part and month; an empty cell is missing and gets no row. */
    private static void carParts(Path folder, PrintWriter out) throws IOException {
        out.println("series,date,quantity");
        rows(folder.resolve("carparts.csv.gz"), row -> {
            List<String> cells = row.getFields();
            for (int month = 1; month < cells.size(); month++) {
                if (!cells.get(month).isBlank() && !cells.get(month).equals("NA")) {
                    out.println(cells.getFirst() + "," + PARTS_FIRST.plusMonths(month - 1L) + "," + cells.get(month));
                }
            }
        });
    }

    /** Units and price per stock code and day, cancellations netted on the day sold. */
    private static void onlineRetail(Path folder, PrintWriter out) throws IOException {
        out.println("series,date,quantity,price");
        RetailFiles.read(folder, RETAIL_FIRST, RETAIL_DAYS).forEach((code, series) -> {
            for (int day = 0; day < RETAIL_DAYS; day++) {
                if (series.units[day] > 0 || !Float.isNaN(series.price[day])) {
                    out.println(code + "," + RETAIL_FIRST.plusDays(day) + "," + Math.max(0, series.units[day]) + "," + (Float.isNaN(series.price[day]) ? "" : Float.toString(series.price[day])));
                }
            }
        });
    }

    private static void rows(Path file, Consumer<NamedCsvRecord> consumer) throws IOException {
        try (var raw = Files.newInputStream(file);
                var text = new InputStreamReader(file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw, StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
            csv.forEach(consumer);
        }
    }
}
