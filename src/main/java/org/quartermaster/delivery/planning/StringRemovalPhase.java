package org.quartermaster.delivery.planning;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.api.solver.phase.PhaseCommand;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The solver's first phase: the search by string removals, its best plan written into the working solution. */
final class StringRemovalPhase implements PhaseCommand<RoutingSolution> {
    private final SearchBudget budget;
    private final int seeds;
    private final Consumer<SearchProgress> listen;
    private final BooleanSupplier stop;
    private long iterations;

    StringRemovalPhase(SearchBudget limits, int seedCount, Consumer<SearchProgress> listener, BooleanSupplier stopAsked) {
        budget = limits;
        seeds = seedCount;
        listen = listener;
        stop = stopAsked;
    }

    long iterations() {
        return iterations;
    }

    @Override
    public void changeWorkingSolution(ScoreDirector<RoutingSolution> director, BooleanSupplier isTerminated) {
        RoutingSolution working = director.getWorkingSolution();
        var search = new SeededSearches(working.problem(), budget, seeds);
        RoutingPlan plan = search.search(working.plan(), listen, () -> stop.getAsBoolean() || isTerminated.getAsBoolean());
        iterations = search.iterations();
        working.vans().forEach(van -> clear(director, van));
        for (int v = 0; v < plan.routes().size(); v++) {
            fill(director, working.vans().get(v), plan.routes().get(v).stream().map(working.visits()::get).toList());
        }
        director.triggerVariableListeners();
    }

    private static void clear(ScoreDirector<RoutingSolution> director, Van van) {
        for (int i = van.getVisits().size() - 1; i >= 0; i--) {
            Visit visit = van.getVisits().get(i);
            director.beforeListVariableElementUnassigned(van, "visits", visit);
            director.beforeListVariableChanged(van, "visits", i, i + 1);
            van.getVisits().remove(i);
            director.afterListVariableChanged(van, "visits", i, i);
            director.afterListVariableElementUnassigned(van, "visits", visit);
        }
    }

    private static void fill(ScoreDirector<RoutingSolution> director, Van van, List<Visit> visits) {
        if (visits.isEmpty()) {
            return;
        }
        visits.forEach(visit -> director.beforeListVariableElementAssigned(van, "visits", visit));
        director.beforeListVariableChanged(van, "visits", 0, 0);
        van.getVisits().addAll(visits);
        director.afterListVariableChanged(van, "visits", 0, visits.size());
        visits.forEach(visit -> director.afterListVariableElementAssigned(van, "visits", visit));
    }
}
