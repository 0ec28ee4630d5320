package org.quartermaster.delivery.allocation;

/**
 * What a strategy charges.
 *
 * @param freight        times the freight paid; 1 for its real price
 * @param handling       times the handling paid
 * @param splitCents     for each parcel after the first
 * @param lateDayCents   for each day after the promise, per parcel, times urgency
 * @param kmCents        for each kilometre as the crow flies
 * @param transitDayCents for each day from the order to its arrival, per parcel
 * @param balanceCents   for each unit from a shelf that holds nothing of its share of the network's stock, less as it holds more
 * @param ruleCents      for each rule that was passed over; only the batch weighs rules, one order at a time takes them strictly in turn
 * @param waitCents      for an order that nobody ships, on top of its dearest way, times urgency; only in the batch
 */
public record Weights(double freight, double handling, double splitCents, double lateDayCents, double kmCents, double transitDayCents, double balanceCents,
                      long ruleCents, long waitCents) {
    private static final long RULE_CENTS = 100_000;
    private static final long WAIT_CENTS = 1_000_000;

    public Weights {
        if (freight < 0 || handling < 0 || splitCents < 0 || lateDayCents < 0 || kmCents < 0 || transitDayCents < 0 || balanceCents < 0 || ruleCents < 0
                || waitCents < 0) {
            throw new IllegalArgumentException("Weights must be ≥ 0: " + freight + ", " + handling + ", " + splitCents + ", " + lateDayCents + ", " + kmCents
                    + ", " + transitDayCents + ", " + balanceCents + ".");
        }
    }

    /** Weights with the usual prices of rules and of waiting. */
    public static Weights of(double freight, double handling, double splitCents, double lateDayCents, double kmCents, double transitDayCents,
                             double balanceCents) {
        return new Weights(freight, handling, splitCents, lateDayCents, kmCents, transitDayCents, balanceCents, RULE_CENTS, WAIT_CENTS);
    }
}
