package org.quartermaster.delivery.planning;

/**
 * A driver's break, unpaid. A driver who is still out at {@code to} has rested: before the first leg after which service would end, or the vehicle be back,
 * later than that, and not before {@code from}. Whoever is back by then needs none.
 *
 * @param from    earliest begin, second of the day
 * @param to      nobody drives or serves after it without having rested, ≥ from
 * @param seconds how long, > 0
 */
public record Rest(int from, int to, int seconds) {
    public Rest {
        if (to < from || seconds <= 0) {
            throw new IllegalArgumentException("A break of %d s between %d and %d s: its length must be > 0 and its end not before its begin."
                    .formatted(seconds, from, to));
        }
    }
}
