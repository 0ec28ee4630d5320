package org.quartermaster.forecasting.totals;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.function.IntToDoubleFunction;

/**
 * The history of many series together, day by day. A day on which one series was out of stock counts with what it sold in {@code sold} and with its estimate in {@code wanted}.
 *
 * @param sold     units sold
 * @param wanted   units wanted: cleaned, lost demand estimated, people's adjustments added
 * @param value    {@code wanted} at the list price of its day, company currency
 * @param lost     units that could not be sold because the shelf was empty, an estimate; nothing where the day is unknown; part of {@code wanted}
 * @param adjusted units that people added, negative where they took away; part of {@code wanted}
 * @param promoted units a day that series usually are wanted with while they are on promotion; reaches over the days ahead
 */
public record PastTotal(float[] sold, float[] wanted, float[] value, float[] lost, float[] adjusted, float[] promoted) {

    /** Stands where blobs without the last three arrays have their number of days. */
    private static final int WITH_REASONS = -1;

    /**
     * One series, day by day; arrays are as long as the history.
     *
     * @param wanted    NaN before the first sale
     * @param adjusted  empty: nothing
     * @param promotion price cut per day as a share, reaching over the days ahead
     * @param price     list price per day, company currency; NaN where unknown
     */
    public record Series(float[] sold, float[] wanted, float[] lost, float[] adjusted, float[] promotion, IntToDoubleFunction price) {
    }

    /** Nothing yet. @param ahead days after the history for which promotions are planned */
    public static PastTotal empty(int days, int ahead) {
        return new PastTotal(new float[days], new float[days], new float[days], new float[days], new float[days], new float[days + ahead]);
    }

    /** Adds one series in place. */
    public void add(Series one) {
        double usual = 0;
        for (int t = 0; t < sold.length; t++) {
            float units = Float.isNaN(one.wanted()[t]) ? 0 : one.wanted()[t];
            sold[t] += one.sold()[t];
            wanted[t] += units;
            lost[t] += one.lost()[t];
            adjusted[t] += one.adjusted().length == 0 ? 0 : one.adjusted()[t];
            double each = one.price().applyAsDouble(t);
            value[t] += Double.isNaN(each) ? 0 : (float) (units * each);
            usual += units;
        }
        for (int t = 0; t < Math.min(promoted.length, one.promotion().length); t++) {
            promoted[t] += one.promotion()[t] > 0 ? (float) (usual / sold.length) : 0;
        }
    }

    /** Adds another sum of the same days in place. */
    public void add(PastTotal other) {
        plus(sold, other.sold);
        plus(wanted, other.wanted);
        plus(value, other.value);
        plus(lost, other.lost);
        plus(adjusted, other.adjusted);
        plus(promoted, other.promoted);
    }

    private static void plus(float[] to, float[] from) {
        for (int t = 0; t < Math.min(to.length, from.length); t++) {
            to[t] += from[t];
        }
    }

    public int days() {
        return sold.length;
    }

    /** The share of what was wanted on a day that could not be sold, 0…1. */
    public double lostShare(int day) {
        return wanted[day] > 0 ? Math.min(1, lost[day] / wanted[day]) : 0;
    }

    /** The share of what is wanted on average that belongs to series on promotion that day, 0…1. @param day may lie ahead, as far as promotions were read */
    public double promotedShare(int day) {
        double usual = 0;
        for (float units : wanted) {
            usual += units;
        }
        return usual > 0 ? Math.min(1, promoted[day] * days() / usual) : 0;
    }

    /** Writes itself; the stream stays open. */
    public void write(DataOutputStream out) throws IOException {
        out.writeInt(WITH_REASONS);
        out.writeInt(days());
        out.writeInt(promoted.length - days());
        Floats.write(out, sold, wanted, value, lost, adjusted, promoted);
    }

    /** Reads what {@link #write} wrote. Earlier versions wrote neither lost units, adjustments nor promotions: there they are 0. */
    public static PastTotal read(DataInputStream in) throws IOException {
        int first = in.readInt();
        if (first != WITH_REASONS) {
            var total = empty(first, 0);
            Floats.read(in, total.sold, total.wanted, total.value);
            return total;
        }
        var total = empty(in.readInt(), in.readInt());
        Floats.read(in, total.sold, total.wanted, total.value, total.lost, total.adjusted, total.promoted);
        return total;
    }
}
