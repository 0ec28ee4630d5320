package org.quartermaster.replenishment.policy.lostsales;

import java.util.HashMap;
import java.util.Map;

/**
 * Chooses how to order when unserved demand is lost: exactly where the states can be enumerated, otherwise by the best capped base-stock policy.
 *
 * <p>Worked numbers (Zipkin 2008, h = 1, p = 4, Poisson(5)): lead time 2 costs 4.3953 per period at best, 4.400 with level 17 and cap 5.
 */
public final class LostSalesPolicy {

    /** States that are enumerated at most for the optimum. */
    public static final long MOST_STATES = 2_000_000;
    private static final long MOST_STATES_OF_A_RULE = 400_000;
    private static final int SIMULATED_PERIODS = 200_000;
    private static final long SEED = 20_080;

    private final LostSales problem;
    private final Map<CappedBaseStock, Double> known = new HashMap<>();

    private LostSalesPolicy(LostSales problem) {
        this.problem = problem;
    }

    /** How a cost was found. */
    public enum Method {
        /** Modified policy iteration over all states: the optimum. */
        OPTIMUM,
        /** Best capped base-stock policy, its cost exact. */
        CAPPED,
        /** Best capped base-stock policy, its cost simulated. */
        CAPPED_SIMULATED
    }

    /**
     * @param method  how it was found
     * @param capped  its parameters when it is a capped base-stock policy; null otherwise
     * @param cost    per period
     */
    public record Answer(Method method, CappedBaseStock capped, double cost) {
    }

    /** The best that can be had: the optimum where it can be enumerated. */
    public static Answer best(LostSales problem) {
        PipelineStates states = PipelineStates.ofOptimum(problem);
        return states.size() > MOST_STATES ? capped(problem) : new Answer(Method.OPTIMUM, null, new PipelineChain(problem, states).optimum());
    }

    /** The best base-stock policy with a cap, by descent over both parameters from the newsvendor level. */
    public static Answer capped(LostSales problem) {
        return new LostSalesPolicy(problem).descend();
    }

    /** The cost of one capped base-stock policy per period. */
    public static double cost(LostSales problem, CappedBaseStock policy) {
        PipelineStates states = PipelineStates.ofCapped(problem, policy.level(), policy.cap());
        return states.size() > MOST_STATES_OF_A_RULE ? LostSalesSimulation.cost(problem, policy, SIMULATED_PERIODS, SEED)
                : new PipelineChain(problem, states).cost(policy);
    }

    private Answer descend() {
        int mean = (int) Math.ceil(problem.demand().mean());
        CappedBaseStock best = new CappedBaseStock(Math.max(1, problem.newsvendorLevel()), Math.max(1, mean));
        for (boolean moved = true; moved;) {
            moved = false;
            for (int[] step : new int[][] {{-4, 0}, {-1, 0}, {1, 0}, {0, 1}, {0, -1}, {1, -1}, {-1, 1}, {4, 0}, {0, 4}}) {
                int level = best.level() + step[0];
                int cap = Math.min(best.cap() + step[1], level);
                if (level >= 1 && cap >= 1 && cost(new CappedBaseStock(level, cap)) < cost(best) - 1e-9) {
                    best = new CappedBaseStock(level, cap);
                    moved = true;
                }
            }
        }
        boolean isExact = PipelineStates.ofCapped(problem, best.level(), best.cap()).size() <= MOST_STATES_OF_A_RULE;
        return new Answer(isExact ? Method.CAPPED : Method.CAPPED_SIMULATED, best, cost(best));
    }

    private double cost(CappedBaseStock policy) {
        return known.computeIfAbsent(policy, one -> cost(problem, one));
    }
}
