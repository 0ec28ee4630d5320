package org.quartermaster.launcher.bench.forecast;

import java.util.Arrays;

/** The rows of one series as they were read, in no order; little memory per row. */
final class SeriesColumns {

    private static final int FIRST = 64;

    final String name;
    int category;
    int location;
    private int rows;
    private int[] day = new int[FIRST];
    private float[] quantity = new float[FIRST];
    private float[] price;
    private float[] promotion;
    private byte[] open;

    SeriesColumns(String name) {
        this.name = name;
    }

    /** Adds a row. @param row epoch day; NaN and −1 stand for what is not given */
    void add(int epochDay, float units, Known known) {
        if (rows == day.length) {
            grow(rows + rows / 2);
        }
        day[rows] = epochDay;
        quantity[rows] = units;
        if (!Float.isNaN(known.price())) {
            price = price == null ? nothing() : price;
            price[rows] = known.price();
        }
        if (known.promotion() != 0) {
            promotion = promotion == null ? new float[day.length] : promotion;
            promotion[rows] = known.promotion();
        }
        if (known.open() >= 0) {
            open = open == null ? unknown() : open;
            open[rows] = known.open();
        }
        rows++;
    }

    /**
     * What is known in advance about a row.
     *
     * @param open 1 when it is open at all, 0, or −1 when not given
     */
    record Known(float price, float promotion, byte open) {
    }

    private float[] nothing() {
        float[] values = new float[day.length];
        Arrays.fill(values, Float.NaN);
        return values;
    }

    private byte[] unknown() {
        byte[] values = new byte[day.length];
        Arrays.fill(values, (byte) -1);
        return values;
    }

    private void grow(int size) {
        int had = day.length;
        day = Arrays.copyOf(day, size);
        quantity = Arrays.copyOf(quantity, size);
        if (price != null) {
            price = Arrays.copyOf(price, size);
            Arrays.fill(price, had, size, Float.NaN);
        }
        if (promotion != null) {
            promotion = Arrays.copyOf(promotion, size);
        }
        if (open != null) {
            open = Arrays.copyOf(open, size);
            Arrays.fill(open, had, size, (byte) -1);
        }
    }

    int rows() {
        return rows;
    }

    int day(int row) {
        return day[row];
    }

    float quantity(int row) {
        return quantity[row];
    }

    float price(int row) {
        return price == null ? Float.NaN : price[row];
    }

    float promotion(int row) {
        return promotion == null ? 0 : promotion[row];
    }

    boolean isClosed(int row) {
        return open != null && open[row] == 0;
    }
}
