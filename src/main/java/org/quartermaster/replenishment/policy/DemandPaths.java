package org.quartermaster.replenishment.policy;

/**
 * Demand per day along the quantiles of cumulative demand, units.
 *
 * @param low    {@code [day]} along the 0.1 quantile
 * @param middle {@code [day]} along the median
 * @param high   {@code [day]} along the 0.9 quantile
 */
public record DemandPaths(int[] low, int[] middle, int[] high) {

    /** The paths of the first {@code days} days. */
    public static DemandPaths of(DemandOutlook demand, int days) {
        int[][] daily = new int[3][days];
        int[] before = new int[3];
        for (int t = 1; t <= days; t++) {
            int[] cumulative = demand.over(t).quantiles(0.1, 0.5, 0.9);
            for (int q = 0; q < 3; q++) {
                int now = Math.max(before[q], cumulative[q]);
                daily[q][t - 1] = now - before[q];
                before[q] = now;
            }
        }
        return new DemandPaths(daily[0], daily[1], daily[2]);
    }

    public int days() {
        return middle.length;
    }
}
