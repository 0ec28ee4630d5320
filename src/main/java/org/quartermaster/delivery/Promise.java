package org.quartermaster.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.quartermaster.delivery.allocation.Refusal;

/**
 * When a basket can reach an address.
 *
 * @param ways     the one the strategy would choose first, then faster or cheaper ones; empty when nobody can ship it
 * @param refusals why each warehouse that is in no way cannot ship it alone
 */
public record Promise(List<Way> ways, List<Refusal> refusals) {

    /**
     * One way.
     *
     * @param arrives   the last parcel's day
     * @param orderBy   latest moment to order for this day, the earliest cut-off of its warehouses
     * @param paidCents freight and handling
     */
    public record Way(LocalDate arrives, Instant orderBy, long paidCents, List<Part> parcels) {
    }

    /**
     * One parcel.
     *
     * @param waitsForStock leaves later than the next cut-off allows, because stock or packing is missing until then
     */
    public record Part(int warehouseId, LocalDate ships, LocalDate arrives, String service, long cents, int units, boolean waitsForStock) {
    }

    public boolean isPossible() {
        return !ways.isEmpty();
    }
}
