package org.quartermaster.replenishment.policy.lostsales;

import java.util.Objects;
import org.quartermaster.replenishment.policy.stochastic.DiscreteDemand;
import org.quartermaster.replenishment.policy.stochastic.Newsvendor;
import org.quartermaster.replenishment.policy.stochastic.Newsvendor.Costs;

/**
 * One SKU whose unserved demand is lost.
 *
 * @param demand   of a period, independent between periods
 * @param leadTime periods from order to receipt, ≥ 1
 * @param costs    of a unit left at the end of a period, and of a unit lost
 */
public record LostSales(DiscreteDemand demand, int leadTime, Costs costs) {

    /** @throws IllegalArgumentException if the lead time is less than one period or there is no demand */
    public LostSales {
        Objects.requireNonNull(costs, "costs");
        if (leadTime < 1 || !(demand.mean() > 0)) {
            throw new IllegalArgumentException("The lead time (%d) must be ≥ 1 period and mean demand (%s) > 0.".formatted(leadTime, demand.mean()));
        }
    }

    /** Expected cost of a period that begins with {@code onHand} units. */
    double periodCost(int onHand) {
        return Newsvendor.cost(costs, demand, onHand);
    }

    /** The newsvendor level of {@code periods} periods. */
    int level(int periods) {
        return demand.over(periods).quantile(costs.criticalRatio());
    }

    /** Base-stock level that would be right if unserved demand waited: lead time and review. */
    public int newsvendorLevel() {
        return level(leadTime + 1);
    }
}
