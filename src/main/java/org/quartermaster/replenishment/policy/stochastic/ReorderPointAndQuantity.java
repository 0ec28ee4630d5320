package org.quartermaster.replenishment.policy.stochastic;

import org.quartermaster.replenishment.policy.stochastic.Newsvendor.Costs;

/**
 * The (r, Q) policy: whenever the inventory position falls to r, order Q; unserved demand waits; cost per unit of time
 * C(r, Q) = (K·λ + Σ_{y = r+1}^{r+Q} g(y)) / Q with g(y) = h·E[(y − D)⁺] + p·E[(D − y)⁺] over demand D of a lead time.
 *
 * <p>Poisson demand: Federgruen and Zheng (1992), Operations Research 40(4): the best Q levels are the Q cheapest around the newsvendor level, and Q grows
 * while the next cheapest level costs less than C. Normal demand: Zheng (1992), Management Science 38(1): g(r) = g(r + Q) = C(r, Q), here by bisection on the
 * common value of g. Worked number: h = 20, p = 150, K = 100, λ = 1.5, L = 2 gives r = 3, Q = 5, cost 107.92358 (Snyder and Shen 2019, example 5.8).
 */
public final class ReorderPointAndQuantity {

    private ReorderPointAndQuantity() {
    }

    /**
     * @param reorderPoint r
     * @param quantity     Q
     * @param cost         per unit of time
     */
    public record Answer(double reorderPoint, double quantity, double cost) {
    }

    /**
     * Unit demands that come at random.
     *
     * @param orderCost       K ≥ 0
     * @param rate            λ > 0 per unit of time
     * @param leadTimeDemand  demand of one lead time
     */
    public static Answer discrete(Costs costs, double orderCost, double rate, DiscreteDemand leadTimeDemand) {
        int low = leadTimeDemand.quantile(costs.criticalRatio());
        int high = low;
        double sum = orderCost * rate + Newsvendor.cost(costs, leadTimeDemand, low);
        for (int quantity = 1;; quantity++) {
            double below = Newsvendor.cost(costs, leadTimeDemand, low - 1);
            double above = Newsvendor.cost(costs, leadTimeDemand, high + 1);
            if (Math.min(below, above) >= sum / quantity) {
                return new Answer(low - 1.0, quantity, sum / quantity);
            }
            sum += Math.min(below, above);
            low -= below <= above ? 1 : 0;
            high += below <= above ? 0 : 1;
        }
    }

    /** C(r, Q) for unit demands. */
    public static double cost(Costs costs, double orderCost, double rate, DiscreteDemand leadTimeDemand, Answer policy) {
        double sum = orderCost * rate;
        for (int y = (int) policy.reorderPoint() + 1; y <= policy.reorderPoint() + policy.quantity(); y++) {
            sum += Newsvendor.cost(costs, leadTimeDemand, y);
        }
        return sum / policy.quantity();
    }

    /**
     * Normal demand of a lead time.
     *
     * @param mean      demand of one lead time
     * @param deviation its standard deviation, > 0
     */
    public static Answer normal(Costs costs, double orderCost, double rate, double mean, double deviation) {
        var level = new NormalLevel(costs, mean, deviation);
        double low = level.at(level.best());
        double high = 2 * low + 1;
        while (level.excess(high, orderCost * rate) < 0) {
            high *= 2;
        }
        for (int i = 0; i < 200 && high - low > 1e-14 * high; i++) {
            double middle = (low + high) / 2;
            if (level.excess(middle, orderCost * rate) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double cost = (low + high) / 2;
        double point = level.left(cost);
        return new Answer(point, level.right(cost) - point, cost);
    }

    /** C(r, Q) for normal demand of a lead time. */
    public static double cost(Costs costs, double orderCost, double rate, double mean, double deviation, Answer policy) {
        var level = new NormalLevel(costs, mean, deviation);
        return (orderCost * rate + level.sum(policy.reorderPoint(), policy.reorderPoint() + policy.quantity())) / policy.quantity();
    }

    /** g for normal demand, convex, with its inverse on both sides of the least value. */
    private record NormalLevel(Costs costs, double mean, double deviation) {

        double best() {
            return mean + deviation * Normal.quantile(costs.criticalRatio());
        }

        double at(double y) {
            return costs.over() * (y - mean) + (costs.over() + costs.under()) * Normal.loss(mean, deviation, y);
        }

        double sum(double from, double to) {
            double held = (to - mean) * (to - mean) / 2 - (from - mean) * (from - mean) / 2;
            return costs.over() * held
                    + (costs.over() + costs.under()) * (Normal.secondLoss(mean, deviation, from) - Normal.secondLoss(mean, deviation, to));
        }

        /** value·Q − ∫g − K·λ where g ≤ value: rises with the value, zero at the optimum. */
        double excess(double value, double ordering) {
            double from = left(value);
            double to = right(value);
            return value * (to - from) - sum(from, to) - ordering;
        }

        double left(double value) {
            return inverse(value, -1);
        }

        double right(double value) {
            return inverse(value, 1);
        }

        private double inverse(double value, int side) {
            double near = best();
            double step = deviation;
            while (at(near + side * step) < value) {
                step *= 2;
            }
            double far = near + side * step;
            for (int i = 0; i < 200 && Math.abs(far - near) > 1e-13 * Math.max(1, Math.abs(far)); i++) {
                double middle = (near + far) / 2;
                if (at(middle) < value) {
                    near = middle;
                } else {
                    far = middle;
                }
            }
            return (near + far) / 2;
        }
    }
}
