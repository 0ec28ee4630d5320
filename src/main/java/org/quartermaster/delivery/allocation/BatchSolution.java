package org.quartermaster.delivery.allocation;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import java.util.ArrayList;
import java.util.List;

/** A batch as the solver sees it. */
@PlanningSolution
public class BatchSolution {
    @PlanningEntityCollectionProperty
    private List<Choice> choices;

    @ProblemFactCollectionProperty
    private List<ChoiceConstraints.Allowance> allowances;

    @PlanningScore
    private HardSoftLongScore score;

    protected BatchSolution() {
    }

    BatchSolution(BatchModel model, int[] chosen) {
        choices = new ArrayList<>();
        for (int order = 0; order < model.orders(); order++) {
            choices.add(new Choice(order, model.ways(order), model.ways(order).get(chosen[order])));
        }
        allowances = new ArrayList<>();
        int[] free = model.free();
        for (int limit = 0; limit < free.length; limit++) {
            allowances.add(new ChoiceConstraints.Allowance(limit, free[limit]));
        }
    }

    List<Choice> choices() {
        return choices;
    }

    HardSoftLongScore score() {
        return score;
    }
}
