package org.quartermaster.replenishment.policy.stochastic;

import java.util.Arrays;
import org.quartermaster.replenishment.policy.stochastic.Newsvendor.Costs;

/**
 * The (s, S) policy under periodic review: when the position is s or less, order up to S; unserved demand waits.
 *
 * <p>Zheng and Federgruen (1991), Operations Research 39(4), the exact algorithm: with m the renewal density of one period's demand and M its sum,
 * c(s, S) = (K + Σ_{j=0}^{S−s−1} m(j)·G(S − j)) / M(S − s). Worked number: h = 1, p = 4, K = 5, Poisson(6) gives (4, 10) and cost 8.03411 (Snyder and
 * Shen 2019, example 4.7).
 */
public final class ReorderPointAndLevel {

    private final Costs costs;
    private final double orderCost;
    private final DiscreteDemand period;
    private final DiscreteDemand exposed;
    private double[] density = new double[64];
    private double[] renewals = new double[65];
    private int known;

    private ReorderPointAndLevel(Costs costs, double orderCost, DiscreteDemand period, DiscreteDemand exposed) {
        this.costs = costs;
        this.orderCost = orderCost;
        this.period = period;
        this.exposed = exposed;
        density[0] = 1 / (1 - period.probability(0));
        renewals[1] = density[0];
        known = 1;
    }

    /**
     * @param reorderPoint s
     * @param level        S > s
     * @param cost         per period
     */
    public record Answer(int reorderPoint, int level, double cost) {
    }

    /**
     * The best policy.
     *
     * @param orderCost K ≥ 0
     * @param leadTime  periods from order to receipt, ≥ 0; 0: an order serves the period it is placed in
     * @throws IllegalArgumentException if demand is always zero
     */
    public static Answer best(Costs costs, double orderCost, DiscreteDemand period, int leadTime) {
        if (period.mean() <= 0 || !(orderCost >= 0)) {
            throw new IllegalArgumentException("Mean demand (%s) must be > 0 and the cost of an order (%s) ≥ 0.".formatted(period.mean(), orderCost));
        }
        return new ReorderPointAndLevel(costs, orderCost, period, period.over(leadTime + 1)).best();
    }

    /** The cost of a given policy per period. */
    public static double cost(Costs costs, double orderCost, DiscreteDemand period, int leadTime, int reorderPoint, int level) {
        return new ReorderPointAndLevel(costs, orderCost, period, period.over(leadTime + 1)).cost(reorderPoint, level);
    }

    private Answer best() {
        int newsvendor = exposed.quantile(costs.criticalRatio());
        int s = newsvendor;
        int best = newsvendor;
        do {
            s--;
        } while (cost(s, best) > oneLevel(s));
        double cost = cost(s, best);
        for (int level = best + 1; oneLevel(level) <= cost; level++) {
            if (cost(s, level) < cost) {
                best = level;
                while (cost(s, best) <= oneLevel(s + 1)) {
                    s++;
                }
                cost = cost(s, best);
            }
        }
        return new Answer(s, best, cost);
    }

    private double oneLevel(int position) {
        return Newsvendor.cost(costs, exposed, position);
    }

    private double cost(int s, int level) {
        renew(level - s);
        double sum = orderCost;
        for (int j = 0; j < level - s; j++) {
            sum += density[j] * oneLevel(level - j);
        }
        return sum / renewals[level - s];
    }

    /** m(j) = Σ_{l=1}^{j} P(l)·m(j − l) / (1 − P(0)), M(j) = Σ_{i<j} m(i). */
    private void renew(int upTo) {
        if (upTo >= density.length) {
            density = Arrays.copyOf(density, upTo * 2);
            renewals = Arrays.copyOf(renewals, upTo * 2 + 1);
        }
        for (; known < upTo; known++) {
            double sum = 0;
            for (int l = Math.min(known, period.most()); l > 0; l--) {
                sum += period.probability(l) * density[known - l];
            }
            density[known] = sum * density[0];
            renewals[known + 1] = renewals[known] + density[known];
        }
    }
}
