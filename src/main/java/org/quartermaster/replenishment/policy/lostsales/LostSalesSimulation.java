package org.quartermaster.replenishment.policy.lostsales;

import java.util.SplittableRandom;

/** Long-run cost of a rule by simulation; the same seed gives the same demand to every rule. */
public final class LostSalesSimulation {

    private static final int WARM_UP = 1_000;

    private LostSalesSimulation() {
    }

    /** Mean cost of {@code periods} periods. */
    public static double cost(LostSales problem, OrderRule rule, int periods, long seed) {
        var random = new SplittableRandom(seed);
        int[] pipeline = new int[problem.leadTime() - 1];
        int onHand = problem.newsvendorLevel();
        double cost = 0;
        for (int t = -WARM_UP; t < periods; t++) {
            int order = rule.order(onHand, pipeline);
            int demand = problem.demand().draw(random);
            int left = Math.max(0, onHand - demand);
            cost += t < 0 ? 0 : problem.costs().over() * left + problem.costs().under() * Math.max(0, demand - onHand);
            onHand = left + (pipeline.length == 0 ? order : pipeline[0]);
            if (pipeline.length > 0) {
                System.arraycopy(pipeline, 1, pipeline, 0, pipeline.length - 1);
                pipeline[pipeline.length - 1] = order;
            }
        }
        return cost / periods;
    }
}
