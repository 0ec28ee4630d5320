package org.quartermaster.replenishment.planning.horizon;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import java.util.Iterator;
import java.util.Random;

/** The buyer's moves over the cells that can be ordered; see {@link CellTour}. */
public class CellMoves implements MoveIteratorFactory<HorizonSolution, CellMove> {

    private CellTour tour;
    private HorizonSolution toured;

    @Override
    public long getSize(ScoreDirector<HorizonSolution> director) {
        return director.getWorkingSolution().packs().length * 20L;
    }

    @Override
    public Iterator<CellMove> createOriginalMoveIterator(ScoreDirector<HorizonSolution> director) {
        return createRandomMoveIterator(director, new Random(0));
    }

    /** The solver asks at every step; the tour has no end and is made once per working solution. */
    @Override
    public Iterator<CellMove> createRandomMoveIterator(ScoreDirector<HorizonSolution> director, Random random) {
        HorizonSolution solution = director.getWorkingSolution();
        if (tour == null || toured != solution) {
            tour = new CellTour(solution, random);
            toured = solution;
        }
        return tour;
    }
}
