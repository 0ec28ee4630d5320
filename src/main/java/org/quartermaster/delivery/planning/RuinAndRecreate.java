package org.quartermaster.delivery.planning;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Slack induction by string removals (Christiaens &amp; Vanden Berghe 2020): ruin, recreate, accept by simulated annealing, and for stops that found no place by
 * the absence counters of the paper's fleet minimisation (§5). Anytime: the best plan so far is told as it improves, at most five times a second.
 *
 * <p>Deterministic for a seed when the iteration limit ends it. Not thread-safe; one search per instance.
 */
public final class RuinAndRecreate {
    private static final double HOT = 6;
    private static final double COLD = 0.06;
    private static final int CLOCK_EVERY = 32;
    private static final long TELL_EVERY_MILLIS = 200;

    private final Tables t;
    private final Routes routes;
    private final Random64 random;
    private final GreedyInsertion insertion;
    private final SearchBudget budget;
    private final long[] absences;
    private final long startedAt = System.nanoTime();

    private int[][] best;
    private double bestTotal;
    private long bestMissing;
    private long iterations;
    private long toldAt = Long.MIN_VALUE / 2;
    private boolean untold;

    public RuinAndRecreate(RoutingProblem problem, SearchBudget limits) {
        t = new Tables(problem);
        routes = new Routes(t);
        random = new Random64(limits.seed());
        insertion = new GreedyInsertion(routes, random);
        budget = limits;
        absences = new long[t.stops];
    }

    /**
     * Searches.
     *
     * @param from   where to start; routes of it that break a rule are taken apart
     * @param listen told each better plan
     * @param stop   asked often; true ends the search
     * @return the best plan
     */
    public RoutingPlan search(RoutingPlan from, Consumer<SearchProgress> listen, BooleanSupplier stop) {
        routes.load(from.routes().stream().map(route -> route.stream().mapToInt(i -> i).toArray()).toArray(int[][]::new));
        if (t.stops == 0 || t.vehicles == 0) {
            return plan();
        }
        insertion.recreate();
        keepBest();
        tell(listen, true);
        anneal(listen, stop);
        tell(listen, true);
        return plan();
    }

    /** How many ruin-and-recreate steps were done. */
    public long iterations() {
        return iterations;
    }

    private void anneal(Consumer<SearchProgress> listen, BooleanSupplier stop) {
        var removal = new StringRemoval(t, new Neighbours(t), random);
        double hot = HOT * meanLeg();
        double cooling = Math.log(COLD / HOT);
        double temperature = hot;
        while (iterations < budget.iterations()) {
            if (iterations % CLOCK_EVERY == 0) {
                double spent = spent();
                if (spent >= 1 || stop.getAsBoolean()) {
                    return;
                }
                temperature = hot * Math.exp(cooling * spent);
                tell(listen, false);
            }
            iterations++;
            step(removal, temperature);
        }
    }

    private void step(StringRemoval removal, double temperature) {
        double total = routes.total;
        long missing = routes.missing;
        routes.begin();
        removal.ruin(routes);
        insertion.recreate();
        countAbsences();
        if (accepts(total, missing, temperature)) {
            if (routes.missing < bestMissing || routes.missing == bestMissing && routes.total < bestTotal - 1e-6) {
                keepBest();
            }
        } else {
            routes.undo();
        }
    }

    private boolean accepts(double total, long missing, double temperature) {
        if (routes.missing != missing) {
            return routes.missing < missing || routes.isFewerAbsences(absences);
        }
        return routes.total < total - temperature * Math.log(random.fraction());
    }

    private void countAbsences() {
        for (int i = 0; i < routes.absentCount; i++) {
            absences[routes.absent[i]]++;
        }
    }

    /** Mean money of a leg of the first plan: the unit of the temperature, so that it fits any scale of cost. */
    private double meanLeg() {
        int legs = 0;
        double cents = 0;
        for (int v = 0; v < t.vehicles; v++) {
            if (routes.len[v] > 0) {
                legs += routes.len[v] + 1;
                cents += routes.cost[v] - t.perUse[v];
            }
        }
        return legs == 0 ? 1 : Math.max(1e-6, cents / legs);
    }

    private double spent() {
        double time = (System.nanoTime() - startedAt) / 1e6 / budget.millis();
        return Math.max(time, (double) iterations / budget.iterations());
    }

    private void keepBest() {
        best = routes.copy();
        bestTotal = routes.total;
        bestMissing = routes.missing;
        untold = true;
    }

    private void tell(Consumer<SearchProgress> listen, boolean atOnce) {
        long now = (System.nanoTime() - startedAt) / 1_000_000;
        if (untold && (atOnce || now - toldAt >= TELL_EVERY_MILLIS)) {
            toldAt = now;
            untold = false;
            listen.accept(new SearchProgress(now, iterations, bestMissing, bestTotal, plan()));
        }
    }

    private RoutingPlan plan() {
        int[][] from = best == null ? routes.copy() : best;
        return new RoutingPlan(Arrays.stream(from).map(route -> Arrays.stream(route).boxed().toList()).toList());
    }
}
