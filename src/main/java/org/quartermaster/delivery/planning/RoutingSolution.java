package org.quartermaster.delivery.planning;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import java.util.ArrayList;
import java.util.List;

/** The problem as the solver's model sees it; made from a problem and a plan, and turned back into a plan. */
@PlanningSolution
public class RoutingSolution {
    @PlanningEntityCollectionProperty
    private List<Van> vans = new ArrayList<>();
    @PlanningEntityCollectionProperty
    @ValueRangeProvider
    private List<Visit> visits = new ArrayList<>();
    @PlanningScore
    private HardMediumSoftLongScore score;
    private RoutingProblem problem;

    protected RoutingSolution() {
    }

    RoutingSolution(RoutingProblem asked, RoutingPlan plan) {
        problem = asked;
        for (int v = 0; v < asked.vehicles().size(); v++) {
            vans.add(new Van(v, asked.vehicles().get(v), asked.travel(), asked.sideRules()));
        }
        for (int c = 0; c < asked.stops().size(); c++) {
            visits.add(new Visit(c, asked.stops().get(c)));
        }
        for (SideRules.Pair pair : asked.sideRules().pairs()) {
            Load carried = asked.stops().get(pair.pickup()).demand();
            visits.get(pair.pickup()).belongsTo(new Visit.Pair(pair.delivery(), true, carried));
            visits.get(pair.delivery()).belongsTo(new Visit.Pair(pair.pickup(), false, carried));
        }
        for (int v = 0; v < plan.routes().size(); v++) {
            plan.routes().get(v).stream().map(visits::get).forEach(vans.get(v).getVisits()::add);
        }
    }

    RoutingPlan plan() {
        return new RoutingPlan(vans.stream().map(van -> van.getVisits().stream().map(Visit::index).toList()).toList());
    }

    RoutingProblem problem() {
        return problem;
    }

    List<Van> vans() {
        return vans;
    }

    List<Visit> visits() {
        return visits;
    }

    HardMediumSoftLongScore score() {
        return score;
    }
}
