package org.quartermaster.replenishment.policy.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.quartermaster.replenishment.policy.stochastic.DiscreteDemand;
import org.quartermaster.replenishment.policy.stochastic.Newsvendor;
import org.quartermaster.replenishment.policy.stochastic.Newsvendor.Costs;

/**
 * One warehouse that supplies retailers, each site one-for-one under continuous review, Poisson demand, first come first served.
 *
 * <p>Exact (Graves 1985, Management Science 31(10); Axsäter 1990): the warehouse's backorders B are (D − S0)⁺ with D Poisson over its lead time; of B = k a
 * retailer with the share a of all demand waits for Binomial(k, a); what is outstanding at the retailer is that plus independent Poisson demand over its own lead
 * time. For a given S0 the retailers part, each a newsvendor; S0 is enumerated until the warehouse alone, with retailers that never wait, costs more than the
 * best found, which proves the optimum. Worked number: two retailers with λ = 1, L0 = 2, L = 1, h0 = 0.5, h = 1, b = 9: S0 = 5, S = 3, cost 5.46661.
 */
public final class OneWarehouse {

    private static final double NEGLIGIBLE = 1e-14;

    private final Warehouse warehouse;
    private final List<Retailer> retailers;
    private final double rate;
    private final DiscreteDemand leadTimeDemand;

    /**
     * @param leadTime    L0 ≥ 0
     * @param holdingCost h0 ≥ 0 per unit and unit of time
     */
    public record Warehouse(double leadTime, double holdingCost) {
        public Warehouse {
            if (!(leadTime >= 0) || !(holdingCost >= 0)) {
                throw new IllegalArgumentException("Lead time (%s) and holding cost (%s) of the warehouse must be ≥ 0.".formatted(leadTime, holdingCost));
            }
        }
    }

    /**
     * @param rate     λ > 0 per unit of time
     * @param leadTime L ≥ 0 from the warehouse
     * @param costs    of a unit on hand and of a unit that waits, per unit of time
     */
    public record Retailer(double rate, double leadTime, Costs costs) {
        public Retailer {
            if (!(rate > 0) || !(leadTime >= 0)) {
                throw new IllegalArgumentException("Rate (%s) must be > 0 and lead time (%s) ≥ 0.".formatted(rate, leadTime));
            }
        }
    }

    /**
     * @param warehouseLevel S0
     * @param retailerLevels S by retailer
     * @param cost           per unit of time
     */
    public record Answer(int warehouseLevel, List<Integer> retailerLevels, double cost) {
    }

    private record Site(int level, double cost) {
    }

    private OneWarehouse(Warehouse warehouse, List<Retailer> retailers) {
        this.warehouse = warehouse;
        this.retailers = List.copyOf(retailers);
        this.rate = retailers.stream().mapToDouble(Retailer::rate).sum();
        this.leadTimeDemand = DiscreteDemand.poisson(rate * warehouse.leadTime());
    }

    /** The best base-stock levels. */
    public static Answer best(Warehouse warehouse, List<Retailer> retailers) {
        if (retailers.isEmpty()) {
            throw new IllegalArgumentException("There must be a retailer.");
        }
        return new OneWarehouse(warehouse, retailers).best();
    }

    /** The cost of given levels. */
    public static double cost(Warehouse warehouse, List<Retailer> retailers, int warehouseLevel, List<Integer> retailerLevels) {
        var system = new OneWarehouse(warehouse, retailers);
        double cost = warehouse.holdingCost() * system.leadTimeDemand.left(warehouseLevel);
        for (int i = 0; i < retailers.size(); i++) {
            Retailer retailer = retailers.get(i);
            cost += Newsvendor.cost(retailer.costs(), system.outstanding(retailer, warehouseLevel), retailerLevels.get(i));
        }
        return cost;
    }

    private Answer best() {
        double neverWaiting = retailers.stream().mapToDouble(retailer -> newsvendor(retailer, own(retailer)).cost()).sum();
        Answer best = null;
        for (int level = 0; best == null || warehouse.holdingCost() * leadTimeDemand.left(level) + neverWaiting < best.cost(); level++) {
            Answer answer = at(level);
            best = best == null || answer.cost() < best.cost() ? answer : best;
            if (warehouse.holdingCost() == 0 && level > leadTimeDemand.most()) {
                break;
            }
        }
        return best;
    }

    private Answer at(int level) {
        Map<Retailer, Site> sites = new HashMap<>();
        double cost = warehouse.holdingCost() * leadTimeDemand.left(level);
        var levels = new ArrayList<Integer>();
        for (Retailer retailer : retailers) {
            Site site = sites.computeIfAbsent(retailer, one -> newsvendor(one, outstanding(one, level)));
            levels.add(site.level());
            cost += site.cost();
        }
        return new Answer(level, List.copyOf(levels), cost);
    }

    private static Site newsvendor(Retailer retailer, DiscreteDemand outstanding) {
        Newsvendor.Answer answer = Newsvendor.discrete(retailer.costs(), outstanding);
        return new Site((int) answer.stock(), answer.cost());
    }

    private static DiscreteDemand own(Retailer retailer) {
        return DiscreteDemand.poisson(retailer.rate() * retailer.leadTime());
    }

    /** Units that the retailer has asked for and not received. */
    private DiscreteDemand outstanding(Retailer retailer, int warehouseLevel) {
        return own(retailer).plus(waiting(retailer.rate() / rate, warehouseLevel));
    }

    /** Units of one retailer that wait at the warehouse: Σ_k P(B = k)·Binomial(k, share). */
    private DiscreteDemand waiting(double share, int warehouseLevel) {
        int most = Math.max(0, leadTimeDemand.most() - warehouseLevel);
        double[] waiting = new double[most + 1];
        double[] binomial = new double[most + 1];
        binomial[0] = 1;
        waiting[0] = leadTimeDemand.cumulative(warehouseLevel);
        for (int k = 1; k <= most; k++) {
            for (int j = k; j > 0; j--) {
                binomial[j] = binomial[j] * (1 - share) + binomial[j - 1] * share;
            }
            binomial[0] *= 1 - share;
            double probability = leadTimeDemand.probability(warehouseLevel + k);
            for (int j = 0; j <= k && probability > NEGLIGIBLE; j++) {
                waiting[j] += probability * binomial[j];
            }
        }
        return DiscreteDemand.of(waiting);
    }
}
