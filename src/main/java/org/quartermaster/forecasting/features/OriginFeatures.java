package org.quartermaster.forecasting.features;

import org.quartermaster.forecasting.models.History;
import org.quartermaster.forecasting.models.ProfileSmoothing;
import org.quartermaster.forecasting.models.Rhythm;

/**
 * The features of one series seen from one origin. What does not depend on the period ahead is computed once.
 *
 * <p>Levels are divided by the {@linkplain #scale() scale} of the series, so that one model serves all; the scale itself is a feature. Nothing but what is known in advance (calendar, prices,
 * promotions, closed days) is looked at past the origin.
 */
public final class OriginFeatures {

    private static final double LEAST_SCALE = 0.02;
    private static final double LEAST_FACTOR = 0.1;
    private static final int LIFE = 365;

    private final SeriesInput series;
    private final Rhythm rhythm;
    private final int end;
    private final int first;
    private final ProfileSmoothing.Fit fit;
    private final double scale;
    private final float[] fixed;
    private final OfferFeatures offer;
    private final double lastYearLevel;
    private final double categoryLastYear;
    private final double categoryRecent;
    private final int sinceSale;
    /** A season that was seen once cannot be told from a trend: the trees would learn the dates by heart. */
    private final boolean seasonSeenTwice;
    /** While few target days have a day a year before, what sold then tells the trees which of those few days it is. */
    private final boolean comparesYears;

    /** @param end how many periods are known at the origin, ≥ 1 */
    public OriginFeatures(SeriesInput series, int end) {
        this.series = series;
        this.end = end;
        History history = series.demand().history(end);
        rhythm = history.rhythm();
        fit = series.smoothing().fit(history);
        float[] units = series.demand().clean();
        float[] category = series.peers().sales();
        first = Math.min(end, series.demand().firstSale());
        double half = Windows.mean(units, Math.max(first, end - 2 * rhythm.longer()), end);
        scale = Math.max(LEAST_SCALE, Math.max(fit.level(), half > 0 ? half / 4 : 0));
        offer = new OfferFeatures(series, first, end, scale);
        int year = rhythm.year();
        comparesYears = series.demand().days() >= year + year / 2;
        lastYearLevel = comparesYears && end - year - rhythm.recent() >= first ? Windows.mean(units, end - year - rhythm.recent(), end - year) : Double.NaN;
        categoryRecent = Windows.mean(category, end - 2 * rhythm.recent(), end);
        categoryLastYear = comparesYears && end - year - rhythm.recent() >= 0 ? Windows.mean(category, end - year - rhythm.recent(), end - year) : Double.NaN;
        sinceSale = sinceSale(units);
        seasonSeenTwice = series.demand().days() >= 2 * year;
        var row = new FeatureRow(new float[FeatureNames.fixedCount(rhythm)], 0);
        writeLevels(units, row);
        writeShape(units, row);
        offer.writePast(row);
        writePeers(category, row);
        fixed = row.filled();
    }

    /** Mean demand of an average period by which levels were divided, units, > 0. */
    public double scale() {
        return scale;
    }

    /** By what the target {@code ahead} periods after the origin is divided: the scale times the period's own factor. */
    public double scale(int ahead) {
        return scale * Math.max(LEAST_FACTOR, fit.profile()[series.calendar().phase[end - 1 + ahead]]);
    }

    /** What smoothing expects {@code ahead} periods after the origin, units. */
    public double smoothed(int ahead) {
        return fit.mean(series.calendar().phase[end - 1 + ahead]);
    }

    /** The smoothing fitted at this origin. */
    public ProfileSmoothing.Fit fit() {
        return fit;
    }

    public SeriesInput series() {
        return series;
    }

    /** Periods known at the origin. */
    public int end() {
        return end;
    }

    /** Whether there is enough life in the series to learn from or to predict. */
    public boolean isAlive() {
        return fit.level() > 1e-4 && sinceSale < LIFE;
    }

    /** Writes the row for the period {@code ahead} periods after the origin. @param ahead ≥ 1, within the calendar */
    public void row(int ahead, float[] out) {
        int target = end - 1 + ahead;
        System.arraycopy(fixed, 0, out, 0, fixed.length);
        var row = new FeatureRow(out, fixed.length);
        row.put(ahead);
        writePhase(target, row);
        writeCalendar(target, row);
        offer.writeAhead(target, row);
        row.filled();
    }

