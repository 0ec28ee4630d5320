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
 * @param approver   while proposed: code of the lowest role that may approve it; else empty
 * @param approvedBy empty when nobody did yet
 * @param sentAt     null when it was not sent yet
 * @param sentHow    email, phone, portal, post, other; empty when it was not noted
 * @param reason     why it was rejected or cancelled; may be empty
 */
public record PurchaseOrderFacts(long id, String code, SupplierId supplier, WarehouseId warehouse, OrderState state, LocalDate orderedOn, LocalDate dueOn,
                                 LocalDate expectedOn, String currency, BigDecimal value, String createdBy, Instant createdAt,
                                 String approver, String approvedBy, Instant approvedAt, Instant sentAt, String sentHow, String sentTo, String reason, int version,
                                 List<Line> lines, List<Receipt> receipts) {

    /**
     * One line.
     *
     * @param confirmedUnits what the supplier confirmed; null: not confirmed by line
     * @param expectedOn     day confirmed for this line; null: as the order
     * @param unitCost       supplier currency
     * @param proposalKey    empty when it came from no proposal
     */
    public record Line(int lineNo, SkuId sku, String skuCode, String skuName, int units, Integer confirmedUnits, int receivedUnits,
                       BigDecimal unitCost, LocalDate dueOn, LocalDate expectedOn,
                       String proposalKey) {
        /** What the supplier is going to deliver in all. */
        public int promisedUnits() {
            return confirmedUnits == null ? units : confirmedUnits;
        }

        public int openUnits() {
            return Math.max(0, promisedUnits() - receivedUnits);
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
