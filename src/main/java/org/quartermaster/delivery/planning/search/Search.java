package org.quartermaster.delivery.planning.search;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Slack induction by string removals (Christiaens &amp; Vanden Berghe 2020): ruin, recreate, accept by simulated annealing, and for stops that found no place by
 * the absence counters of the paper's fleet minimisation (§5). Anytime: the best plan so far is told as it improves, at most five times a second.
 *
 * <p>Deterministic for a seed when the iteration limit ends it. Not thread-safe; one search per object.
 */
public final class Search {
    private static final double FLEET_TEMPERATURE = 0.3;
    /** Of the budget, for fewer vehicles. */
    private static final double FLEET_SHARE = 0.35;
    /** Of the budget at most, for somebody left out by the first plan. */
    private static final double COMPLETE_SHARE = 0.1;
    /** From here on places are looked for beside near stops only. */
    private static final int MANY_STOPS = 300;
    private static final int FIRST_ATTEMPTS = 8;
    private static final int CLOCK_EVERY = 32;
    private static final long TELL_EVERY_MILLIS = 200;

    /** Told better plans. */
    @FunctionalInterface
    public interface Listener {
        void better(Best best);
    }

    /**
     * The best plan so far.
     *
     * @param millis     since the start
     * @param iterations steps done
     * @param missing    priorities of the stops left out
     * @param cents      money
     * @param routes     stop numbers per vehicle
     */
    public record Best(long millis, long iterations, long missing, double cents, int[][] routes) {
    }

    private final Instance t;
    private final Limits limits;
    private final Tours tours;
    private final Random64 random;
    private final Insertion insertion;
    private final Absences absences;
    private final LongSupplier nanos;
    private final long startedAt;

    private StringRemoval removal;
    private double meanLeg;
    private Shortfall shortfall;
    private int[][] best;
    private int bestRoutes;
    private double bestTotal;
    private long bestMissing;
    private long iterations;
    private long toldAt = Long.MIN_VALUE / 2;
    private boolean untold;

    public Search(Instance instance, Limits budget) {
        this(instance, budget, System::nanoTime);
    }

    /** @param clock nanoseconds since any moment, asked in the thread that searches */
    public Search(Instance instance, Limits budget, LongSupplier clock) {
        nanos = clock;
        startedAt = clock.getAsLong();
        t = instance;
        limits = budget;
        tours = new Tours(instance);
        random = new Random64(budget.seed());
        insertion = t.isDriven ? new DrivenInsertion(tours, random)
                : tours.stride != Tours.PLAIN ? new PricedInsertion(tours, random)
                : t.hasTimes && t.stops >= MANY_STOPS ? new NearInsertion(tours, random) : new MetreInsertion(tours, random);
        absences = new Absences(tours);
    }

    /**
     * Searches.
     *
     * @param from where to start; stops of it that do not fit in their place are left out first
     * @param stop asked often; true ends the search
     */
    public Best run(int[][] from, Listener listener, BooleanSupplier stop) {
        tours.load(from);
        if (t.stops > 0 && t.vehicles > 0) {
            firstPlan(from, listener);
            removal = new StringRemoval(t, new Neighbours(t), random);
            meanLeg = meanLeg();
            shortfall = new Shortfall(meanLeg);
            complete(listener, stop);
            if (limits.fleetFirst()) {
                reduceFleet(listener, stop);
            }
            anneal(listener, stop);
            tell(listener, true);
        }
        return best();
    }

    /** How many ruin-and-recreate steps were done. */
    public long iterations() {
        return iterations;
    }

    /** Orders by lot, until one leaves nobody out. */
    private void firstPlan(int[][] from, Listener listener) {
        bestMissing = Long.MAX_VALUE;
        for (int attempt = 0; attempt < FIRST_ATTEMPTS && bestMissing > 0; attempt++) {
            tours.load(from);
            insertion.recreate();
            if (tours.absent.missing < bestMissing || tours.absent.missing == bestMissing && tours.total < bestTotal) {
                keepBest();
            }
        }
        tell(listener, true);
        tours.load(best);
    }

    /** Looks for plans that leave less out, for a while. */
    private void complete(Listener listener, BooleanSupplier stop) {
        if (bestMissing == 0) {
            return;
        }
        while (bestMissing > 0 && !isOver(COMPLETE_SHARE, stop)) {
            for (int i = 0; i < CLOCK_EVERY && bestMissing > 0; i++) {
                iterations++;
                step(meanLeg * FLEET_TEMPERATURE, true);
                if (isBetter()) {
                    keepBest();
                }
            }
            tell(listener, false);
        }
        tours.load(best);
    }

