package org.quartermaster.replenishment;

import java.util.Map;
import org.quartermaster.replenishment.policy.Rules;

/**
 * What the company decided for planning.
 *
 * @param rules              parameters per class of SKU
 * @param budgetCents        what may be spent per plan, company currency; {@link Long#MAX_VALUE}: not limited
 * @param orderCents         cost of one more order
 * @param transitDays        days that a transfer between warehouses takes
 * @param searchSeconds      how long the joint plan is searched at most
 */
public record PlanningSettings(Map<String, Rules> rules, long budgetCents, long orderCents, int transitDays, int searchSeconds) {

    public boolean isBudgetLimited() {
        return budgetCents != Long.MAX_VALUE;
    }

    /** The rules of a class; those of C where there are none. */
    public Rules rules(String name) {
        Rules found = rules.getOrDefault(name, rules.get("C"));
        return found == null ? Rules.standard() : found;
    }
}
