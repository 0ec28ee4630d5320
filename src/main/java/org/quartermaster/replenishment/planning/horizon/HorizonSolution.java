package org.quartermaster.replenishment.planning.horizon;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.cloner.SolutionCloner;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import java.util.ArrayList;
import java.util.List;

/** The planning solution: one array of packs, and cells that look into it. */
@PlanningSolution(solutionCloner = HorizonSolution.Cloner.class)
public class HorizonSolution {

    private HorizonProblem problem;
    private int[] packs;
    private List<Cell> cells;
    private HardSoftLongScore score;

    protected HorizonSolution() {
    }

    HorizonSolution(HorizonProblem problem, int[] packs) {
        this.problem = problem;
        this.packs = packs;
    }

    HorizonProblem problem() {
        return problem;
    }

    int[] packs() {
        return packs;
    }

    /** Made when first asked for: copies that are only kept as the best so far never are. */
    @PlanningEntityCollectionProperty
    public List<Cell> getCells() {
        if (cells == null) {
            cells = new ArrayList<>(packs.length);
            for (HorizonItem item : problem.items()) {
                for (int j = 0; j < item.sources().size(); j++) {
                    for (int week = 0; week < problem.weeks(); week++) {
                        int most = Math.max(item.sources().get(j).mostPacks(), packs[cells.size()]);
                        cells.add(new Cell(cells.size(), item.id(), j, week, most, packs));
                    }
                }
            }
        }
        return cells;
    }

    public void setCells(List<Cell> cells) {
        this.cells = cells;
    }

    @PlanningScore
    public HardSoftLongScore getScore() {
        return score;
    }

    public void setScore(HardSoftLongScore score) {
        this.score = score;
    }

    /** Copies the array. */
    public static class Cloner implements SolutionCloner<HorizonSolution> {
        @Override
        public HorizonSolution cloneSolution(HorizonSolution original) {
            var copy = new HorizonSolution(original.problem, original.packs.clone());
            copy.score = original.score;
            return copy;
        }
    }
}
