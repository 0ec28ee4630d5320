package org.quartermaster.launcher.bench.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartermaster.forecasting.models.Rhythm;

class LongFileTest {

    private static final float NONE = Float.NaN;

    @TempDir
    private Path folder;
    private final List<String> refused = new ArrayList<>();

    private LongData read(Rhythm rhythm, boolean absentMissing, String... lines) throws IOException {
        Path file = folder.resolve("long.csv");
        Files.write(file, List.of(lines));
        return LongFile.read(file, rhythm, absentMissing, (line, reason) -> refused.add(line + ": " + reason));
    }

    @Test
    void readsRowsInAnyOrderAndFillsGapsWithZero() throws IOException {
        LongData data = read(Rhythm.DAILY, false, "date,series,quantity", "2026-01-04,A,4", "2026-01-01,A,1", "2026-01-02,B,2.5");
        assertThat(data.firstDay()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(data.series().get(0).quantity()).containsExactly(1, 0, 0, 4);
        assertThat(data.series().get(1).quantity()).as("unknown before the first sale").containsExactly(NONE, 2.5f, 0, 0);
    }

    @Test
    void zerosThatAreGivenBeforeTheFirstSaleStay() throws IOException {
        LongData data = read(Rhythm.DAILY, false, "series,date,quantity", "A,2026-01-02,0", "A,2026-01-04,3", "B,2026-01-01,1");
        assertThat(data.series().getFirst().quantity()).containsExactly(NONE, 0, NONE, 3);
    }

    @Test
    void whatIsKnownInAdvanceMayBeNotGiven() throws IOException {
        LongData data = read(Rhythm.DAILY, false, "series,date,quantity,price,promo,open", "A,2026-01-01,1,NA,NaN,na", "A,2026-01-02,2,7,null,", "A,2026-01-03,3,,1,1");
        assertThat(refused).isEmpty();
        assertThat(data.series().getFirst().quantity()).containsExactly(1, 2, 3);
        assertThat(data.series().getFirst().price()).containsExactly(7, 7, 7);
        assertThat(data.series().getFirst().promotion()).containsExactly(0, 0, 1);
        assertThat(data.series().getFirst().closed()).isEmpty();
    }

    @Test
    void absentDatesAreMissingWhenAsked() throws IOException {
        LongData data = read(Rhythm.DAILY, true, "series,date,quantity", "A,2026-01-01,1", "A,2026-01-03,3");
        assertThat(data.series().getFirst().quantity()).containsExactly(1, NONE, 3);
        assertThat(data.series().getFirst().closed()).isEmpty();
    }

    @Test
    void absentAndClosedDatesAreClosedWhenOpenIsGiven() throws IOException {
        LongData data = read(Rhythm.DAILY, false, "series,date,quantity,open", "A,2026-01-01,1,1", "A,2026-01-02,0,0", "A,2026-01-04,4,1");
        assertThat(data.series().getFirst().quantity()).containsExactly(1, NONE, NONE, 4);
        assertThat(data.series().getFirst().closed()).containsExactly(false, true, true, false);
    }

    @Test
    void aWeekThatWasOpenInPartIsOpen() throws IOException {
        LongData data = read(Rhythm.WEEKLY, false, "series,date,quantity,open", "A,2026-01-05,10,1", "A,2026-01-12,7,0.71", "A,2026-01-19,0,0.0");
        assertThat(data.series().getFirst().quantity()).containsExactly(10, 7, NONE);
        assertThat(data.series().getFirst().closed()).containsExactly(false, false, true);
    }

    @Test
    void whatWasSoldOnAClosedDayIsKnownOnlyAfterwards() throws IOException {
        LongSeries series = read(Rhythm.DAILY, false, "series,date,quantity,open", "A,2026-01-01,1,1", "A,2026-01-02,5,0", "A,2026-01-03,6,0", "A,2026-01-04,1,1").series().getFirst();
        assertThat(series.quantity()).containsExactly(1, 5, 6, 1);
        assertThat(series.closed(0, 2, 2)).containsExactly(false, false, true, false);
    }

    @Test
    void aGoodRowCountsEvenAfterOneThatWasRefused() throws IOException {
        LongData data = read(Rhythm.DAILY, false, "series,date,quantity", "A,2026-01-01,1", "A,2026-01-02,many", "A,2026-01-02,4", "A,2026-01-02,9");
        assertThat(data.series().getFirst().quantity()).containsExactly(1, 4);
        assertThat(data.notes()).anyMatch(note -> note.startsWith("1 rows name a series and period that another row names too"));
    }

    @Test
    void knownInAdvanceAndNamesAreKept() throws IOException {
        LongData data = read(Rhythm.DAILY, false, "series,date,quantity,price,promo,event,category,location", "A,2026-01-01,1,9.5,0,,food,north", "A,2026-01-02,2,,0.3,Easter,food,north",
                "B,2026-01-02,2,7,yes,0,toys,north");
        LongSeries a = data.series().get(0);
        LongSeries b = data.series().get(1);
        assertThat(a.price()).containsExactly(9.5f, 9.5f);
        assertThat(a.promotion()).containsExactly(0, 0.3f);
        assertThat(b.promotion()).containsExactly(0, 1);
        assertThat(b.location()).isEqualTo(a.location());
        assertThat(b.category()).isNotEqualTo(a.category());
        assertThat(data.events().get(a.location())).containsOnlyKeys(LocalDate.of(2026, 1, 2));
    }

    @Test
    void refusesMalformedRowsWithLineAndReason() throws IOException {
        LongData data = read(Rhythm.DAILY, false, "series,date,quantity", "A,2026-01-01,1", "A,2026-13-01,1", "A,2026-01-02,many", "A,2026-01-03,-4", "A,2026-01-04", ",2026-01-04,1", "A,2026-01-05,5");
        assertThat(refused).containsExactly("3: date \"2026-13-01\" is not yyyy-mm-dd", "4: quantity \"many\" is not a number", "5: quantity \"-4\" is below 0", "6: 2 columns instead of 3",
                "7: no series");
        // what was refused on the 2nd and 3rd is unknown, not zero; the 4th has no row
        assertThat(data.series().getFirst().quantity()).containsExactly(1, NONE, NONE, 0, 5);
    }

    @Test
    void anEmptyQuantityIsMissing() throws IOException {
        LongData data = read(Rhythm.DAILY, false, "series,date,quantity", "A,2026-01-01,1", "A,2026-01-02,", "A,2026-01-03,NA", "A,2026-01-04,2");
        assertThat(data.series().getFirst().quantity()).containsExactly(1, NONE, NONE, 2);
        assertThat(refused).isEmpty();
    }

    @Test
    void guessesWeeksAndMonthsAndKeepsTheirDates() throws IOException {
        LongData weeks = read(null, false, "series,date,quantity", "A,2026-01-09,1", "A,2026-01-23,3");
        assertThat(weeks.rhythm()).isEqualTo(Rhythm.WEEKLY);
        assertThat(weeks.series().getFirst().quantity()).containsExactly(1, 0, 3);
        LongData months = read(null, false, "series,date,quantity", "A,2026-01-31,1", "A,2026-02-28,2", "A,2026-03-31,3");
        assertThat(months.rhythm()).isEqualTo(Rhythm.MONTHLY);
        assertThat(months.dates()).containsExactly(LocalDate.of(2026, 1, 31), LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 31));
    }

    @Test
    void saysWhichColumnsItIgnoresAndWhichItMisses() throws IOException {
        assertThat(read(Rhythm.DAILY, false, "series,date,quantity,colour", "A,2026-01-01,1,red").notes()).contains("ignored columns: colour");
        assertThatThrownBy(() -> read(Rhythm.DAILY, false, "series,day,quantity", "A,2026-01-01,1")).hasMessageContaining("no column \"date\"");
    }

    @Test
    void readsGzip() throws IOException {
        Path file = folder.resolve("long.csv.gz");
        try (var out = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)))) {
            out.write("series,date,quantity\nA,2026-01-01,7\n");
        }
        LongData data = LongFile.read(file, Rhythm.DAILY, false, (line, reason) -> refused.add(reason));
        assertThat(data.series().getFirst().quantity()).containsExactly(7);
    }
}
