package org.quartermaster.launcher.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Sums a long file of days to whole weeks from Monday on: units, the share of promotion days among the days told, the first event named. The file's last week is left out unless it ends on a Sunday. */
final class WeekFile {

    private final PrintWriter out;
    private final Map<String, TreeMap<LocalDate, Week>> series = new LinkedHashMap<>();
    private LocalDate last = LocalDate.MIN;

    WeekFile(PrintWriter out) {
        this.out = out;
    }

    /** What was told of a week so far. */
    private static final class Week {
        private double units;
        private int days;
        private double promoted;
        private String event = "";
    }

    void write(Path days) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(days)) {
            rows.forEach(this::add);
        }
        out.println("series,date,quantity,promo,event");
        series.forEach((name, weeks) -> weeks.forEach((monday, week) -> {
            if (!monday.plusDays(6).isAfter(last)) {
                out.println(name + "," + monday + "," + week.units + "," + (float) (week.promoted / week.days) + "," + week.event);
            }
        }));
    }

    private void add(NamedCsvRecord row) {
        LocalDate day = LocalDate.parse(row.getField("date"));
        last = day.isAfter(last) ? day : last;
        if (!row.getField("quantity").isBlank()) {
            var week = series.computeIfAbsent(row.getField("series"), _ -> new TreeMap<>())
                    .computeIfAbsent(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), _ -> new Week());
            week.units += Double.parseDouble(row.getField("quantity"));
            week.days++;
            week.promoted += row.findField("promo").filter(text -> !text.isBlank()).map(Double::parseDouble).orElse(0.0);
            week.event = week.event.isEmpty() ? row.findField("event").orElse("") : week.event;
        }
    }
}
