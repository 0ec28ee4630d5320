package org.quartermaster.delivery.allocation;

/**
 * What an allocation costs by part, in cents: what is paid (freight and handling, times their weights) and what the strategy charges on top.
 *
 * @param split    for each parcel after the first
 * @param late     for each day after the promise, per parcel
 * @param distance for each kilometre
 * @param days     for each day on the way
 * @param balance  for each unit from a warehouse that has less than its share
 * @param rule     for each rule that had to be passed over
 */
public record Score(long freight, long handling, long split, long late, long distance, long days, long balance, long rule) {
    /** Nothing. */
    public static final Score ZERO = new Score(0, 0, 0, 0, 0, 0, 0, 0);

    /** The sum of the parts. */
    public long total() {
        return freight + handling + split + late + distance + days + balance + rule;
    }

    public Score plus(Score other) {
        return new Score(freight + other.freight, handling + other.handling, split + other.split, late + other.late, distance + other.distance,
                days + other.days, balance + other.balance, rule + other.rule);
    }

    Score splitInto(int parcels, Weights weights) {
        return new Score(freight, handling, split + Math.round(weights.splitCents() * (parcels - 1)), late, distance, days, balance, rule);
    }

    Score afterRules(int passed, Weights weights) {
        return new Score(freight, handling, split, late, distance, days, balance, rule + passed * weights.ruleCents());
    }
}
