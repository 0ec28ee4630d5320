package org.quartermaster.replenishment;

import org.quartermaster.replenishment.policy.rulebook.RuleBook;

/**
 * What the company decided for planning.
 *
 * @param book               the rules that choose policy and parameters of each line
 * @param budgetCents        what may be spent per plan, company currency; {@link Long#MAX_VALUE}: not limited
 * @param orderCents         cost of one more order
 * @param transitDays        days that a transfer between warehouses takes
 * @param searchSeconds      how long the joint plan is searched at most
 */
public record PlanningSettings(RuleBook book, long budgetCents, long orderCents, int transitDays, int searchSeconds) {

    public boolean isBudgetLimited() {
        return budgetCents != Long.MAX_VALUE;
    }

    /** The same settings with other rules. */
    public PlanningSettings with(RuleBook other) {
        return new PlanningSettings(other, budgetCents, orderCents, transitDays, searchSeconds);
    }
}
