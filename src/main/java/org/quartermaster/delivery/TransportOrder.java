package org.quartermaster.delivery;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Goods that a vehicle fetches at one place and brings to another, without stock: a return from a customer, a collection at a supplier, a drive from shop to shop.
 * It is open, planned while a plan that counts serves it, then done; or cancelled.
 *
 * @param id            0 for one that is not stored yet
 * @param warehouseId   depot whose vehicles drive it
 * @param day           first day it may be driven
 * @param pickup        where they are fetched
 * @param drop          where they are brought
 * @param serviceMinutes at each of the two places, 0 … 600
 * @param litres        volume, ≥ 0
 * @param kilograms     weight, ≥ 0
 * @param pieces        units, ≥ 0
 * @param value         company currency, ≥ 0
 * @param needs         what the vehicle must have, and whether it must be served, in its windows
 * @param state         open, planned, done, cancelled
 * @param note          what the driver should know
 * @param version       for optimistic changes
 */
public record TransportOrder(long id, String code, int warehouseId, LocalDate day, TransportEnd pickup, TransportEnd drop, int serviceMinutes, BigDecimal litres,
                             BigDecimal kilograms, int pieces, BigDecimal value, DeliveryWish needs, String state, String note, int version) {
    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_NOTE = 200;
    private static final int LONGEST_SERVICE = 600;
    private static final BigDecimal MOST = BigDecimal.valueOf(999_999);

    public TransportOrder {
        if (code == null || code.isBlank() || code.length() > LONGEST_CODE) {
            throw new IllegalArgumentException("A transport order needs a code of 1 to %d characters, got %s.".formatted(LONGEST_CODE, code));
        }
        if (serviceMinutes < 0 || serviceMinutes > LONGEST_SERVICE) {
            throw new IllegalArgumentException("Transport order %s: the time at each place (%d min) must be 0 to %d minutes.".formatted(code, serviceMinutes, LONGEST_SERVICE));
        }
        if (litres.signum() < 0 || kilograms.signum() < 0 || pieces < 0 || value.signum() < 0 || litres.max(kilograms).max(value).compareTo(MOST) > 0) {
            throw new IllegalArgumentException("Transport order %s: load (%s l, %s kg, %d pieces) and value (%s) must be 0 to %s.".formatted(code, litres, kilograms, pieces,
                    value, MOST));
        }
        if (note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("The note (%d characters) must have at most %d.".formatted(note.length(), LONGEST_NOTE));
        }
    }

    public boolean isOpen() {
        return state.equals("open") || state.equals("planned");
    }

    boolean isCancelled() {
        return state.equals("cancelled");
    }

    /** Why a plan could not take it; empty when nothing stands in the way. Depends on the depot only by distance. */
    String fault(PlaceCheck places) {
        if (pickup.isDepot() && drop.isDepot()) {
            return "no_way";
        }
        String fetched = pickup.isDepot() ? "" : places.fault(pickup.latitude(), pickup.longitude());
        String place = !fetched.isEmpty() || drop.isDepot() ? fetched : places.fault(drop.latitude(), drop.longitude());
        return !place.isEmpty() ? place : pickup.isReversed() || drop.isReversed() ? "window_reversed" : "";
    }
}
