package org.quartermaster.delivery.allocation;

import java.util.List;

/**
 * Rules in turn, and weights among the ways a rule leaves.
 *
 * @param minPartCents an order is only split when each part is worth at least this
 */
public record Strategy(String code, List<Rule> rules, Weights weights, long minPartCents) {

    public Strategy {
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("Strategy %s has no rule.".formatted(code));
        }
        rules = List.copyOf(rules);
    }

    /** Least money: freight and handling, a parcel more costs what it costs; each day late 2.00. */
    public static Strategy cheapest() {
        return new Strategy("cheapest", List.of(Rule.any(3)), Weights.of(1, 1, 0, 200, 0, 0, 0), 0);
    }

    /** Arrives first; among equals the cheaper. */
    public static Strategy fastest() {
        return new Strategy("fastest", List.of(Rule.any(3)), Weights.of(1, 1, 50, 2_000, 0, 1_000, 0), 0);
    }

    /** One parcel in time, else two, else three, then whatever comes. */
    public static Strategy fewestParcels() {
        return new Strategy("fewest_parcels", List.of(Rule.whole(), Rule.whole().split("two", 2), Rule.whole().split("three", 3), Rule.any(1), Rule.any(3)),
                Weights.of(1, 1, 500, 500, 0, 0, 0), 1_000);
    }

    /** The nearest that has it, without a look at rates. */
    public static Strategy nearest() {
        return new Strategy("nearest", List.of(Rule.any(1), Rule.any(3)), Weights.of(0, 0, 500, 0, 10, 0, 0), 0);
    }

    /** Money, promise and even stock together; urgent orders may take what is kept for the store. */
    public static Strategy balanced() {
        Rule inTime = Rule.whole().split("in_time", 2);
        return new Strategy("balanced", List.of(inTime, inTime.fromKeep("urgent", 2), Rule.any(3)), Weights.of(1, 1, 300, 500, 0, 0, 100), 500);
    }

    /** The five that ship. */
    public static List<Strategy> shipped() {
        return List.of(balanced(), cheapest(), fastest(), fewestParcels(), nearest());
    }
}
