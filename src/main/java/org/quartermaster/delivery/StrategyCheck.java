package org.quartermaster.delivery;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.quartermaster.delivery.allocation.Rule;
import org.quartermaster.delivery.allocation.Strategy;
import org.quartermaster.delivery.allocation.Weights;
import org.quartermaster.shared.Unfit;

/** What a strategy must be like before it is kept: named so that it can be told apart, with rules for every order and weights that can be added up. */
final class StrategyCheck {
    /** What other ways of allocating are called. */
    private static final Set<String> TAKEN = new TreeSet<>(List.of("by_hand", "joint", "urgent_order"));
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final int MOST_RULES = 10;
    private static final int MOST_PARCELS = 5;
    private static final int MOST_URGENT = 2;
    private static final int FARTHEST_KM = 20_040;
    private static final int HEAVIEST = 1_000_000;

    private StrategyCheck() {
    }

    /** @throws Unfit naming the first thing that is wrong, with its value and what is allowed */
    static void require(Strategy strategy, Set<Integer> warehouses) {
        require(CODE.matcher(strategy.code()).matches() && !TAKEN.contains(strategy.code()), "strategyCode",
                "Code \"%s\" must be 1 to 40 of a–z, 0–9 and _, begin with a letter, and be none of %s.", strategy.code(), String.join(", ", TAKEN));
        require(strategy.rules().size() <= MOST_RULES, "rules", "%d rules are more than %d.", strategy.rules().size(), MOST_RULES);
        require(strategy.minPartCents() >= 0 && strategy.minPartCents() <= HEAVIEST, "part", "The least worth of a part (%d cents) must be 0 to %d.", strategy.minPartCents(), HEAVIEST);
        require(strategy.rules().stream().anyMatch(rule -> rule.minPriority() == 0), "noUsualRule", "No rule holds for orders of priority 0: they would never be shipped.");
        strategy.rules().forEach(rule -> require(rule, warehouses));
        require(strategy.weights());
    }

    private static void require(Rule rule, Set<Integer> warehouses) {
        require(CODE.matcher(rule.code()).matches(), "ruleCode", "Rule \"%s\" must be called by 1 to 40 of a–z, 0–9 and _, beginning with a letter.", rule.code());
        require(rule.maxParcels() <= MOST_PARCELS, "ruleParcels", "Rule %s: %d parcels are more than %d.", rule.code(), rule.maxParcels(), MOST_PARCELS);
        require(rule.minPriority() <= MOST_URGENT, "rulePriority", "Rule %s: priority %d must be 0 (all), 1 (promised today or of high priority) or %d (overdue, of first priority, or of high priority and promised for today).", rule.code(), rule.minPriority(), MOST_URGENT);
        require(Double.isInfinite(rule.withinKm()) || rule.withinKm() <= FARTHEST_KM, "ruleKm", "Rule %s: %s km are more than %d, half around the earth.", rule.code(), rule.withinKm(), FARTHEST_KM);
        rule.sites().stream().sorted().forEach(site -> require(warehouses.contains(site), "ruleSite", "Rule %s: there is no warehouse %d.", rule.code(), site));
    }

    private static void require(Weights weights) {
        for (double weight : List.of(weights.freight(), weights.handling(), weights.splitCents(), weights.lateDayCents(), weights.kmCents(), weights.transitDayCents(), weights.balanceCents())) {
            require(weight >= 0 && weight <= HEAVIEST, "weight", "A weight (%s) must be 0 to %d.", weight, HEAVIEST);
        }
        Weights usual = Weights.of(0, 0, 0, 0, 0, 0, 0);
        require(weights.ruleCents() == usual.ruleCents() && weights.waitCents() == usual.waitCents(), "fixedPrices",
                "The prices of rules passed over (%d) and of waiting (%d) cannot be changed.", weights.ruleCents(), weights.waitCents());
    }

    private static void require(boolean isSo, String code, String message, Object... values) {
        if (!isSo) {
            throw new Unfit("delivery.unfit." + code, message.formatted(values), values);
        }
    }
}
