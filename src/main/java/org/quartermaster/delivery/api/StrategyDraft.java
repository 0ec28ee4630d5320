package org.quartermaster.delivery.api;

import java.util.List;
import java.util.Set;
import org.quartermaster.delivery.allocation.Rule;
import org.quartermaster.delivery.allocation.Strategy;
import org.quartermaster.delivery.allocation.Weights;
import org.quartermaster.rest.Refused;

/**
 * A strategy as it is sent: rules in turn, and weights among the ways that a rule leaves.
 *
 * @param minPartCents an order is only split when each part is worth at least this; usually 0
 * @param weights      those that are missing are 0
 * @param rules        at least one
 */
public record StrategyDraft(Long minPartCents, WeightsDraft weights, List<RuleDraft> rules) {

    /** As {@link Weights}. */
    public record WeightsDraft(Double freight, Double handling, Double splitCents, Double lateDayCents, Double kmCents, Double transitDayCents, Double balanceCents) {
        Weights weights() {
            return Weights.of(number(freight), number(handling), number(splitCents), number(lateDayCents), number(kmCents), number(transitDayCents), number(balanceCents));
        }

        private static double number(Double value) {
            return value == null ? 0 : value;
        }
    }

    /** As {@link Rule}; {@code withinKm} is absent when any distance is allowed, {@code sites} when any warehouse is. */
    public record RuleDraft(String code, Integer maxParcels, Boolean inTime, Boolean fromInbound, Boolean useKeep, Double withinKm, Set<Integer> sites, Integer minPriority) {
        Rule rule() {
            return new Rule(code == null ? "" : code, maxParcels == null ? 1 : maxParcels, Boolean.TRUE.equals(inTime), Boolean.TRUE.equals(fromInbound), Boolean.TRUE.equals(useKeep),
                    withinKm == null ? Double.POSITIVE_INFINITY : withinKm, sites == null ? Set.of() : sites, minPriority == null ? 0 : minPriority);
        }
    }

    Strategy strategy(String code) {
        if (weights == null || rules == null || rules.stream().anyMatch(java.util.Objects::isNull)) {
            throw new Refused(400, "rest.invalid", "A strategy has weights and rules.");
        }
        return new Strategy(code, rules.stream().map(RuleDraft::rule).toList(), weights.weights(), minPartCents == null ? 0 : minPartCents);
    }
}
