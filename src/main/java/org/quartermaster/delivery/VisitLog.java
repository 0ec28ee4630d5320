package org.quartermaster.delivery;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * What a driver noted about a stop: columns of {@code delivery_visit}.
 *
 * @param kind      with the next one: what it is about, as {@link StopKey}
 * @param state     arrived, done, failed
 * @param arrivedAt UTC
 * @param leftAt    UTC; null while the driver is there
 * @param odometerKm read on arrival; null when nobody did
 * @param note      why it failed
 * @param partNo    as {@link StopKey}
 * @param vehicleCode the vehicle's; empty when its plan is gone
 */
public record VisitLog(StopKind kind, long orderId, long planId, int stopNo, int vehicleNo, String state, LocalDateTime arrivedAt, LocalDateTime leftAt, BigDecimal odometerKm,
                       String note, int partNo, String vehicleCode) {
    public StopKey key() {
        return new StopKey(kind, orderId, partNo);
    }

    /** The driver was there in vain. */
    public boolean isFailed() {
        return state.equals("failed");
    }

    /** Whether it counts where a plan lets this vehicle come: where one was in vain another may try again. Of whom nobody knows any more it counts for all. */
    boolean counts(String vehicle) {
        return !isFailed() || vehicleCode.isEmpty() || vehicleCode.equals(vehicle);
    }

    public boolean isOver() {
        return leftAt != null;
    }
}
