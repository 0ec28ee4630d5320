package org.quartermaster.forecasting;

import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.quartermaster.forecasting.demand.Demand;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.Baselines;
import org.quartermaster.forecasting.models.ForecastMethod;
import org.quartermaster.forecasting.models.SeasonalNaive;
import org.quartermaster.forecasting.selection.ForecastResult;

/**
 * What is kept of one series for judging the steps of its forecast later: what seasonal naive and the best simple method expect of the next whole week and of
 * the one {@value #LATER} ahead, and what the newest complete
 * weeks really wanted. Weeks begin on Monday.
 *
 * @param naive  what seasonal naive expects
 * @param simple what the best simple method expects
 * @param past   units of the four newest complete weeks, newest first; NaN where a day is missing; a closed day is not missing, it counts as 0 on both sides
 */
record WeekSteps(Ahead naive, Ahead simple, float[] past) {

    /**
     * What a method expects.
     *
     * @param next  units of the next whole week
     * @param later units of the week {@value #LATER} ahead
     */
    record Ahead(double next, double later) {
    }


    static final int WEEK = 7;
    /** The other distance at which a week is judged: orders are still decided by what is said then. */
    static final int LATER = 4;
    static final List<Integer> AHEADS = List.of(1, LATER);
    static final int PAST = 4;

    /** The Monday of the first whole week after a day. */
    static LocalDate next(LocalDate asOf) {
        return asOf.plusDays(1).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    /** The Monday of the week so many weeks ahead of a day, the next whole one being 1. */
    static LocalDate ahead(LocalDate asOf, int weeks) {
        return next(asOf).plusWeeks(weeks - 1L);
    }

    /** The Monday of the newest week that is over on a day. */
    static LocalDate newest(LocalDate asOf) {
        return next(asOf).minusWeeks(asOf.getDayOfWeek() == DayOfWeek.SUNDAY ? 1 : 2);
    }

    static WeekSteps of(ForecastResult result) {
        Demand demand = result.series().demand();
        LocalDate asOf = result.forecast().origin();
        int from = (int) (next(asOf).toEpochDay() - asOf.toEpochDay() - 1);
        var methods = Baselines.with(demand.rhythm(), result.series().smoothing());
        ForecastMethod simple = methods.stream().filter(method -> method.code().equals(result.simpleMethod())).findFirst().orElse(SeasonalNaive.WEEKLY);
        return new WeekSteps(expected(SeasonalNaive.WEEKLY, result.series(), from), expected(simple, result.series(), from), past(result.series(), asOf));
    }

    private static Ahead expected(ForecastMethod method, SeriesInput series, int from) {
        int later = from + (LATER - 1) * WEEK;
        int days = series.demand().days();
        float[] mean = open(series, days, method.forecast(series.demand().history(days), later + WEEK).mean());
        return new Ahead(sum(mean, from), sum(mean, later));
    }

    private static float[] past(SeriesInput series, LocalDate asOf) {
        float[] past = new float[PAST];
        float[] units = open(series, 0, series.demand().raw().clone());
        int end = units.length - (int) (asOf.toEpochDay() - newest(asOf).toEpochDay() - WEEK + 1);
        for (int week = 0; week < PAST; week++) {
            int from = end - (week + 1) * WEEK;
            past[week] = from < 0 ? Float.NaN : (float) sum(units, from);
        }
        return past;
    }

    /** Nothing on closed days; in place. @param first index of the first day */
    private static float[] open(SeriesInput series, int first, float[] units) {
        for (int t = 0; t < units.length; t++) {
            units[t] = series.isClosed(first + t) ? 0 : units[t];
        }
        return units;
    }

    /** A week of days; NaN if one of them is. */
    static double sum(float[] days, int from) {
        double units = 0;
        for (int t = from; t < from + WEEK; t++) {
            units += days[t];
        }
        return units;
    }

    byte[] pastBytes() {
        var bytes = ByteBuffer.allocate(PAST * Float.BYTES);
        for (float units : past) {
            bytes.putFloat(units);
        }
        return bytes.array();
    }
}
