package org.quartermaster.replenishment.policy.rulebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.quartermaster.replenishment.policy.Rules;

/**
 * All rules.
 *
 * @param rules by priority, then identity
 */
public record RuleBook(List<PlanningRule> rules) {

    public RuleBook {
        rules = rules.stream().sorted(Comparator.comparingInt(PlanningRule::priority).thenComparingInt(PlanningRule::id)).toList();
    }

    /** What governs a line: the first rule that fits; the standard when none does. */
    public Rules governing(RuleFacts facts) {
        for (PlanningRule rule : rules) {
            if (rule.fits(facts)) {
                return rule.parameters();
            }
        }
        return Rules.standard();
    }

    /** The same book with {@code rule} in the place of the one with its identity, or added. */
    public RuleBook with(PlanningRule rule) {
        var changed = new ArrayList<>(rules);
        changed.removeIf(other -> other.id() == rule.id() && rule.id() != 0);
        changed.add(rule);
        return new RuleBook(changed);
    }
}
