package org.quartermaster.launcher.bench.forecast;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.quartermaster.forecasting.models.Rhythm;

/**
 * Reads a long file, plain or gzipped, row by row: {@code series,date,quantity} and any of {@code price,promo,open,event,category,location}, columns in any order, rows too.
 *
 * <p>An empty quantity (or NA, NaN) is missing, an empty cell of the optional columns is not given. A row that cannot be used is refused with its line and the reason; where series and date could be read, that period is missing.
 */
final class LongFile {

    private static final List<String> NEEDED = List.of("series", "date", "quantity");
    private static final List<String> OPTIONAL = List.of("price", "promo", "open", "event", "category", "location");
    private static final Set<String> NOTHING = Set.of("", "na", "nan", "null", "none");
    private static final int MOST_EVENTS = Short.MAX_VALUE;

    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final Map<String, SeriesColumns> series = new LinkedHashMap<>();
    private final Map<String, LocalDate> dates = new HashMap<>();
    private final Map<String, Integer> categories = new HashMap<>();
    private final Map<String, Integer> locations = new HashMap<>();
    private final Map<String, Short> eventNumbers = new HashMap<>();
    private final Map<Integer, Map<LocalDate, Short>> events = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final Refusals refusals;
    private int width;

    private LongFile(Refusals refusals) {
        this.refusals = refusals;
    }

    /**
     * Reads a file.
     *
     * @param rhythm   what a period is; null: guessed from the dates
     * @param refusals told of each row that cannot be used
     * @throws IllegalArgumentException if a needed column is missing or no row can be used
     */
    static LongData read(Path file, Rhythm rhythm, boolean absentMissing, Refusals refusals) throws IOException {
        var reading = new LongFile(refusals);
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                var text = new InputStreamReader(file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw, StandardCharsets.UTF_8);
                var csv = CsvReader.builder().commentStrategy(CommentStrategy.NONE).allowExtraFields(true).allowMissingFields(true).ofCsvRecord(text)) {
            reading.rows(csv);
        } catch (CsvParseException e) {
            throw new IllegalArgumentException("%s cannot be read as CSV: %s".formatted(file, e.getMessage()), e);
        }
        return reading.grid(rhythm, absentMissing);
    }

    private void rows(CsvReader<CsvRecord> csv) {
        boolean first = true;
        for (CsvRecord row : csv) {
            if (first) {
                header(row.getFields());
                first = false;
            } else {
                row(row);
            }
        }
        if (first) {
            throw new IllegalArgumentException("The file is empty. It needs the columns %s.".formatted(NEEDED));
        }
    }

    private void header(List<String> names) {
        var ignored = new ArrayList<String>();
        width = names.size();
        for (int c = 0; c < width; c++) {
            String name = names.get(c).replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
            if (NEEDED.contains(name) || OPTIONAL.contains(name)) {
                columns.put(name, c);
            } else {
                ignored.add(names.get(c).strip());
            }
        }
        for (String name : NEEDED) {
            if (!columns.containsKey(name)) {
                throw new IllegalArgumentException("There is no column \"%s\". Needed: %s; optional: %s.".formatted(name, NEEDED, OPTIONAL));
            }
        }
        if (!ignored.isEmpty()) {
            notes.add("ignored columns: " + String.join(", ", ignored));
        }
    }

    private void row(CsvRecord row) {
        SeriesColumns one = null;
        LocalDate day = null;
        try {
            require(row.getFieldCount() == width, "%d columns instead of %d".formatted(row.getFieldCount(), width));
            String name = text(row, "series");
            require(!name.isEmpty(), "no series");
            day = date(text(row, "date"));
            one = series.computeIfAbsent(name, SeriesColumns::new);
            add(one, day, row);
        } catch (RefusedException e) {
            refusals.refuse(row.getStartingLineNumber(), e.getMessage());
            if (one != null) {
                one.add((int) day.toEpochDay(), Float.NaN, new SeriesColumns.Known(Float.NaN, 0, (byte) -1));
            }
        }
    }

    private void add(SeriesColumns one, LocalDate day, CsvRecord row) {
        String quantity = text(row, "quantity");
        float units = isNothing(quantity) ? Float.NaN : number("quantity", quantity);
        require(!(units < 0), "quantity \"%s\" is below 0".formatted(quantity));
        float price = isNothing(text(row, "price")) ? Float.NaN : number("price", text(row, "price"));
        require(!(price < 0), "price \"%s\" is below 0".formatted(text(row, "price")));
        var known = new SeriesColumns.Known(price, share("promo", text(row, "promo"), 0), (byte) Math.ceil(share("open", text(row, "open"), -1)));
        one.category = number(categories, text(row, "category"));
        one.location = number(locations, text(row, "location"));
        event(one.location, day, text(row, "event"));
        one.add((int) day.toEpochDay(), units, known);
    }

    private void event(int location, LocalDate day, String name) {
        if (!name.equals("0") && !name.equals("0.0") && !name.equalsIgnoreCase("false") && !isNothing(name)) {
            Short number = eventNumbers.computeIfAbsent(name, _ -> (short) Math.min(MOST_EVENTS, eventNumbers.size() + 1));
            events.computeIfAbsent(location, _ -> new HashMap<>()).putIfAbsent(day, number);
        }
    }

    private static int number(Map<String, Integer> numbers, String name) {
        return name.isEmpty() ? 0 : numbers.computeIfAbsent(name, _ -> numbers.size() + 1);
    }

    private String text(CsvRecord row, String column) {
        Integer at = columns.get(column);
        return at == null ? "" : row.getField(at).strip();
    }

    private LocalDate date(String text) {
        LocalDate known = dates.get(text);
        if (known != null) {
            return known;
        }
        try {
            LocalDate day = LocalDate.parse(text.length() > 10 && (text.charAt(10) == ' ' || text.charAt(10) == 'T') ? text.substring(0, 10) : text.length() == 7 ? text + "-01" : text);
            require(day.getYear() >= 1900 && day.getYear() <= 2200, "date \"%s\" is out of range".formatted(text));
            dates.put(text, day);
            return day;
        } catch (DateTimeException _) {
            throw new RefusedException("date \"%s\" is not yyyy-mm-dd".formatted(text));
        }
    }

    private static float number(String column, String text) {
        try {
            float value = Float.parseFloat(text);
            require(Float.isFinite(value), "%s \"%s\" is not finite".formatted(column, text));
            return value;
        } catch (NumberFormatException _) {
            throw new RefusedException("%s \"%s\" is not a number".formatted(column, text));
        }
    }

    private static boolean isNothing(String text) {
        return NOTHING.contains(text.toLowerCase(Locale.ROOT));
    }

    private static float share(String column, String text, float otherwise) {
        if (isNothing(text)) {
            return otherwise;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> 1;
            case "false", "no" -> 0;
            default -> Math.abs(number(column, text));
        };
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw new RefusedException(reason);
        }
    }

    private LongData grid(Rhythm given, boolean absentMissing) {
        if (series.isEmpty()) {
            throw new IllegalArgumentException("No row of the file can be used.");
        }
        boolean toldWhenOpen = columns.containsKey("open");
        return new Grid(new ArrayList<>(series.values()), given, absentMissing || toldWhenOpen, toldWhenOpen).data(events, notes);
    }

    /** Why a row is refused. */
    private static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(String reason) {
            super(reason, null, false, false);
        }
    }

    /** Is told of each refused row. */
    @FunctionalInterface
    interface Refusals {
        void refuse(long line, String reason);
    }
}
