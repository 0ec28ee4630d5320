package org.quartermaster.stock;

import java.time.Instant;
import java.util.Locale;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;

/**
 * A change of on hand.
 *
 * @param units     signed change in units, not 0
 * @param reference order or document code, at most 60 characters
 */
public record Movement(SkuId sku, WarehouseId warehouse, Instant movedAt, Kind kind, int units, String reference) {

    /** Why on hand changes. */
    public enum Kind {
        RECEIPT, SHIPMENT, TRANSFER, COUNT, RETURN;

        /** The name as it stands in tables. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Movement {
        if (units == 0) {
            throw new IllegalArgumentException("A movement of 0 units of SKU %d changes nothing.".formatted(sku.value()));
        }
    }
}
