package org.quartermaster.replenishment.planning.horizon;

import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.DoubleSupplier;
import java.util.function.IntPredicate;

/**
 * Two searches side by side, each over warehouses of its own while the others' orders stay. Now and then what both found is put together: warehouses share
 * nothing but the weeks' budgets, and what these are exceeded by is taken away again.
 */
final class Duet {

    private static final int ROUNDS = 8;

    /** Makes a search over some warehouses from a plan. */
    interface Searches {
        LaneSearch over(int[] start, IntPredicate warehouses, long seed, LaneSearch.Watch watch);
    }

    private final HorizonProblem problem;
    private final Searches searches;
    private final DoubleSupplier spent;
    private final Random random;
    private final int[] firstCell;
    private int[] best;
    private HorizonAudit audit;
    private long moves;

    Duet(HorizonProblem problem, Searches searches, long seed, DoubleSupplier spent) {
        this.problem = problem;
        this.searches = searches;
        this.spent = spent;
        this.random = new Random(seed);
        this.firstCell = problem.cells();
    }

    long moves() {
        return moves;
    }

    /** The best plan that is found from {@code start} on until the time is over. */
    int[] improved(int[] start, ExecutorService beside) throws InterruptedException, ExecutionException {
        best = start;
        audit = HorizonAudit.of(problem, start);
        double from = spent.getAsDouble();
        for (int round = 0; round < ROUNDS && spent.getAsDouble() < 1; round++) {
            double until = from + (1 - from) * (round + 1) / ROUNDS;
            play(new LaneSearch.Watch(spent, () -> until), beside);
        }
        return best;
    }

    private void play(LaneSearch.Watch watch, ExecutorService beside) throws InterruptedException, ExecutionException {
        boolean[] isOurs = shared();
        LaneSearch one = searches.over(best, w -> isOurs[w], random.nextLong(), watch);
        LaneSearch other = searches.over(best, w -> isOurs.length == 1 || !isOurs[w], random.nextLong(), watch);
        Future<?> playing = beside.submit(other::run);
        one.run();
        playing.get();
        moves += one.moves() + other.moves();
        keep(one.best());
        keep(other.best());
        keep(Repair.of(problem, joined(one.best(), other.best(), isOurs)));
    }

    /** Which warehouses the first search has: at least one, and at least one for the other where there are two. */
    private boolean[] shared() {
        boolean[] isOurs = new boolean[problem.room().length];
        for (int w = 0; w < isOurs.length; w++) {
            isOurs[w] = random.nextBoolean();
        }
        int certain = random.nextInt(isOurs.length);
        isOurs[(certain + 1) % isOurs.length] = false;
        isOurs[certain] = true;
        return isOurs;
    }

    private int[] joined(int[] one, int[] other, boolean[] isOurs) {
        int[] packs = other.clone();
        for (HorizonItem item : problem.items()) {
            if (isOurs[item.warehouse()]) {
                System.arraycopy(one, firstCell[item.id()], packs, firstCell[item.id()], firstCell[item.id() + 1] - firstCell[item.id()]);
            }
        }
        return packs;
    }

    private void keep(int[] packs) {
        HorizonAudit found = HorizonAudit.of(problem, packs);
        if (found.hard() > audit.hard() || found.hard() == audit.hard() && found.total() < audit.total()) {
            best = packs;
            audit = found;
        }
    }
}
