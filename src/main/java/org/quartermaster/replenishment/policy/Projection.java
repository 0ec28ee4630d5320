package org.quartermaster.replenishment.policy;

import java.util.OptionalInt;

/**
 * Projected stock at the end of each coming day, unsatisfied demand being lost.
 *
 * <p>The three paths follow the quantiles of cumulative demand. High demand that was lost early can leave more for later; the band is kept in order then.
 *
 * <p>An inbound adds to the stock on its day and never before. Stock below zero (promised beyond what is there) is a debt that the next arrivals pay.
 *
 * @param p10 {@code [day]} stock that is undercut with probability 0.1 (demand at its 0.9 quantile)
 * @param p50 {@code [day]} median
 * @param p90 {@code [day]} stock that is exceeded with probability 0.1
 * @param outDay the first day on which median demand is not fully served, −1 if that lies beyond the projection
 */
public record Projection(float[] p10, float[] p50, float[] p90, int outDay) {

    /** Projects {@code position} under {@code demand} over {@code days} days. */
    public static Projection of(InventoryPosition position, DemandOutlook demand, int days) {
        return of(position.holdings().free(), position.arrivals(days), DemandPaths.of(demand, days));
    }

    /**
     * Projects stock from its parts.
     *
     * @param free     on hand − reserved − backordered
     * @param arrivals {@code [day]} units
     */
    public static Projection of(int free, int[] arrivals, DemandPaths demand) {
        int days = arrivals.length;
        float[] p50 = new float[days];
        int out = path(free, arrivals, demand.middle(), p50);
        float[] p10 = new float[days];
        path(free, arrivals, demand.high(), p10);
        float[] p90 = new float[days];
        path(free, arrivals, demand.low(), p90);
        for (int day = 0; day < days; day++) {
            p10[day] = Math.min(p10[day], p50[day]);
            p90[day] = Math.max(p90[day], p50[day]);
        }
        return new Projection(p10, p50, p90, out);
    }

    private static int path(int free, int[] arrivals, int[] sold, float[] stock) {
        int out = -1;
        int now = free;
        for (int day = 0; day < stock.length; day++) {
            now += arrivals[day];
            out = out < 0 && sold[day] > 0 && now < sold[day] ? day : out;
            now = now > 0 ? Math.max(0, now - sold[day]) : now;
            stock[day] = now;
        }
        return out;
    }

    /** Days until median demand is not fully served; empty when the projection ends before. */
    public OptionalInt coverDays() {
        return outDay < 0 ? OptionalInt.empty() : OptionalInt.of(outDay);
    }

    /** The first day whose median stock is below {@code units}, or −1. */
    public int firstDayBelow(double units) {
        for (int day = 0; day < p50.length; day++) {
            if (p50[day] < units) {
                return day;
            }
        }
        return -1;
    }
}
