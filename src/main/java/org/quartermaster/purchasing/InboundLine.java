package org.quartermaster.purchasing;

import java.time.LocalDate;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SupplierId;
import org.quartermaster.shared.WarehouseId;

/**
 * Units ordered and not received.
 *
 * @param dueOn      day the supplier promised
 * @param expectedOn day to count on, never in the past: the re-estimate, else the due day, else, when that is over, the day by which
 *                   half of the supplier's orders had come that took longer than this one has so far
 * @param openUnits  units still to come, ≥ 1
 * @param overdue    whether the due day lies before the planned day
 */
public record InboundLine(SkuId sku, WarehouseId warehouse, LocalDate dueOn, LocalDate expectedOn, int openUnits, long orderId, int lineNo,
                          String orderCode, SupplierId supplier, LocalDate orderedOn, boolean overdue) {

    InboundLine expectedOn(LocalDate day) {
        return new InboundLine(sku, warehouse, dueOn, day, openUnits, orderId, lineNo, orderCode, supplier, orderedOn, overdue);
    }
}
