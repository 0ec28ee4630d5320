package org.quartermaster.forecasting.totals;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.function.IntToDoubleFunction;

/**
 * The history of many series together, day by day. A day on which one series was out of stock counts with what it sold in {@code sold} and with its estimate in {@code wanted}.
 *
 * @param sold   units sold
 * @param wanted units wanted: cleaned, lost demand estimated, people's adjustments added
 * @param value  {@code wanted} at the list price of its day, company currency
 */
public record PastTotal(float[] sold, float[] wanted, float[] value) {

    /** Nothing yet. */
    public static PastTotal empty(int days) {
        return new PastTotal(new float[days], new float[days], new float[days]);
    }

    /** Adds one series in place. @param price list price per day, company currency; NaN where unknown */
    public void add(float[] soldUnits, float[] wantedUnits, IntToDoubleFunction price) {
        for (int t = 0; t < sold.length; t++) {
            float units = Float.isNaN(wantedUnits[t]) ? 0 : wantedUnits[t];
            sold[t] += soldUnits[t];
            wanted[t] += units;
            double each = price.applyAsDouble(t);
            value[t] += Double.isNaN(each) ? 0 : (float) (units * each);
        }
    }

    /** Adds another sum of the same days in place. */
    public void add(PastTotal other) {
        for (int t = 0; t < sold.length; t++) {
            sold[t] += other.sold[t];
            wanted[t] += other.wanted[t];
            value[t] += other.value[t];
        }
    }

    public int days() {
        return sold.length;
    }

    /** Writes itself; the stream stays open. */
    public void write(DataOutputStream out) throws IOException {
        out.writeInt(days());
        Floats.write(out, sold, wanted, value);
    }

    /** Reads what {@link #write} wrote. */
    public static PastTotal read(DataInputStream in) throws IOException {
        var total = empty(in.readInt());
        Floats.read(in, total.sold, total.wanted, total.value);
        return total;
    }
}
