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
        int[][] sold = cumulative(demand, days);
        float[] p50 = new float[days];
        int out = path(position, sold[1], p50);
        float[] p10 = new float[days];
        path(position, sold[2], p10);
        float[] p90 = new float[days];
        path(position, sold[0], p90);
        for (int day = 0; day < days; day++) {
            p10[day] = Math.min(p10[day], p50[day]);
            p90[day] = Math.max(p90[day], p50[day]);
        }
        return new Projection(p10, p50, p90, out);
    }

    /** The first day on which median demand is not fully served, or −1. */
    public static int outDay(InventoryPosition position, DemandOutlook demand, int days) {
        return path(position, cumulative(demand, days)[1], new float[days]);
    }

    /** Cumulative demand quantiles 0.1, 0.5, 0.9: {@code [quantile][t]}. */
    private static int[][] cumulative(DemandOutlook demand, int days) {
        int[][] sold = new int[3][days + 1];
        for (int t = 1; t <= days; t++) {
            int[] quantiles = demand.over(t).quantiles(0.1, 0.5, 0.9);
            for (int q = 0; q < 3; q++) {
                sold[q][t] = Math.max(sold[q][t - 1], quantiles[q]);
            }
        }
        return sold;
    }

    private static int path(InventoryPosition position, int[] sold, float[] stock) {
        int out = -1;
        int now = position.holdings().free();
        int arrived = 0;
        for (int day = 0; day < stock.length; day++) {
            int arrivedNow = position.arrivedBy(day);
            now += arrivedNow - arrived;
            arrived = arrivedNow;
            int wanted = sold[day + 1] - sold[day];
            out = out < 0 && wanted > 0 && now < wanted ? day : out;
            now = now > 0 ? Math.max(0, now - wanted) : now;
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
