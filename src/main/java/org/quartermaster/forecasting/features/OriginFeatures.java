package org.quartermaster.forecasting.features;

import java.util.List;
import org.quartermaster.forecasting.models.History;
import org.quartermaster.forecasting.models.WeekdaySmoothing;

/**
 * The features of one series seen from one origin. What does not depend on the day ahead is computed once.
 *
 * <p>Levels are divided by the {@linkplain #scale() scale} of the series, so that one model serves all; the scale itself is a feature.
 */
public final class OriginFeatures {

    private static final int[] WINDOWS = {7, 14, 28, 56, 91, 182, 364};

    /** Feature names in order. */
    public static final List<String> NAMES = List.of(
            "scale", "level", "mean 7", "mean 14", "mean 28", "mean 56", "mean 91", "mean 182", "mean 364", "deviation 28", "deviation 91", "zero share 28", "zero share 91", "maximum 28",
            "days since sale", "adi", "cv2", "age", "inverse shape", "smoothing rate", "trend 7/28", "trend 28/91", "last year level", "missing share 28",
            "promotion share 28", "level without promotion", "promotion uplift", "category trend 7/28", "category trend 28/91",
            "horizon", "weekday", "weekday factor", "same weekday 4", "same weekday 8", "category weekday factor", "last year week", "category last year week",
            "season sine", "season cosine", "day of year", "day of month", "days to holiday", "days since holiday",
            "promotion", "promotion age", "days to promotion", "price ratio 91", "price change");

    private static final int FIXED = NAMES.indexOf("horizon");
    private static final int YEAR = 364;
    private static final double LEAST_SCALE = 0.02;
    private static final double UPLIFT_PRIOR = 1.4;

    private final SeriesInput series;
    private final int end;
    private final WeekdaySmoothing.Fit fit;
    private final double scale;
    private final float[] fixed = new float[FIXED];
    private final double priceReference;
    private final double lastYearLevel;
    private final double categoryLastYear;
    private final double categoryRecent;

    /** @param end how many days are known at the origin, ≥ 1 */
    public OriginFeatures(SeriesInput series, int end) {
        this.series = series;
        this.end = end;
        History history = series.demand().history(end);
        fit = series.smoothing().fit(history);
        float[] units = series.demand().clean();
        int first = Math.min(end, series.demand().firstSale());
        double half = Windows.mean(units, Math.max(first, end - 182), end);
        scale = Math.max(LEAST_SCALE, Math.max(fit.level(), half > 0 ? half / 4 : 0));
        priceReference = Windows.mean(series.price(), end - 91, end);
        lastYearLevel = end - YEAR - 28 >= first ? Windows.mean(units, end - YEAR - 28, end - YEAR) : Double.NaN;
        categoryRecent = Windows.mean(series.categorySales(), end - 56, end);
        categoryLastYear = end - YEAR - 28 >= 0 ? Windows.mean(series.categorySales(), end - YEAR - 28, end - YEAR) : Double.NaN;
        fillLevels(units, first);
        fillShape(units, first);
    }

    /** Mean demand of an average day by which levels were divided, units, > 0. */
    public double scale() {
        return scale;
    }

    /** The smoothing fitted at this origin. */
    public WeekdaySmoothing.Fit fit() {
        return fit;
    }

    /** Whether there is enough life in the series to learn from or to predict. */
    public boolean isAlive() {
        return fit.level() > 1e-4 && fixed[NAMES.indexOf("days since sale")] < 365;
    }

    /** Writes the row for the day {@code ahead} days after the origin. @param ahead ≥ 1, within the calendar */
    public void row(int ahead, float[] out) {
        int target = end - 1 + ahead;
        System.arraycopy(fixed, 0, out, 0, FIXED);
        int at = FIXED;
        float[] units = series.demand().clean();
        DayCalendar calendar = series.calendar();
        int weekday = calendar.weekday[target];
        int first = Math.min(end, series.demand().firstSale());
        out[at++] = ahead;
        out[at++] = weekday;
        out[at++] = (float) fit.profile()[weekday];
        out[at++] = scaled(Windows.sameWeekday(units, first, end, target, 4));
        out[at++] = scaled(Windows.sameWeekday(units, first, end, target, 8));
        out[at++] = (float) Windows.ratio(Windows.sameWeekday(series.categorySales(), 0, end, target, 8), categoryRecent);
        out[at++] = lastYearWeek(units, first, target, lastYearLevel);
        out[at++] = lastYearWeek(series.categorySales(), 0, target, categoryLastYear);
        out[at++] = calendar.seasonSine[target];
        out[at++] = calendar.seasonCosine[target];
        out[at++] = calendar.dayOfYear[target];
        out[at++] = calendar.dayOfMonth[target];
        out[at++] = calendar.toHoliday[target];
        out[at++] = calendar.sinceHoliday[target];
        fillOffer(target, at, out);
    }

