package org.quartermaster.replenishment.planning.horizon;

/**
 * A plan over the horizon and how good it is at worst.
 *
 * @param packs          {@code [cell]} packs, cells as in {@link HorizonProblem#cells()}
 * @param start          audit of the first plan that broke no rule
 * @param audit          audit of this plan
 * @param bound          no plan costs less, micros summed over the scenarios
 * @param firstSeconds   until the first plan
 * @param seconds        all together
 * @param moves          moves that the search tried
 */
public record HorizonPlan(int[] packs, HorizonAudit start, HorizonAudit audit, double bound, double firstSeconds, double seconds, long moves) {

    /** By how much the plan may be dearer than the best possible at most: 0.012 is 1.2 %. */
    public double gap() {
        return (audit.total() - bound) / Math.max(1, Math.abs(bound));
    }
}
