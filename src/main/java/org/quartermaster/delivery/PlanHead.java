package org.quartermaster.delivery;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A delivery plan without its stops.
 *
 * @param parentId   the version it was made from; 0 for none
 * @param origin     run, move, lock, relax, cancelled, urgent, late, breakdown, undo
 * @param state      solving, published, old
 * @param createdAt  UTC
 * @param zone       the seconds of the day count from midnight there
 * @param millis     spent searching
 * @param iterations search steps
 * @param stops      stops asked for
 * @param unserved   stops left out
 * @param routes     vehicles that leave
 * @param metres     driven in all
 * @param late       visits after their window
 * @param costCents  of all routes
 * @param agrees     the solver's score is the auditor's
 * @param curve      best so far over time, {@code millis,cents,missing;…}
 * @param matrixId   travel it was made with; 0: straight lines times the road factor
 * @param version    to send with a change; 0 when the plan is not the one that counts
 */
public record PlanHead(long id, LocalDate day, int warehouseId, String warehouseCode, String warehouseName, String warehouseNameZh, long parentId,
                       String origin, String state, LocalDateTime createdAt, String createdBy, double latitude, double longitude, String zone,
                       double roadFactor, double speedKmh, long seed, long millis, long iterations, int stops, int unserved, int routes, long metres,
                       int late, long costCents, long hard, long medium, long soft, boolean agrees, String curve, long matrixId,
                       int version) {
    public boolean isSolving() {
        return state.equals("solving");
    }

    /** The head of a version with other stops, and so another matrix. */
    PlanHead on(long otherMatrix) {
        return new PlanHead(id, day, warehouseId, warehouseCode, warehouseName, warehouseNameZh, parentId, origin, state, createdAt, createdBy, latitude, longitude, zone,
                roadFactor, speedKmh, seed, millis, iterations, stops, unserved, routes, metres, late, costCents, hard, medium, soft, agrees, curve, otherMatrix, version);
    }

    /** The head of this version made again: it goes back to the one that this goes back to. */
    PlanHead remade(String how, int stopsAsked) {
        return new PlanHead(0, day, warehouseId, warehouseCode, warehouseName, warehouseNameZh, parentId, how, "old", null, "", latitude, longitude, zone,
                roadFactor, speedKmh, seed, 0, 0, stopsAsked, unserved, 0, 0, 0, 0, 0, 0, 0, true, "", matrixId, 0);
    }

    /** The head of a version made from this one. */
    PlanHead followedBy(String how, int stopsAsked) {
        return new PlanHead(0, day, warehouseId, warehouseCode, warehouseName, warehouseNameZh, id, how, "old", null, "", latitude, longitude, zone,
                roadFactor, speedKmh, seed, 0, 0, stopsAsked, unserved, 0, 0, 0, 0, 0, 0, 0, true, "", matrixId, 0);
    }
}
