package org.quartermaster.sales;

/** Reads a text such as {@code 0 3 9.9900,1 5 ,4 -1 9.5} (day index, units, mean price or nothing) without cutting it into strings. */
final class PackedDays {

    /** Room for one day: five digits, eleven of units, eighteen of price, three separators. */
    static final int MOST_BYTES_PER_DAY = 40;

    private final byte[] text;
    private int at;

    private PackedDays(byte[] text) {
        this.text = text;
    }

    static void read(byte[] text, DailyRows rows) {
        var packed = new PackedDays(text);
        while (packed.at < text.length) {
            int index = (int) packed.number();
            int units = (int) packed.number();
            rows.day(index, units, packed.price());
        }
    }

    /** A whole number and the separator behind it. */
    private long number() {
        boolean negative = text[at] == '-';
        at += negative ? 1 : 0;
        long value = 0;
        while (at < text.length && text[at] >= '0' && text[at] <= '9') {
            value = value * 10 + text[at++] - '0';
        }
        at++;
        return negative ? -value : value;
    }

    private float price() {
        int start = at;
        long digits = 0;
        double scale = 1;
        boolean fraction = false;
        for (; at < text.length && text[at] != ','; at++) {
            if (text[at] == '.') {
                fraction = true;
            } else if (text[at] != '-') {
                digits = digits * 10 + text[at] - '0';
                scale = fraction ? scale * 10 : scale;
            }
        }
        boolean missing = at == start;
        boolean negative = !missing && text[start] == '-';
        at++;
        return missing ? Float.NaN : (float) ((negative ? -digits : digits) / scale);
    }
}
