package org.quartermaster.delivery.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The search from several seeds at once, one in the calling thread and each other one in a thread of its own; the best plan is kept, of equals that of the first seed.
 *
 * <p>Deterministic for a seed and a number of searches when the iteration limit ends them.
 */
final class SeededSearches {
    private static final Comparator<PlanAudit> WORST_FIRST = Comparator.comparingLong(PlanAudit::hard).thenComparingLong(PlanAudit::medium).thenComparingLong(PlanAudit::soft);

    private final RoutingProblem problem;
    private final List<RuinAndRecreate> searches;

    /** @param count searches, ≥ 1; their seeds follow the budget's */
    SeededSearches(RoutingProblem asked, SearchBudget budget, int count) {
        problem = asked;
        searches = IntStream.range(0, count)
                .mapToObj(i -> new RuinAndRecreate(asked, new SearchBudget(budget.millis(), budget.iterations(), budget.seed() + i, budget.fleetFirst()))).toList();
    }

    /** Steps of all searches. */
    long iterations() {
        return searches.stream().mapToLong(RuinAndRecreate::iterations).sum();
    }

    /**
     * Searches.
     *
     * @param listen told each better plan of the first search
     * @param stop   asked often, in the calling thread; true ends all
     */
    RoutingPlan search(RoutingPlan from, Consumer<SearchProgress> listen, BooleanSupplier stop) {
        var isOver = new AtomicBoolean();
        BooleanSupplier stopAll = () -> {
            isOver.compareAndSet(false, stop.getAsBoolean());
            return isOver.get();
        };
        if (searches.size() == 1) {
            return searches.getFirst().search(from, listen, stop);
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(searches.size() - 1)) {
            List<Future<RoutingPlan>> others = searches.stream().skip(1).map(one -> threads.submit(() -> one.search(from, _ -> { }, isOver::get))).toList();
            try {
                return best(searches.getFirst().search(from, listen, stopAll), others);
            } catch (RuntimeException broken) {
                isOver.set(true);
                throw broken;
            }
        }
    }

    private RoutingPlan best(RoutingPlan first, List<Future<RoutingPlan>> others) {
        var found = new ArrayList<RoutingPlan>(List.of(first));
        try {
            for (Future<RoutingPlan> other : others) {
                found.add(other.get());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("A search from another seed broke.", broken.getCause());
        }
        var auditor = new PlanAuditor(problem);
        RoutingPlan best = first;
        for (RoutingPlan plan : found) {
            best = WORST_FIRST.compare(auditor.audit(plan), auditor.audit(best)) > 0 ? plan : best;
        }
        return best;
    }
}
