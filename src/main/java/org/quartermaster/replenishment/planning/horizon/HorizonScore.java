package org.quartermaster.replenishment.planning.horizon;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;

/** Keeps the ledger up to date as the solver moves packs. */
public class HorizonScore implements IncrementalScoreCalculator<HorizonSolution, HardSoftLongScore> {

    private HorizonLedger ledger;

    @Override
    public void resetWorkingSolution(HorizonSolution solution) {
        ledger = new HorizonLedger(solution.problem(), solution.packs());
    }

    @Override
    public void beforeEntityAdded(Object entity) {
        // cells are never added
    }

    @Override
    public void afterEntityAdded(Object entity) {
        // cells are never added
    }

    @Override
    public void beforeVariableChanged(Object entity, String variableName) {
        // the ledger knows what was before
    }

    @Override
    public void afterVariableChanged(Object entity, String variableName) {
        Cell cell = (Cell) entity;
        ledger.set(cell.item(), cell.source(), cell.week(), cell.getPacks());
    }

    @Override
    public void beforeEntityRemoved(Object entity) {
        // cells are never removed
    }

    @Override
    public void afterEntityRemoved(Object entity) {
        // cells are never removed
    }

    @Override
    public HardSoftLongScore calculateScore() {
        return HardSoftLongScore.of(ledger.hard(), -ledger.cost());
    }
}
