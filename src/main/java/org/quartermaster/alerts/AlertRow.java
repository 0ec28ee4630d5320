package org.quartermaster.alerts;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.quartermaster.alerts.detection.Evidence;

/**
 * An alert as a line of a list.
 *
 * @param mark         act: urgent and open, watch: open or snoozed, good: acknowledged or resolved
 * @param state        open, acknowledged, snoozed, resolved
 * @param kind         code of the kind
 * @param pattern      what exactly was found
 * @param skuId        SKU; null for an order
 * @param orderId      purchase order or customer order; null for a SKU
 * @param subject      SKU code or order code
 * @param warehouse    code; null for any
 * @param money        company currency
 * @param sameCause    living alerts of the kind with the same cause and state in the actor's warehouses, this one included; 1 when it is gone
 * @param causeMoney   what they are worth together, company currency
 * @param look         now: the cause is worth a look, later: it is not yet
 * @param evidenceJson the evidence, see {@link #evidence()}
 * @param resolution   useful, not_useful, gone; empty while it is not resolved
 */
public record AlertRow(long id, String mark, String state, String kind, String pattern, Integer skuId, Integer warehouseId, Long orderId, String subject,
                       String name, String nameZh, String warehouse, String cause, int sameCause, BigDecimal causeMoney, String look, BigDecimal money, LocalDate firstSeen, LocalDate lastSeen,
                       String assignee, LocalDate snoozedUntil, String resolution, String decidedBy, int comments, String evidenceJson, int version) {

    /** Why, and where the money comes from. */
    public Evidence evidence() {
        return EvidenceText.read(evidenceJson);
    }
}
