package org.quartermaster.launcher.bench.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.quartermaster.forecasting.models.Rhythm;

/** Puts the rows of all series on one grid of periods, from the first date to the last one on which anything is known. */
final class Grid {

    /** Days before 1970 that dates may lie. */
    private static final int BEFORE_EPOCH = 30_000;

    private final List<SeriesColumns> series;
    private final Rhythm rhythm;
    private final boolean absentMissing;
    private final boolean absentClosed;
    private final LocalDate first;
    private final LocalDate[] dates;
    private long doubled;
    private final boolean guessed;

    /**
     * @param given         what a period is; null: guessed
     * @param absentMissing whether a period without row is missing; else nothing was sold then, after the first sale
     * @param absentClosed  whether it was closed besides
     */
    Grid(List<SeriesColumns> series, Rhythm given, boolean absentMissing, boolean absentClosed) {
        this.series = series;
        this.absentMissing = absentMissing;
        this.absentClosed = absentClosed;
        var days = new BitSet();
        int last = Integer.MIN_VALUE;
        for (SeriesColumns one : series) {
            for (int r = 0; r < one.rows(); r++) {
                days.set(one.day(r) + BEFORE_EPOCH);
                last = Float.isNaN(one.quantity(r)) ? last : Math.max(last, one.day(r));
            }
        }
        if (last == Integer.MIN_VALUE) {
            throw new IllegalArgumentException("No row of the file has a quantity.");
        }
        guessed = given == null;
        rhythm = guessed ? guess(days) : given;
        first = LocalDate.ofEpochDay(days.nextSetBit(0) - BEFORE_EPOCH);
        dates = new LocalDate[rhythm.index(first, LocalDate.ofEpochDay(last)) + 1];
        for (int bit = days.nextSetBit(0); bit >= 0 && bit - BEFORE_EPOCH <= last; bit = days.nextSetBit(bit + 1)) {
            LocalDate day = LocalDate.ofEpochDay(bit - BEFORE_EPOCH);
            int at = rhythm.index(first, day);
            dates[at] = dates[at] == null ? day : dates[at];
        }
        for (int t = 0; t < dates.length; t++) {
            dates[t] = dates[t] == null ? rhythm.day(first, t) : dates[t];
        }
    }

    /** The shortest usual step between dates tells. */
    static Rhythm guess(BitSet days) {
        int shortest = Integer.MAX_VALUE;
        int before = days.nextSetBit(0);
        for (int day = days.nextSetBit(before + 1); day >= 0; day = days.nextSetBit(day + 1)) {
            shortest = Math.min(shortest, day - before);
            before = day;
        }
        return shortest == Integer.MAX_VALUE || shortest < 7 ? Rhythm.DAILY : shortest < 28 ? Rhythm.WEEKLY : Rhythm.MONTHLY;
    }

    LongData data(Map<Integer, Map<LocalDate, Short>> events, List<String> notes) {
        var all = new ArrayList<LongSeries>(series.size());
        for (int i = 0; i < series.size(); i++) {
            all.add(one(series.get(i)));
            series.set(i, null);
        }
        if (guessed) {
            notes.add("the dates look %s; --freq says otherwise".formatted(rhythm.name().toLowerCase(Locale.ROOT)));
        }
        if (doubled > 0) {
            notes.add("%,d rows name a series and period that another row names too: the first one with a quantity counts".formatted(doubled));
        }
        return new LongData(rhythm, first, dates, all, events, notes);
    }

    private LongSeries one(SeriesColumns rows) {
        int periods = dates.length;
        float[] quantity = new float[periods];
        float[] price = new float[periods];
        float[] promotion = new float[periods];
        boolean[] seen = new boolean[periods];
        boolean[] closed = new boolean[periods];
        Arrays.fill(quantity, absentMissing ? Float.NaN : 0);
        Arrays.fill(price, Float.NaN);
        Arrays.fill(closed, absentClosed);
        for (int r = 0; r < rows.rows(); r++) {
            int t = rhythm.index(first, LocalDate.ofEpochDay(rows.day(r)));
            if (t < periods && seen[t] && (closed[t] || !Float.isNaN(quantity[t]))) {
                doubled++;
            } else if (t < periods) {
                seen[t] = true;
                closed[t] = rows.isClosed(r);
                quantity[t] = closed[t] && !(rows.quantity(r) > 0) ? Float.NaN : rows.quantity(r);
                price[t] = rows.price(r);
                promotion[t] = rows.promotion(r);
            }
        }
        if (!absentMissing) {
            forgetBeforeFirstSale(quantity, seen);
        }
        carry(price);
        return new LongSeries(rows.name, rows.category, rows.location, quantity, price, promotion, anyTrue(closed) ? closed : new boolean[0]);
    }

    /** Nobody knows whether it was on sale already: periods without row are missing there. */
    private static void forgetBeforeFirstSale(float[] quantity, boolean[] seen) {
        for (int t = 0; t < quantity.length && !(quantity[t] > 0); t++) {
            quantity[t] = seen[t] ? quantity[t] : Float.NaN;
        }
    }

    private static boolean anyTrue(boolean[] values) {
        for (boolean value : values) {
            if (value) {
                return true;
            }
        }
        return false;
    }

    /** A price holds until the next one is given; before the first one that one is taken. */
    private static void carry(float[] price) {
        float last = Float.NaN;
        for (int t = 0; t < price.length; t++) {
            last = Float.isNaN(price[t]) ? last : price[t];
            price[t] = last;
        }
        for (int t = price.length - 2; t >= 0; t--) {
            price[t] = Float.isNaN(price[t]) ? price[t + 1] : price[t];
        }
    }
}
