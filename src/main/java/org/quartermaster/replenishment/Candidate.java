package org.quartermaster.replenishment;

import org.quartermaster.replenishment.PlanningFacts.Place;
import org.quartermaster.replenishment.policy.Advice;

/**
 * A line that may need an order, with the policy's advice for its first supplier.
 *
 * @param facts  the line
 * @param advice the per-line optimum
 * @param before what stands on the worklist for it; null when nothing does
 */
record Candidate(LineFacts facts, Advice advice, Standing before) {

    /**
     * An undecided proposal of an earlier plan.
     *
     * @param orderDay days after the planning day; may be negative
     * @param isEdited whether a person changed the number or keeps it as it stands
     */
    record Standing(int supplierId, int units, int orderDay, boolean isEdited, int version) {
    }

    Place place() {
        return new Place(facts.sku().id().value(), facts.warehouseId());
    }

    boolean isEdited() {
        return before != null && before.isEdited();
    }
}
