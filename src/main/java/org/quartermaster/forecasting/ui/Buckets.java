package org.quartermaster.forecasting.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.quartermaster.forecasting.SeriesPast;
import org.quartermaster.forecasting.StoredForecast;
import org.quartermaster.forecasting.models.DemandTotal;
import org.quartermaster.forecasting.models.QuantileForecast;

/**
 * A series cut into days, weeks or months: what was sold, what is expected. NaN where there is nothing to show.
 *
 * <p>Quantiles of a week are those of the sum of its days, not sums of daily quantiles. In the bucket that holds today, what is already sold is part of the forecast.
 */
final class Buckets {

    final List<LocalDate> starts = new ArrayList<>();
    final double[] sold;
    final double[] clean;
    final double[] low;
    final double[] lowQuarter;
    final double[] median;
    final double[] highQuarter;
    final double[] high;
    final double[] baseline;
    final double[] override;
    final double[] total;
    final double[] lastYear;
    final double[] before;
    /** First bucket with a day of the future. */
    final int now;

    private final Grain grain;
    private final SeriesPast past;
    private final StoredForecast forecast;

    /** @param before what the run before expected, or null */
    Buckets(Grain grain, SeriesPast past, StoredForecast forecast, QuantileForecast before) {
        this.grain = grain;
        this.past = past;
        this.forecast = forecast;
        LocalDate end = forecast.asOf().plusDays(forecast.baseline().horizon());
        LocalDate from = grain.from(forecast.asOf());
        for (LocalDate start = grain.start(from.isBefore(past.firstDay()) ? past.firstDay() : from); !start.isAfter(end); start = grain.next(start)) {
            starts.add(start);
        }
        sold = empty();
        clean = empty();
        low = empty();
        lowQuarter = empty();
        median = empty();
        highQuarter = empty();
        high = empty();
        baseline = empty();
        override = empty();
        total = empty();
        lastYear = empty();
        this.before = empty();
        now = starts.indexOf(grain.start(forecast.asOf().plusDays(1)));
        for (int b = 0; b < starts.size(); b++) {
            fill(b, before);
        }
    }

    private void fill(int b, QuantileForecast earlier) {
        LocalDate next = grain.next(starts.get(b));
        int from = (int) (starts.get(b).toEpochDay() - past.firstDay().toEpochDay());
        int to = (int) (next.toEpochDay() - past.firstDay().toEpochDay());
        int end = Math.min(to, past.days());
        if (from < past.days()) {
            sold[b] = sum(past.sold(), Math.max(0, from), end, false);
            clean[b] = sum(past.clean(), Math.max(0, from), end, true);
        }
        lastYear[b] = lastYear(starts.get(b), next);
        before[b] = expected(earlier, starts.get(b), next);
        if (to > past.days()) {
            expect(b, Math.max(0, from - past.days()), Math.min(to - past.days(), forecast.baseline().horizon()), from < past.days() ? sold[b] : 0);
        }
    }

    private void expect(int b, int from, int to, double soldSoFar) {
        var sum = DemandTotal.over(forecast.total(), forecast.spread(), from, to - from);
        var plain = DemandTotal.over(forecast.baseline(), forecast.spread(), from, to - from);
        baseline[b] = soldSoFar + plain.mean();
        total[b] = soldSoFar + sum.mean();
        override[b] = Math.abs(sum.mean() - plain.mean()) > 1e-6 ? total[b] : Double.NaN;
        boolean oneDay = to - from == 1;
        low[b] = soldSoFar + (oneDay ? day(from, 1) : sum.quantile(0.1));
        lowQuarter[b] = soldSoFar + (oneDay ? (day(from, 2) + day(from, 3)) / 2 : sum.quantile(0.25));
        median[b] = soldSoFar + (oneDay ? day(from, QuantileForecast.MEDIAN) : sum.quantile(0.5));
        highQuarter[b] = soldSoFar + (oneDay ? (day(from, 7) + day(from, 8)) / 2 : sum.quantile(0.75));
        high[b] = soldSoFar + (oneDay ? day(from, 9) : sum.quantile(0.9));
    }

    private double day(int day, int level) {
        return forecast.total().quantile(day, level);
    }

    private double lastYear(LocalDate start, LocalDate next) {
        int from = (int) (grain.yearBefore(start).toEpochDay() - past.firstDay().toEpochDay());
        int to = (int) (grain.yearBefore(next).toEpochDay() - past.firstDay().toEpochDay());
        return from < 0 || to > past.days() ? Double.NaN : sum(past.clean(), from, to, true);
    }

    private static double expected(QuantileForecast earlier, LocalDate start, LocalDate next) {
        if (earlier == null) {
            return Double.NaN;
        }
        int from = (int) (start.toEpochDay() - earlier.origin().toEpochDay() - 1);
        int to = (int) (next.toEpochDay() - earlier.origin().toEpochDay() - 1);
        if (from < 0 || to > earlier.horizon()) {
            return Double.NaN;
        }
        double sum = 0;
        for (int day = from; day < to; day++) {
            sum += earlier.mean()[day];
        }
        return sum;
    }

    /** @param stretched whether the known days stand for the missing ones */
    private static double sum(float[] units, int from, int to, boolean stretched) {
        double sum = 0;
        int known = 0;
        for (int t = from; t < to; t++) {
            if (!Float.isNaN(units[t])) {
                sum += units[t];
                known++;
            }
        }
        return known == 0 ? Double.NaN : stretched ? sum / known * (to - from) : sum;
    }

    private double[] empty() {
        double[] values = new double[starts.size()];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}
