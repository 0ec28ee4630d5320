package org.quartermaster.replenishment.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * The place of a line in a chain of warehouses: who feeds it, and whom it feeds.
 *
 * @param source   code of the warehouse that feeds it; empty when it is bought
 * @param waitDays days that the source may take before it ships, 0…{@code waitLimit}: the service time that it quotes
 * @param waitLimit days within which the source could have the goods itself, ordering on its next order day
 * @param absentSource code of the warehouse that would feed it if it carried the SKU; empty: there is none
 * @param own      what its own customers buy; null when it feeds nobody, so that all demand is its own
 * @param uncertain the part of its demand that is not known yet: its own, and that of the fed warehouses' customers as far as it will not be asked for before it
 *                  can order; null when it feeds nobody
 * @param perDay   units that customers buy per day, here and in the warehouses that it feeds, wherever these stand; 0 when it feeds nobody
 * @param fed      what it ships to the warehouses that it feeds; with {@code own} it adds up to the line's demand
 */
public record Chain(String source, int waitDays, int waitLimit, String absentSource, DemandOutlook own, DemandOutlook uncertain, double perDay, List<Fed> fed) {

    /** Bought, and for its own customers only. */
    public static final Chain NONE = new Chain("", 0, 0, "", null, null, 0, List.of());

    /**
     * What one warehouse will take.
     *
     * @param warehouse its code
     * @param takes     units that have left by the end of a day, by what it lacks itself: its own stock and inbound are netted
     */
    public record Fed(String warehouse, DemandOutlook takes) {
    }

    /** @throws IllegalArgumentException if the wait is negative or longer than its limit */
    public Chain {
        fed = List.copyOf(fed);
        if (waitDays < 0 || waitDays > waitLimit || own == null && !fed.isEmpty()) {
            throw new IllegalArgumentException("A wait of %d days must lie in 0…%d, and who feeds others must know its own demand.".formatted(waitDays, waitLimit));
        }
    }

    /** Fed by {@code source}, and so far feeding nobody. */
    static Chain fedBy(String source, int waitDays, int waitLimit) {
        return new Chain(source, waitDays, waitLimit, "", null, null, 0, List.of());
    }

    /** The same place that feeds others as well. */
    Chain feeding(DemandOutlook ownDemand, DemandOutlook notKnownYet, double soldPerDay, List<Fed> others) {
        return new Chain(source, waitDays, waitLimit, absentSource, ownDemand, notKnownYet, soldPerDay, others);
    }

    /** The same place, bought although {@code warehouse} would feed it if it had the SKU. */
    Chain without(String warehouse) {
        return new Chain(source, waitDays, waitLimit, warehouse, own, uncertain, perDay, fed);
    }

    public boolean isFed() {
        return !source.isEmpty();
    }

    Chain from(int day) {
        return own == null || day <= 0 ? this : feeding(own.from(day), uncertain.from(day), perDay, fed.stream().map(one -> new Fed(one.warehouse(), one.takes().from(day))).toList());
    }

    /**
     * Whole units of every fed warehouse until {@code day}; with the own demand, rounded, they add up to {@code all}.
     *
     * @param all units of the line's demand until that day, rounded
     */
    List<Integer> units(int day, int all) {
        var units = new ArrayList<Integer>();
        double sum = fed.isEmpty() ? 0 : own.mean(day);
        long told = Math.round(sum);
        for (int i = 0; i < fed.size(); i++) {
            sum += fed.get(i).takes().mean(day);
            long next = i == fed.size() - 1 ? all : Math.round(sum);
            units.add((int) (next - told));
            told = next;
        }
        return units;
    }
}
