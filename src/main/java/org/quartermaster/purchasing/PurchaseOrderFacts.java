package org.quartermaster.purchasing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SupplierId;
import org.quartermaster.shared.WarehouseId;

/**
 * A purchase order with lines and receipts.
 *
 * @param expectedOn re-estimated day; null: as due
 * @param value      supplier currency
 * @param sentAt     null when it was not sent yet
 */
public record PurchaseOrderFacts(long id, String code, SupplierId supplier, WarehouseId warehouse, OrderState state, LocalDate orderedOn, LocalDate dueOn,
                                 LocalDate expectedOn, String currency, BigDecimal value, String createdBy, Instant createdAt, Instant sentAt, int version,
                                 List<Line> lines, List<Receipt> receipts) {

    /** One line; {@code unitCost} in supplier currency; {@code proposalKey} empty when it came from no proposal. */
    public record Line(int lineNo, SkuId sku, String skuCode, String skuName, int units, int receivedUnits, BigDecimal unitCost, LocalDate dueOn,
                       String proposalKey) {
        public int openUnits() {
            return Math.max(0, units - receivedUnits);
        }
    }

    /** One receipt. */
    public record Receipt(int lineNo, LocalDate receivedOn, int units) {
    }

    public PurchaseOrderFacts {
        lines = List.copyOf(lines);
        receipts = List.copyOf(receipts);
    }
}
