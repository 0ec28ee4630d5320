package org.quartermaster.delivery.allocation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What can be promised of one shelf. The days from one arrival to the next form an interval; what leaves in an interval is missing in it and in all later
 * ones. On a day can be promised what no later interval needs: available to promise, the least of the intervals from that day on.
 */
final class ShelfBook {
    private final int[] from;
    private final int[] free;
    private final int keep;
    private final double share;

    ShelfBook(Supply supply) {
        List<Supply.Arrival> arrivals = supply.arrivals();
        from = new int[arrivals.size() + 1];
        free = new int[arrivals.size() + 1];
        from[0] = Integer.MIN_VALUE;
        free[0] = supply.onHand();
        for (int i = 0; i < arrivals.size(); i++) {
            from[i + 1] = arrivals.get(i).day();
            free[i + 1] = free[i] + arrivals.get(i).units();
        }
        keep = supply.keep();
        share = supply.demandShare();
        supply.promised().forEach(departure -> take(departure.units(), departure.day()));
    }

    /** Units that can leave on a day. */
    int available(int day, boolean useKeep) {
        int least = Integer.MAX_VALUE;
        for (int i = interval(day); i < free.length; i++) {
            least = Math.min(least, free[i]);
        }
        return Math.max(0, least - (useKeep ? 0 : keep));
    }

    /** The first day from {@code day} on with so many units, or −1. */
    int firstDay(int units, int day, boolean useKeep) {
        if (available(day, useKeep) >= units) {
            return day;
        }
        for (int i = interval(day) + 1; i < from.length; i++) {
            if (available(from[i], useKeep) >= units) {
                return from[i];
            }
        }
        return -1;
    }

    /** Takes units that leave on a day; negative gives them back. */
    void take(int units, int day) {
        for (int i = interval(day); i < free.length; i++) {
            free[i] -= units;
        }
    }

    /** What lies there on a day, less what leaves by then. */
    int stock(int day) {
        return free[interval(day)];
    }

    /** What is left after everything has come and gone. */
    int left() {
        return free[free.length - 1];
    }

    double share() {
        return share;
    }

    /** The days after the given one on which stock comes. */
    IntStream arrivalsAfter(int day) {
        return Arrays.stream(from).filter(arrival -> arrival > day);
    }

    int intervals() {
        return from.length;
    }

    /** Supply through an interval less what has been taken. */
    int free(int interval) {
        return free[interval];
    }

    int keep() {
        return keep;
    }

    int interval(int day) {
        int i = from.length - 1;
        while (i > 0 && from[i] > day) {
            i--;
        }
        return i;
    }
}
