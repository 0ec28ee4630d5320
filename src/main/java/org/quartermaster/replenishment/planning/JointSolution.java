package org.quartermaster.replenishment.planning;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactProperty;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import java.util.List;

/** The planning solution: all lines with what is ordered for each. */
@PlanningSolution
public class JointSolution {

    @PlanningEntityCollectionProperty
    private List<PlannedLine> lines;
    @ProblemFactProperty
    private Budget budget;
    @PlanningScore
    private HardSoftLongScore score;

    protected JointSolution() {
    }

    public JointSolution(List<PlannedLine> lines, Budget budget) {
        this.lines = lines;
        this.budget = budget;
    }

    public List<PlannedLine> lines() {
        return lines;
    }

    public Budget budget() {
        return budget;
    }

    public HardSoftLongScore score() {
        return score;
    }

    public List<OrderChoice> choices() {
        return lines.stream().map(PlannedLine::choice).toList();
    }
}
