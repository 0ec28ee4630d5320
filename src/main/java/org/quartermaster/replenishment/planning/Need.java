package org.quartermaster.replenishment.planning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One SKU in one warehouse that may need an order: the facts of a line.
 *
 * @param id                    unique in the problem
 * @param warehouse             where
 * @param freeUnits             on hand − reserved − backordered; may be negative
 * @param arrivals              {@code [day]} units that come anyway, length = window
 * @param sources               who can deliver, at least one
 * @param marginMicros          what a lost sale costs per unit
 * @param holdingMicrosPerDay   cost of one unit in stock for one day
 * @param referenceMicros       what a unit in stock is worth
 * @param lineCents             cost of one more order line
 * @param mostUnits             never order more: shelf life, room, greatest cover
 * @param centilitresPerUnit    volume
 * @param optimum               what the line would order on its own
 * @param reference             what to deviate from only for money: yesterday's plan, or the optimum
 * @param departureCents        cost of deviating from it
 * @param isPinned              decided by a person: stays as {@code optimum}
 */
public record Need(int id, PlanWarehouse warehouse, int freeUnits, int[] arrivals, List<Source> sources, long marginMicros, long holdingMicrosPerDay,
        long referenceMicros, long lineCents, int mostUnits, long centilitresPerUnit, OrderChoice optimum, OrderChoice reference, long departureCents, boolean isPinned,
        Map<Long, LineCost> costs) {

    /** Odd, so that products stay different; its bits reach those by which a small map tells its keys apart. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    public Need(int id, PlanWarehouse warehouse, int freeUnits, int[] arrivals, List<Source> sources, long marginMicros, long holdingMicrosPerDay,
            long referenceMicros, long lineCents, int mostUnits, long centilitresPerUnit, OrderChoice optimum, OrderChoice reference, long departureCents, boolean isPinned) {
        this(id, warehouse, freeUnits, arrivals, sources, marginMicros, holdingMicrosPerDay, referenceMicros, lineCents, mostUnits, centilitresPerUnit,
                optimum, reference, departureCents, isPinned, new HashMap<>());
    }

    public Need {
        sources = List.copyOf(sources);
    }

    /** Days over which the line is judged. */
    public int window() {
        return arrivals.length;
    }

    /** What the line costs; remembered, as the solver asks for the same again and again. */
    LineCost cost(Source source, int packs, int day) {
        long key = ((long) packs << 16 | day) << 8 | source.index();
        return costs.computeIfAbsent(key * SPREAD, _ -> LineCost.of(this, source, packs * source.offer().multiple(), day));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Need need && need.id == id;
    }

    @Override
    public int hashCode() {
        return Integer.hashCode(id);
    }

    @Override
    public String toString() {
        return "need " + id;
    }
}
