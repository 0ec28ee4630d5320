package org.quartermaster.replenishment.planning;

import java.util.List;

/**
 * What to order.
 *
 * @param choices one per need, in the order of the needs
 * @param start   the audit of the plan that the search began with
 * @param audit   the audit of this plan
 * @param bound   no plan costs less, cents
 * @param moves   how many moves were tried
 * @param millis  how long it took
 */
public record JointPlan(List<OrderChoice> choices, PlanAudit start, PlanAudit audit, double bound, long moves, long millis) {

    /** By how much the plan may be dearer than the best possible at most: 0.012 is 1.2 %. */
    public double gap() {
        return (audit.totalCents() - bound) / Math.max(1, Math.abs(bound));
    }
}
