package org.quartermaster.delivery.allocation;

import java.util.Comparator;
import java.util.List;

/**
 * What a warehouse has and will have of one SKU.
 *
 * @param onHand      units there today
 * @param keep        units that stay for the store; only a rule that says so may take them
 * @param demandShare share of the SKU's demand that is this warehouse's own, 0…1; NaN when unknown (then all warehouses count alike)
 * @param arrivals    what is on its way, by day
 * @param promised    what leaves for others, by day
 */
public record Supply(int onHand, int keep, double demandShare, List<Arrival> arrivals, List<Departure> promised) {

    /** Units that can be shipped from a day (days since 1970-01-01) on. */
    public record Arrival(int day, int units) {
    }

    /** Units that others have been promised and that leave on a day. */
    public record Departure(int day, int units) {
    }

    /** Nothing promised to others. */
    public Supply(int onHand, int keep, double demandShare, List<Arrival> arrivals) {
        this(onHand, keep, demandShare, arrivals, List.of());
    }

    public Supply {
        if (keep < 0) {
            throw new IllegalArgumentException("Units kept for the store (%d) must be ≥ 0.".formatted(keep));
        }
        arrivals = arrivals.stream().sorted(Comparator.comparingInt(Arrival::day)).toList();
        promised = List.copyOf(promised);
    }

    /** Units on hand and nothing else. */
    public static Supply of(int onHand) {
        return new Supply(onHand, 0, Double.NaN, List.of());
    }
}