    private void writeLevels(float[] units, FeatureRow row) {
        row.put(Math.log(scale));
        row.put(fit.level() / scale);
        for (double level : fit.levels()) {
            row.put(level / scale);
        }
        int[] windows = rhythm.windows();
        double[] means = new double[windows.length];
        for (int w = 0; w < windows.length; w++) {
            means[w] = Windows.mean(units, Math.max(first, end - windows[w]), end);
            row.put(means[w] / scale);
        }
        row.put(Windows.ratio(means[0], means[2]));
        row.put(Windows.ratio(means[2], means[4]));
        row.put(lastYearLevel / scale);
    }

    private void writeShape(float[] units, FeatureRow row) {
        var recent = new Moments(units, Math.max(first, end - rhythm.recent()), end);
        var longer = new Moments(units, Math.max(first, end - rhythm.longer()), end);
        row.put(recent.deviation() / scale);
        row.put(longer.deviation() / scale);
        row.put(recent.zeroShare());
        row.put(longer.zeroShare());
        row.put(recent.maximum() / scale);
        row.put(sinceSale);
        row.put(1 / Math.max(0.003, 1 - longer.zeroShare()));
        row.put(longer.sizeVariation());
        row.put(end - first);
        row.put(fit.inverseShape());
        row.put(fit.rate());
        row.put(recent.missingShare());
    }

    private void writePeers(float[] category, FeatureRow row) {
        double recent = Windows.mean(category, end - rhythm.windows()[2], end);
        row.put(Windows.ratio(Windows.mean(category, end - rhythm.windows()[0], end), recent));
        row.put(Windows.ratio(recent, Windows.mean(category, end - rhythm.windows()[4], end)));
        row.put(series.peers().categoryLevel());
        row.put(series.peers().placeLevel());
    }

    private void writePhase(int target, FeatureRow row) {
        float[] units = series.demand().clean();
        float[] category = series.peers().sales();
        int phases = rhythm.phases();
        int phase = series.calendar().phase[target];
        row.put(phase);
        row.put(fit.profile()[phase]);
        row.put(Windows.samePhase(units, first, end, target, phases, 1) / scale);
        row.put(Windows.samePhase(units, first, end, target, phases, 4) / scale);
        row.put(Windows.samePhase(units, first, end, target, phases, 8) / scale);
        row.put(Windows.ratio(Windows.samePhase(category, 0, end, target, phases, 8), categoryRecent));
        row.put(lastYear(units, first, target, lastYearLevel));
        row.put(lastYear(category, 0, target, categoryLastYear));
    }

    private void writeCalendar(int target, FeatureRow row) {
        DayCalendar calendar = series.calendar();
        row.put(seasonSeenTwice ? calendar.seasonSine[target] : Double.NaN);
        row.put(seasonSeenTwice ? calendar.seasonCosine[target] : Double.NaN);
        row.put(seasonSeenTwice ? calendar.dayOfYear[target] : Double.NaN);
        row.put(calendar.dayOfMonth[target]);
        row.put(calendar.toHoliday[target]);
        row.put(calendar.sinceHoliday[target]);
        row.put(calendar.event[target]);
        row.put(calendar.eventLift(series.peers().sales(), target, end, rhythm.phases()));
        row.put(closedDistance(target, -1));
        row.put(closedDistance(target, 1));
    }

    private int closedDistance(int target, int direction) {
        int away = 1;
        while (away < DayCalendar.REACH && !series.isClosed(target + direction * away)) {
            away++;
        }
        return away;
    }

    private double lastYear(float[] units, int from, int target, double level) {
        int at = target - rhythm.year() - rhythm.yearReach();
        int to = Math.min(end, target - rhythm.year() + rhythm.yearReach() + 1);
        return at < from || !(level > 0) ? Double.NaN : Windows.mean(units, at, to) / level;
    }

    private int sinceSale(float[] units) {
        int t = end - 1;
        while (t >= first && !(units[t] > 0)) {
            t--;
        }
        return end - 1 - t;
    }
}
