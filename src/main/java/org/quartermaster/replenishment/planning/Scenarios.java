package org.quartermaster.replenishment.planning;

import org.quartermaster.replenishment.policy.DemandDistribution;
import org.quartermaster.replenishment.policy.DemandOutlook;
import org.quartermaster.replenishment.policy.LeadTime;

/**
 * Demand scenarios: equally likely cumulative paths, one per quantile of demand up to the promised service level.
 *
 * <p>Demand beyond that level is not planned for: this is what the level means. Scenario k of K follows the quantile α·(k + 1)/K of cumulative demand on
 * every day, so that the highest path ends where the safety stock of the policy ends. The lead time's variance enters in proportion to how much of the
 * lead time has passed.
 */
public final class Scenarios {

    private Scenarios() {
    }

    /**
     * {@code [scenario][t]}, t = 0…window, never falling.
     *
     * @param count        how many, ≥ 1
     * @param serviceLevel α, 0.5…0.9999
     * @param arrivalDay   days until an order placed first arrives
     */
    public static int[][] paths(DemandOutlook demand, LeadTime leadTime, double serviceLevel, int arrivalDay, int window, int count) {
        double[] levels = new double[count];
        for (int k = 0; k < count; k++) {
            levels[k] = serviceLevel * (k + 1) / count;
        }
        int[][] paths = new int[count][window + 1];
        for (int t = 1; t <= window; t++) {
            double late = demand.rate(t) * leadTime.deviationDays();
            double share = Math.min(1, t / (double) Math.max(1, arrivalDay));
            int[] quantiles = new DemandDistribution(demand.mean(t), demand.variance(t) + late * late * share).quantiles(levels);
            for (int k = 0; k < count; k++) {
                paths[k][t] = Math.max(paths[k][t - 1], quantiles[k]);
            }
        }
        return paths;
    }
}