    private void fillLevels(float[] units, int first) {
        int at = 0;
        fixed[at++] = (float) Math.log(scale);
        fixed[at++] = scaled(fit.level());
        double[] means = new double[WINDOWS.length];
        for (int w = 0; w < WINDOWS.length; w++) {
            means[w] = Windows.mean(units, Math.max(first, end - WINDOWS[w]), end);
            fixed[at++] = scaled(means[w]);
        }
        int trends = NAMES.indexOf("trend 7/28");
        fixed[trends] = (float) Windows.ratio(means[0], means[2]);
        fixed[trends + 1] = (float) Windows.ratio(means[2], means[4]);
        fixed[trends + 2] = scaled(lastYearLevel);
        int category = NAMES.indexOf("category trend 7/28");
        double month = Windows.mean(series.categorySales(), end - 28, end);
        fixed[category] = (float) Windows.ratio(Windows.mean(series.categorySales(), end - 7, end), month);
        fixed[category + 1] = (float) Windows.ratio(month, Windows.mean(series.categorySales(), end - 91, end));
    }

    private void fillShape(float[] units, int first) {
        int at = NAMES.indexOf("deviation 28");
        var month = new Moments(units, Math.max(first, end - 28), end);
        var quarter = new Moments(units, Math.max(first, end - 91), end);
        fixed[at++] = scaled(month.deviation());
        fixed[at++] = scaled(quarter.deviation());
        fixed[at++] = month.zeroShare();
        fixed[at++] = quarter.zeroShare();
        fixed[at++] = scaled(month.maximum);
        fixed[at++] = daysSinceSale(units, first);
        fixed[at++] = 1 / Math.max(0.003f, 1 - quarter.zeroShare());
        fixed[at++] = quarter.sizeVariation();
        fixed[at++] = end - first;
        fixed[at++] = (float) fit.inverseShape();
        fixed[at++] = (float) fit.rate();
        fixed[NAMES.indexOf("missing share 28")] = month.missingShare();
        fillPromotion(units, first);
    }

    private void fillPromotion(float[] units, int first) {
        double with = 0;
        double withDays = 0;
        double without = 0;
        double withoutDays = 0;
        double month = 0;
        for (int t = Math.max(first, end - 182); t < end; t++) {
            boolean promoted = series.promotion()[t] > 0;
            month += promoted && t >= end - 28 ? 1 : 0;
            if (!Float.isNaN(units[t])) {
                with += promoted ? units[t] : 0;
                withDays += promoted ? 1 : 0;
                without += promoted || t < end - 91 ? 0 : units[t];
                withoutDays += promoted || t < end - 91 ? 0 : 1;
            }
        }
        double plain = withoutDays > 0 ? without / withoutDays : scale;
        int at = NAMES.indexOf("promotion share 28");
        fixed[at++] = (float) (month / 28);
        fixed[at++] = scaled(plain);
        fixed[at] = (float) ((with + UPLIFT_PRIOR * 3 * Math.max(plain, LEAST_SCALE)) / ((withDays + 3) * Math.max(plain, LEAST_SCALE)));
    }

    private void fillOffer(int target, int from, float[] out) {
        float[] promotion = series.promotion();
        int at = from;
        int age = 0;
        while (target - age >= 0 && age < 30 && promotion[target - age] > 0) {
            age++;
        }
        int next = 0;
        while (next < DayCalendar.REACH && target + next < promotion.length && promotion[target + next] == 0) {
            next++;
        }
        out[at++] = promotion[target];
        out[at++] = age;
        out[at++] = next;
        out[at++] = (float) Windows.ratio(series.price()[target], priceReference);
        out[at] = (float) Windows.ratio(series.price()[target], series.price()[end - 1]);
    }

    private float lastYearWeek(float[] units, int first, int target, double level) {
        int from = target - YEAR - 3;
        return from < first || !(level > 0) ? Float.NaN : (float) (Windows.mean(units, from, Math.min(end, from + 7)) / level);
    }

    private float daysSinceSale(float[] units, int first) {
        int t = end - 1;
        while (t >= first && !(units[t] > 0)) {
            t--;
        }
        return end - 1 - t;
    }

    private float scaled(double units) {
        return (float) (units / scale);
    }

    private static final class Moments {
        private int known;
        private int missing;
        private int sales;
        private double sum;
        private double squares;
        private float maximum;

        Moments(float[] units, int from, int to) {
            for (int t = from; t < to; t++) {
                if (Float.isNaN(units[t])) {
                    missing++;
                } else {
                    known++;
                    sales += units[t] > 0 ? 1 : 0;
                    sum += units[t];
                    squares += (double) units[t] * units[t];
                    maximum = Math.max(maximum, units[t]);
                }
            }
        }

        double deviation() {
            return known < 2 ? Double.NaN : Math.sqrt(Math.max(0, squares - sum * sum / known) / (known - 1));
        }

        float zeroShare() {
            return known == 0 ? Float.NaN : 1 - (float) sales / known;
        }

        float missingShare() {
            return known + missing == 0 ? 0 : (float) missing / (known + missing);
        }

        float sizeVariation() {
            double mean = sales == 0 ? 0 : sum / sales;
            return sales < 2 ? Float.NaN : (float) (Math.max(0, squares / sales - mean * mean) / (mean * mean));
        }
    }
}
