package org.quartermaster.delivery.allocation;

import java.util.Set;

/**
 * Which ways of shipping may be considered. A strategy tries its rules in turn; the first that leaves a way decides.
 *
 * @param code        name of the rule
 * @param maxParcels  into how many parcels the order may be split, ≥ 1
 * @param inTime      only ways that keep the promise
 * @param fromInbound may wait for stock on its way
 * @param useKeep     may take what is kept for the store
 * @param withinKm    how far the warehouse may be; infinite for any
 * @param sites       warehouses that may ship; empty for all
 * @param minPriority holds for orders of at least this priority
 */
public record Rule(String code, int maxParcels, boolean inTime, boolean fromInbound, boolean useKeep, double withinKm, Set<Integer> sites, int minPriority) {

    public Rule {
        if (maxParcels < 1 || !(withinKm > 0) || minPriority < 0) {
            throw new IllegalArgumentException("Rule %s: parcels (%d) must be ≥ 1, distance (%s) > 0, priority (%d) ≥ 0.".formatted(code, maxParcels, withinKm,
                    minPriority));
        }
        sites = Set.copyOf(sites);
    }

    /** Stock on hand, in time, unsplit. */
    public static Rule whole() {
        return new Rule("whole", 1, true, false, false, Double.POSITIVE_INFINITY, Set.of(), 0);
    }

    /** Any way in at most so many parcels. */
    public static Rule any(int parcels) {
        return new Rule("any", parcels, false, true, false, Double.POSITIVE_INFINITY, Set.of(), 0);
    }

    /** The same rule with another number of parcels. */
    public Rule split(String name, int parcels) {
        return new Rule(name, parcels, inTime, fromInbound, useKeep, withinKm, sites, minPriority);
    }

    /** The same rule that may take what is kept for the store, for orders of this priority or more. */
    public Rule fromKeep(String name, int priority) {
        return new Rule(name, maxParcels, inTime, fromInbound, true, withinKm, sites, priority);
    }
}
