package org.quartermaster.replenishment.planning;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.move.AbstractMove;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Decides some lines anew at once: source, packs and day of each. */
final class LineMove extends AbstractMove<JointSolution> {

    /** What becomes of one line. */
    record Change(PlannedLine line, Source source, int packs, int day) {
        boolean isChange() {
            return line.getSource() != source || line.getPacks() != packs || line.getDay() != day;
        }
    }

    private final List<Change> changes;

    LineMove(List<Change> changes) {
        this.changes = changes;
    }

    @Override
    public boolean isMoveDoable(ScoreDirector<JointSolution> director) {
        return changes.stream().anyMatch(Change::isChange);
    }

    @Override
    protected void doMoveOnGenuineVariables(ScoreDirector<JointSolution> director) {
        for (Change change : changes) {
            apply(director, change);
        }
    }

    private static void apply(ScoreDirector<JointSolution> director, Change change) {
        PlannedLine line = change.line();
        if (line.getSource() != change.source()) {
            director.beforeVariableChanged(line, "source");
            line.setSource(change.source());
            director.afterVariableChanged(line, "source");
        }
        if (line.getPacks() != change.packs()) {
            director.beforeVariableChanged(line, "packs");
            line.setPacks(change.packs());
            director.afterVariableChanged(line, "packs");
        }
        if (line.getDay() != change.day()) {
            director.beforeVariableChanged(line, "day");
            line.setDay(change.day());
            director.afterVariableChanged(line, "day");
        }
    }

    @Override
    public LineMove rebase(ScoreDirector<JointSolution> destination) {
        return new LineMove(changes.stream()
                .map(c -> new Change(Objects.requireNonNull(destination.lookUpWorkingObject(c.line())), c.source(), c.packs(), c.day())).toList());
    }

    @Override
    public Collection<?> getPlanningEntities() {
        return changes.stream().map(Change::line).toList();
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
