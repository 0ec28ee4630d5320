package org.quartermaster.replenishment.policy.rulebook;

import java.util.List;
import org.quartermaster.replenishment.policy.Rules;

/**
 * A rule: conditions, and what holds for the lines that meet them.
 *
 * @param id         identity; 0 for a new one
 * @param priority   rules are tried in ascending order
 * @param conditions all must hold; none: every line
 * @param parameters what it sets; their name is the rule's
 * @param isActive   whether it is tried
 * @param version    optimistic lock
 */
public record PlanningRule(int id, int priority, List<Condition> conditions, Rules parameters, boolean isActive, int version) {

    public PlanningRule {
        conditions = List.copyOf(conditions);
        if (parameters.name() == null || parameters.name().isBlank() || parameters.name().length() > 60) {
            throw new IllegalArgumentException("The name of a rule (\"%s\") must have 1 to 60 characters.".formatted(parameters.name()));
        }
    }

    public String name() {
        return parameters.name();
    }

    /** Whether it is tried and all its conditions hold. */
    public boolean fits(RuleFacts facts) {
        return isActive && conditions.stream().allMatch(condition -> condition.holds(facts));
    }
}
