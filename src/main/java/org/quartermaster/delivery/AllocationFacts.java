package org.quartermaster.delivery;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.quartermaster.delivery.allocation.Refusal;
import org.quartermaster.delivery.allocation.Score;

/**
 * Why an order ships from its warehouses.
 *
 * @param warehouseId  of the largest parcel; 0 when the order waits
 * @param rule         that decided; empty when the order waits
 * @param score        what the choice costs by part, cents
 * @param rejected     the next best ways with their score
 * @param refusals     why other warehouses cannot ship
 * @param overriddenBy who chose by hand; empty for nobody
 * @param reason       why it was chosen by hand
 */
public record AllocationFacts(long orderId, int warehouseId, String strategy, String rule, Score score, List<ParcelFacts> parcels, List<Rejected> rejected,
                              List<Refusal> refusals, String overriddenBy, String reason, LocalDateTime decidedAt) {

    /** One parcel: when, how, for how much. */
    public record ParcelFacts(int warehouseId, LocalDate shipDay, LocalDate deliverDay, String service, String lane, long metres, long freightCents,
                              long handlingCents, int units) {
    }

    /** A way that was not chosen. */
    public record Rejected(List<Integer> warehouses, LocalDate arrives, Score score) {
    }

    public AllocationFacts {
        parcels = List.copyOf(parcels);
        rejected = List.copyOf(rejected);
        refusals = List.copyOf(refusals);
    }

    public boolean waits() {
        return parcels.isEmpty();
    }

    /** Freight and handling of all parcels, cents. */
    public long paidCents() {
        return parcels.stream().mapToLong(parcel -> parcel.freightCents() + parcel.handlingCents()).sum();
    }
}
