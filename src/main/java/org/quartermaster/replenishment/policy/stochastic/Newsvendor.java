package org.quartermaster.replenishment.policy.stochastic;

/**
 * One order for one period of uncertain demand: P(demand ≤ stock) = p / (p + h) (Arrow, Harris and Marschak 1951; Snyder and Shen 2019, §4.3).
 *
 * <p>h is the cost of a unit left over, p that of a unit short, both > 0. Worked number: h = 0.18, p = 0.70, N(50, 8²) gives stock 56.60396 and cost
 * 1.99761 (Snyder and Shen, example 4.3). The same answer holds per period for a base-stock policy over lead time and review when unserved demand waits.
 */
public final class Newsvendor {

    private Newsvendor() {
    }

    /**
     * Cost of a unit left over and of a unit short.
     *
     * @param over  h > 0
     * @param under p > 0
     */
    public record Costs(double over, double under) {
        public Costs {
            if (!(over > 0) || !(under > 0)) {
                throw new IllegalArgumentException("The cost of a unit left over (%s) and of a unit short (%s) must be > 0.".formatted(over, under));
            }
        }

        /** From prices: what a unit costs, what it brings, what it brings when it is left over. */
        public static Costs ofPrices(double cost, double revenue, double salvage) {
            return new Costs(cost - salvage, revenue - cost);
        }

        /** p / (p + h). */
        public double criticalRatio() {
            return under / (under + over);
        }
    }

    /**
     * @param stock units
     * @param cost  expected cost of mismatch
     */
    public record Answer(double stock, double cost) {
    }

    /** N(mean, deviation²). */
    public static Answer normal(Costs costs, double mean, double deviation) {
        double z = Normal.quantile(costs.criticalRatio());
        return new Answer(mean + deviation * z, (costs.over() + costs.under()) * deviation * Normal.density(z));
    }

    /** ln D ~ N(location, scale²). */
    public static Answer lognormal(Costs costs, double location, double scale) {
        double z = Normal.quantile(costs.criticalRatio());
        double stock = Math.exp(location + scale * z);
        double mean = Math.exp(location + scale * scale / 2);
        double loss = mean * Normal.above(z - scale) - stock * Normal.above(z);
        return new Answer(stock, costs.over() * (stock - mean) + (costs.over() + costs.under()) * loss);
    }

    /** Whole units. */
    public static Answer discrete(Costs costs, DiscreteDemand demand) {
        int stock = demand.quantile(costs.criticalRatio());
        return new Answer(stock, cost(costs, demand, stock));
    }

    /** Expected cost of having {@code stock} units. */
    public static double cost(Costs costs, DiscreteDemand demand, int stock) {
        return costs.over() * demand.left(stock) + costs.under() * demand.loss(stock);
    }
}
