package org.quartermaster.delivery;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quartermaster.delivery.allocation.Rule;
import org.quartermaster.delivery.allocation.Strategy;
import org.quartermaster.delivery.allocation.Weights;
import org.quartermaster.shared.Unfit;

class StrategyCheckTest {
    private static final Weights PRICES = Weights.of(1, 1, 300, 500, 0, 0, 100);
    private static final Set<Integer> SITES = Set.of(1, 2);

    private static void refuses(Strategy strategy, String part) {
        assertThatThrownBy(() -> StrategyCheck.require(strategy, SITES)).isInstanceOf(Unfit.class).hasMessageContaining(part);
    }

    private static Strategy with(Rule... rules) {
        return new Strategy("mine", List.of(rules), PRICES, 0);
    }

    private static Rule rule(String code, double km, Set<Integer> sites, int priority) {
        return new Rule(code, 1, false, true, false, km, sites, priority);
    }

    @Test
    void takesEveryStrategyThatShips() {
        Strategy.shipped().forEach(strategy -> assertThatCode(() -> StrategyCheck.require(strategy, SITES)).doesNotThrowAnyException());
    }

    @Test
    void namesWhatIsWrongWithANameOrARule() {
        refuses(new Strategy("By Hand", List.of(Rule.any(1)), PRICES, 0), "\"By Hand\"");
        refuses(new Strategy("by_hand", List.of(Rule.any(1)), PRICES, 0), "none of");
        refuses(with(Rule.any(6)), "6 parcels");
        refuses(with(rule("a;b", 10, Set.of(), 0)), "\"a;b\"");
        refuses(with(rule("a", 10, Set.of(7), 0)), "no warehouse 7");
        refuses(with(rule("a", 50_000, Set.of(), 0)), "50000.0 km");
        refuses(with(rule("a", 10, Set.of(), 3), Rule.any(1)), "priority 3");
    }

    /** Orders that are not urgent would wait for ever. */
    @Test
    void wantsARuleForUsualOrders() {
        refuses(with(rule("a", 10, Set.of(), 1)), "priority 0");
    }

    @Test
    void refusesWeightsThatCannotBeAddedUpOrKept() {
        refuses(new Strategy("mine", List.of(Rule.any(1)), Weights.of(Double.NaN, 1, 0, 0, 0, 0, 0), 0), "NaN");
        refuses(new Strategy("mine", List.of(Rule.any(1)), Weights.of(1, 1, 2e6, 0, 0, 0, 0), 0), "2000000.0");
        refuses(new Strategy("mine", List.of(Rule.any(1)), new Weights(1, 1, 0, 0, 0, 0, 0, 1, 2), 0), "cannot be changed");
        refuses(new Strategy("mine", List.of(Rule.any(1)), PRICES, -1), "-1 cents");
    }
}
