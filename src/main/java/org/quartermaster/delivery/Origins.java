package org.quartermaster.delivery;

import java.util.Collection;
import java.util.stream.IntStream;
import org.quartermaster.delivery.planning.Vehicle;

/**
 * From which depots of a joint plan the goods of a stop can come, as skills above those that people state: every vehicle has "not from depot k" for each depot but the one
 * it starts at, and a stop needs it for each depot that does not hold its goods. So the search, its constraints and the auditor need no rule of their own for it.
 */
public final class Origins {
    /** Depots that can be planned together. */
    public static final int MOST = 15;
    private static final int FIRST = Integer.bitCount(Vehicle.EQUIPMENT);

    private Origins() {
    }

    /** The skills of a vehicle that starts at a depot. */
    static int of(int skills, int startNo) {
        return stated(skills) | IntStream.range(0, MOST).filter(depot -> depot != startNo).map(Origins::bit).reduce(0, (a, b) -> a | b);
    }

    /** What a stop needs so that only vehicles from these depots come. */
    static int needing(int skills, Collection<Integer> from, int depots) {
        return stated(skills) | IntStream.range(0, Math.min(depots, MOST)).filter(depot -> !from.contains(depot)).map(Origins::bit).reduce(0, (a, b) -> a | b);
    }

    /** The skills that people state. */
    public static int stated(int skills) {
        return skills & Vehicle.EQUIPMENT;
    }

    /** The other ones. */
    static int unstated(int skills) {
        return skills & ~Vehicle.EQUIPMENT;
    }

    private static int bit(int depot) {
        return 1 << (FIRST + depot);
    }
}
