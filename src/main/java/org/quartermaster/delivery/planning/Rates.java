package org.quartermaster.delivery.planning;

/**
 * What a vehicle costs.
 *
 * @param centsPerKm   per kilometre driven
 * @param centsPerHour per hour between leaving the depot and coming back
 * @param centsPerUse  once, when it leaves at all
 */
public record Rates(int centsPerKm, int centsPerHour, int centsPerUse) {
    public Rates {
        if (centsPerKm < 0 || centsPerHour < 0 || centsPerUse < 0) {
            throw new IllegalArgumentException("Rates (%d/km, %d/h, %d/use) must be ≥ 0.".formatted(centsPerKm, centsPerHour, centsPerUse));
        }
    }
}
