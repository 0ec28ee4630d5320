package org.quartermaster.replenishment.planning.horizon;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.move.AbstractMove;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** New packs for some cells at once. */
final class CellMove extends AbstractMove<HorizonSolution> {

    /** What becomes of one cell. */
    record Change(Cell cell, int packs) {
        boolean isChange() {
            return cell.getPacks() != packs;
        }
    }

    private final List<Change> changes;

    CellMove(List<Change> changes) {
        this.changes = changes;
    }

    @Override
    public boolean isMoveDoable(ScoreDirector<HorizonSolution> director) {
        return changes.stream().anyMatch(Change::isChange);
    }

    @Override
    protected void doMoveOnGenuineVariables(ScoreDirector<HorizonSolution> director) {
        for (Change change : changes) {
            if (change.isChange()) {
                director.beforeVariableChanged(change.cell(), "packs");
                change.cell().setPacks(change.packs());
                director.afterVariableChanged(change.cell(), "packs");
            }
        }
    }

    @Override
    public CellMove rebase(ScoreDirector<HorizonSolution> destination) {
        return new CellMove(changes.stream().map(c -> new Change(Objects.requireNonNull(destination.lookUpWorkingObject(c.cell())), c.packs())).toList());
    }

    @Override
    public Collection<?> getPlanningEntities() {
        return changes.stream().map(Change::cell).toList();
    }

    @Override
    public Collection<?> getPlanningValues() {
        return changes.stream().map(Change::packs).toList();
    }

    @Override
    public String toString() {
        return changes.toString();
    }
}
