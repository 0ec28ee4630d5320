package org.quartermaster.replenishment.planning.horizon;

import java.util.Arrays;

/**
 * The levels at which a program of one item looks: between two lines, and only where what is paid so far and what is paid at least from there on is no more
 * than {@code most}, the cost of orders that are known. Levels outside cannot be on a way that costs less, so that the best way stays the best of all.
 */
final class Corridor {

    private static final double NEVER = Double.POSITIVE_INFINITY;
    /** Costs are sums of so many parts that they are off by this share at most. */
    private static final double ROUNDING = 1e-9;

    private final ItemTables tables;
    private final int[] low;
    private final int[] high;
    /** {@code [week]} what may be paid before that week at most, beside what is paid at least from it on. */
    private final double[] most;

    private Corridor(ItemTables tables, LineCosts lines, int[] low, int[] high, double most) {
        this.tables = tables;
        this.low = low;
        this.high = high;
        this.most = new double[low.length + 1];
        Arrays.fill(this.most, NEVER);
        if (most < NEVER) {
            this.most[low.length] = most + ROUNDING * Math.abs(most) + 1;
            for (int week = low.length - 1; week >= 0; week--) {
                this.most[week] = this.most[week + 1] + lines.discount(week);
            }
        }
    }

    /** Every level that is not too dear. */
    static Corridor all(ItemTables tables, LineCosts lines, int weeks, double most) {
        int[] high = new int[weeks];
        Arrays.fill(high, tables.states() - 1);
        return new Corridor(tables, lines, new int[weeks], high, most);
    }

    /** The levels {@code until[week]} alone. */
    static Corridor along(ItemTables tables, LineCosts lines, int[] until) {
        return new Corridor(tables, lines, until, until, NEVER);
    }

    /** The highest level that may be ordered up to in {@code week} where {@code paid} is the least that any way cost before it; −1 where there is none. */
    int top(int week, double paid) {
        double room = most[week] + tables.rebate()[week] - paid;
        int top = Math.min(high[week], tables.states() - 1);
        if (room < NEVER) {
            double[] now = tables.cost()[week];
            double[] ahead = tables.ahead()[week + 1];
            while (top >= 0 && now[top] + ahead[top] > room) {
                top--;
            }
        }
        return top;
    }

    /** The first of the levels from {@code first} on from which a way may go on after {@code week}; as many as there are if there is none. */
    int begin(int week, int first, double[] paid) {
        int at = 0;
        while (at < paid.length && !holds(week, first + at, paid[at])) {
            at++;
        }
        return at;
    }

    /** One more than the last of them; 0 if there is none. */
    int end(int week, int first, double[] paid) {
        int at = paid.length;
        while (at > 0 && !holds(week, first + at - 1, paid[at - 1])) {
            at--;
        }
        return at;
    }

    private boolean holds(int week, int level, double paid) {
        return level >= low[week] && level <= high[week] && paid < NEVER && paid + tables.ahead()[week + 1][level] <= most[week + 1];
    }
}