    /** Takes the route away whose stops were hardest to leave out least often, until the budget's share is spent; goes on from the best complete plan. */
    private void reduceFleet(Listener listener, BooleanSupplier stop) {
        int least = FleetBound.of(t);
        while (!isOver(FLEET_SHARE, stop) && bestRoutes > least) {
            if (tours.absent.missing <= bestMissing) {
                keepBest();
                tell(listener, false);
                tours.fleet.most = bestRoutes - 1;
                absences.dropEasiestRoute();
            }
            for (int i = 0; i < CLOCK_EVERY && tours.absent.missing > bestMissing; i++) {
                iterations++;
                step(meanLeg * FLEET_TEMPERATURE, true);
            }
        }
        tours.fleet.most = bestRoutes;
        tours.load(best);
    }

    private boolean isOver(double share, BooleanSupplier stop) {
        return spent() >= share || iterations >= limits.iterations() || stop.getAsBoolean();
    }

    private void anneal(Listener listener, BooleanSupplier stop) {
        double start = spent();
        long before = iterations;
        var cooling = new Cooling(t.stops, bestRoutes);
        boolean isSecondRound = false;
        while (!isOver(1, stop)) {
            double share = (spent() - start) / (1 - start);
            cooling.measure(share, iterations - before);
            if (!isSecondRound && cooling.isSecondRound(share)) {
                isSecondRound = true;
                tours.load(best);
            }
            double temperature = cooling.temperature(share) * meanLeg;
            for (int i = 0; i < CLOCK_EVERY && iterations < limits.iterations(); i++) {
                iterations++;
                step(temperature, false);
                shortfall.count(tours.absent.missing > bestMissing);
                if (isBetter()) {
                    keepBest();
                }
            }
            tell(listener, false);
        }
    }

    /** @param isEasierWanted whether it matters more who is left out than what it costs */
    private void step(double temperature, boolean isEasierWanted) {
        double total = tours.total;
        long missing = tours.absent.missing;
        tours.begin();
        removal.ruin(tours);
        insertion.recreate();
        absences.count();
        if (!(isEasierWanted && isOtherLeftOut(missing) ? isEasier(missing) : accepts(total, missing, temperature))) {
            tours.undo();
        }
    }

    private boolean isOtherLeftOut(long missing) {
        return tours.absent.missing != missing || absences.more() != 0;
    }

    private boolean isEasier(long missing) {
        return tours.absent.missing < missing || absences.more() < 0;
    }

    private boolean accepts(double total, long missing, double temperature) {
        double more = tours.total - total + shortfall.cents() * absences.moreMissing(missing);
        return more != 0 && more < -temperature * Math.log(random.fraction());
    }

    private boolean isBetter() {
        if (tours.absent.missing != bestMissing) {
            return tours.absent.missing < bestMissing;
        }
        if (limits.fleetFirst() && tours.fleet.outCount != bestRoutes) {
            tours.fleet.most = Math.min(tours.fleet.most, tours.fleet.outCount);
            return tours.fleet.outCount < bestRoutes;
        }
        return tours.total < bestTotal - 1e-6;
    }

    /** Mean money of a leg of the first plan: the unit of the temperature, so that it fits any scale of cost. */
    private double meanLeg() {
        int legs = 0;
        double cents = 0;
        for (int i = 0; i < tours.fleet.outCount; i++) {
            int v = tours.fleet.out[i];
            legs += tours.len[v] + 1;
            cents += tours.cost[v] - t.perUse[v];
        }
        return legs == 0 ? 1 : Math.max(1e-6, cents / legs);
    }

    private double spent() {
        double time = (nanos.getAsLong() - startedAt) / 1e6 / limits.millis();
        return Math.max(time, (double) iterations / limits.iterations());
    }

    private void keepBest() {
        best = tours.copy();
        bestRoutes = tours.fleet.outCount;
        bestTotal = tours.total;
        bestMissing = tours.absent.missing;
        untold = true;
    }

    private void tell(Listener listener, boolean atOnce) {
        long now = (nanos.getAsLong() - startedAt) / 1_000_000;
        if (untold && (atOnce || now - toldAt >= TELL_EVERY_MILLIS)) {
            toldAt = now;
            untold = false;
            listener.better(best());
        }
    }

    private Best best() {
        long now = (nanos.getAsLong() - startedAt) / 1_000_000;
        return new Best(now, iterations, best == null ? tours.absent.missing : bestMissing, best == null ? tours.total : bestTotal,
                best == null ? tours.copy() : best);
    }
}
