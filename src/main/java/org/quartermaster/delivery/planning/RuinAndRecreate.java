package org.quartermaster.delivery.planning;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.quartermaster.delivery.planning.search.Instance;
import org.quartermaster.delivery.planning.search.Limits;
import org.quartermaster.delivery.planning.search.Search;

/**
 * The search of {@link org.quartermaster.delivery.planning.search} on a routing problem. One search per object.
 *
 * <p>Deterministic for a seed when the iteration limit ends it.
 */
public final class RuinAndRecreate {
    private final RoutingProblem problem;
    private final Numbering numbering;
    private final Instance instance;
    private final Search search;

    public RuinAndRecreate(RoutingProblem asked, SearchBudget budget) {
        this(asked, budget, System::nanoTime);
    }

    /** @param clock nanoseconds since any moment, asked in the thread that searches: processor time, to be fair on a busy machine */
    public RuinAndRecreate(RoutingProblem asked, SearchBudget budget, LongSupplier clock) {
        problem = asked;
        numbering = Numbering.of(problem);
        instance = Layout.of(problem, numbering);
        search = new Search(instance, new Limits(budget.millis(), budget.iterations(), budget.seed(), budget.fleetFirst()), clock);
    }

    /**
     * The same search that rather leaves stops on the vehicles that a plan has them on.
     *
     * @param legsPerMove price of moving a stop to another vehicle, in mean legs of that plan, ≥ 0
     */
    public RuinAndRecreate keeping(RoutingPlan present, double legsPerMove) {
        PlanAudit audit = new PlanAuditor(problem).audit(present);
        long legs = audit.visits().count() + audit.routes().size();
        long use = audit.routes().stream().mapToLong(route -> route.cost().use()).sum();
        double centsPerMove = legs == 0 ? 0 : legsPerMove * (audit.cost().total() - use) / legs;
        for (int v = 0; v < present.routes().size(); v++) {
            int vehicle = v;
            present.routes().get(v).forEach(stop -> instance.keep(numbering.number(stop), vehicle, centsPerMove));
        }
        return this;
    }

    /**
     * Searches.
     *
     * @param from   where to start; stops of it that do not fit in their place are left out first
     * @param listen told each better plan
     * @param stop   asked often; true ends the search
     * @return the best plan
     */
    public RoutingPlan search(RoutingPlan from, Consumer<SearchProgress> listen, BooleanSupplier stop) {
        int[][] start = numbering.numbers(withBeginnings(from));
        return numbering.plan(search.run(start, best -> listen.accept(progress(best)), stop).routes());
    }

    private RoutingPlan withBeginnings(RoutingPlan from) {
        RoutingPlan plan = from;
        for (var beginning : problem.sideRules().beginnings().entrySet()) {
            for (int i = 0; i < beginning.getValue().size(); i++) {
                plan = plan.moved(beginning.getValue().get(i), beginning.getKey(), i);
            }
        }
        return plan;
    }

    /** How many ruin-and-recreate steps were done. */
    public long iterations() {
        return search.iterations();
    }

    private SearchProgress progress(Search.Best best) {
        return new SearchProgress(best.millis(), best.iterations(), best.missing(), best.cents(), numbering.plan(best.routes()));
    }
}
