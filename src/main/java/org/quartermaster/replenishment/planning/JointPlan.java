package org.quartermaster.replenishment.planning;

import java.util.List;

/**
 * What to order.
 *
 * @param choices one per need, in the order of the needs
 * @param start   the audit of the plan that the search began with
 * @param audit   the audit of this plan
 * @param moves   how many moves were tried
 * @param millis  how long it took
 */
public record JointPlan(List<OrderChoice> choices, PlanAudit start, PlanAudit audit, long moves, long millis) {
}
