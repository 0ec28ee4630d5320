package org.quartermaster.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.ForecastBuckets.Measure;
import org.quartermaster.forecasting.models.Spread;
import org.quartermaster.forecasting.selection.NetworkUse;
import org.quartermaster.forecasting.totals.AheadTotal;
import org.quartermaster.forecasting.totals.Grain;
import org.quartermaster.forecasting.totals.PastTotal;

/** As of Sunday 22 November 2026 after 730 days; one unit more is sold each day than on the day before, 1 on the first; 10 a day are expected for 56 days, at 3 each. */
class ForecastBucketsTest {

    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);
    private static final int DAYS = 730;
    private static final int HORIZON = 56;
    private static final Map<LocalDate, Double> KEPT = Map.of(SUNDAY.minusDays(6), 4_000.0, SUNDAY.plusDays(1), 60.0);

    private static ForecastTimeline timeline(ForecastTimeline.Earlier earlier) {
        float[] sold = new float[DAYS];
        for (int t = 0; t < DAYS; t++) {
            sold[t] = t + 1;
        }
        PastTotal past = PastTotal.empty(DAYS, HORIZON);
        past.add(new PastTotal.Series(sold, sold.clone(), new float[DAYS], new float[0], new float[0], _ -> 3));
        var run = new ForecastRunFacts(1, "current", SUNDAY, HORIZON, Instant.EPOCH, Instant.EPOCH, 3, 28, 2, 0, "used", "naive", 0, 0, 0, 0, 0, 0, 1, NetworkUse.NONE);
        AheadTotal total = ahead(10);
        return new ForecastTimeline(run, past, total, total, List.of(), List.of(), earlier, KEPT, List.of());
    }

    private static AheadTotal ahead(float units) {
        float[] mean = new float[HORIZON];
        float[] price = new float[HORIZON];
        Arrays.fill(mean, units);
        Arrays.fill(price, 3);
        AheadTotal total = AheadTotal.empty(HORIZON);
        total.add(mean, Spread.POISSON, price, new float[0]);
        return total;
    }

    /** Units sold from one day to another, both included. */
    private static double sold(LocalDate from, LocalDate to) {
        long first = DAYS - (SUNDAY.toEpochDay() - from.toEpochDay());
        long last = DAYS - (SUNDAY.toEpochDay() - to.toEpochDay());
        return (first + last) * (last - first + 1) / 2.0;
    }

    @Test
    void daysShowWhatWasSoldOnTheSameWeekdayAYearBefore() {
        var days = ForecastBuckets.of(timeline(null), Grain.DAY, false);
        int now = days.now();
        assertThat(days.starts().get(now)).isEqualTo(SUNDAY.plusDays(1));
        assertThat(days.row(Measure.ORDERS)[now - 1]).isEqualTo(DAYS);
        assertThat(days.row(Measure.ORDERS)[now]).isNaN();
        assertThat(days.row(Measure.TOTAL)[now]).isCloseTo(10, within(1e-3));
        assertThat(days.row(Measure.LAST_YEAR)[now]).as("52 weeks before").isEqualTo(DAYS + 1 - 364);
        assertThat(days.starts()).hasSize(120 + HORIZON);
    }

    @Test
    void weeksBeginOnMondays() {
        var weeks = ForecastBuckets.of(timeline(null), Grain.WEEK, false);
        int now = weeks.now();
        assertThat(weeks.starts()).allMatch(start -> start.getDayOfWeek() == java.time.DayOfWeek.MONDAY);
        assertThat(weeks.row(Measure.ORDERS)[now - 1]).isEqualTo(sold(SUNDAY.minusDays(6), SUNDAY));
        assertThat(weeks.row(Measure.TOTAL)[now]).isCloseTo(70, within(1e-2));
        assertThat(weeks.row(Measure.LAST_YEAR)[now]).isEqualTo(sold(SUNDAY.plusDays(1).minusWeeks(52), SUNDAY.plusDays(7).minusWeeks(52)));
        assertThat(weeks.isCut(weeks.starts().size() - 1)).as("56 days are eight whole weeks").isFalse();
    }

    /** Of November 22 days are sold and 8 expected; the last month is cut by the horizon, which ends on 17 January. */
    @Test
    void monthsTakeWhatIsSoldAndWhatIsExpectedTogether() {
        var months = ForecastBuckets.of(timeline(null), Grain.MONTH, false);
        int now = months.now();
        assertThat(months.starts().get(now)).isEqualTo(LocalDate.of(2026, 11, 1));
        double begun = sold(LocalDate.of(2026, 11, 1), SUNDAY);
        assertThat(months.row(Measure.ORDERS)[now]).isEqualTo(begun);
        assertThat(months.row(Measure.TOTAL)[now]).isCloseTo(begun + 80, within(1e-2));
        assertThat(months.row(Measure.TOTAL)[now + 1]).isCloseTo(310, within(1e-2));
        assertThat(months.row(Measure.LAST_YEAR)[now + 1]).as("December of last year").isEqualTo(sold(LocalDate.of(2025, 12, 1), LocalDate.of(2025, 12, 31)));
        assertThat(months.isCut(now + 2)).isTrue();
        assertThat(months.row(Measure.TOTAL)[now + 2]).isCloseTo(170, within(1e-2));
    }

    /** Kept weeks say what was expected just before each began; what nothing was kept of comes from the run before, which knew a week less and expected 9 a day. */
    @Test
    void thePastForecastIsWhatWasExpectedJustBefore() {
        var earlier = new ForecastTimeline.Earlier(SUNDAY.minusDays(7), ahead(9));
        var weeks = ForecastBuckets.of(timeline(earlier), Grain.WEEK, false);
        int now = weeks.now();
        assertThat(weeks.row(Measure.PAST_FORECAST)[now - 1]).isEqualTo(4_000);
        assertThat(weeks.row(Measure.PAST_FORECAST)[now]).isEqualTo(60);
        assertThat(weeks.row(Measure.PAST_FORECAST)[now + 1]).isCloseTo(63, within(1e-2));
        assertThat(weeks.row(Measure.PAST_FORECAST)[now + 7]).as("beyond what it forecast").isNaN();
        assertThat(weeks.row(Measure.PAST_FORECAST)[now - 2]).as("before what it forecast").isNaN();
        var days = ForecastBuckets.of(timeline(earlier), Grain.DAY, false);
        assertThat(days.row(Measure.PAST_FORECAST)[days.now()]).isCloseTo(9, within(1e-3));
    }

    @Test
    void moneyIsUnitsAtTheirPrice() {
        for (Grain grain : Grain.values()) {
            var units = ForecastBuckets.of(timeline(null), grain, false);
            var money = ForecastBuckets.of(timeline(null), grain, true);
            for (Measure measure : List.of(Measure.ORDERS, Measure.TOTAL, Measure.LAST_YEAR, Measure.HIGH)) {
                for (int b = 0; b < units.starts().size(); b++) {
                    double expected = 3 * units.row(measure)[b];
                    if (!Double.isNaN(expected)) {
                        assertThat(money.row(measure)[b]).as("%s %s %d", grain, measure, b).isCloseTo(expected, within(1e-4 * expected + 1e-6));
                    }
                }
            }
        }
    }
}
