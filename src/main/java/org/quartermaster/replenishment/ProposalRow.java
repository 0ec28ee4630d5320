package org.quartermaster.replenishment;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One line of the worklist; amounts in the company's currency.
 *
 * @param key             public key
 * @param kind            order, transfer
 * @param state           proposed, snoozed, ordered, rejected, lapsed
 * @param urgency         act, watch, good
 * @param coverDays       days until expected demand is not served without inbound; null: beyond the projection
 * @param outOn           first day on which expected demand is not served, with inbound; null: beyond the projection
 * @param outWithoutOn    the same without inbound
 * @param orderBy         last day to order without falling below safety stock; may be over
 * @param orderOn         day on which it would be ordered
 * @param suggestedUnits  what the plan suggests
 * @param units           what will be ordered
 * @param editedBy        who changed the number; empty: nobody
 * @param value           price of the units
 * @param saves           margin of lost sales avoided, less holding
 * @param returnRate      saves per value
 * @param rankRate        the return that the plan gave it: the rank, which an edit does not change
 * @param firmedBy        who keeps it as it stands; empty: nobody
 * @param chosen          what a person chose beside the quantity: supplier, day, or both with a comma
 * @param cumulativeValue value of this and all better ranked rows of the query
 * @param supplier        supplier, or the giving warehouse of a transfer
 * @param fromWarehouseId which gives; null: an order
 * @param leadReceipts    receipts the lead time was measured on; 0: stated only
 * @param inboundAdvice   what the plan advises about open orders of the line: expedite, postpone, cancel; empty: nothing
 * @param previousUnits   suggestion of the plan before; null: new
 */
public record ProposalRow(long id, String key, String kind, String state, String urgency, int skuId, String sku, String name, String nameZh,
        int warehouseId, String warehouse, Integer coverDays, LocalDate outOn, LocalDate outWithoutOn, LocalDate orderBy, LocalDate orderOn,
        LocalDate arrivesOn, int suggestedUnits, int units, String editedBy, int multiple, int minimumQuantity, BigDecimal unitCost, String currency,
        BigDecimal value, BigDecimal lostMargin, BigDecimal lostSales, BigDecimal saves, BigDecimal excessValue, double returnRate, double rankRate,
        BigDecimal cumulativeValue, Integer supplierId, String supplier, Integer fromWarehouseId, int leadDays, double leadDeviation, int leadStated, int leadReceipts,
        double volumeLitres, double weightKg, String inboundAdvice, Integer previousUnits, LocalDate snoozedUntil, String reason, String decidedBy, String orderCode,
        Long orderId, String firmedBy, String chosen, int version) {

    public boolean isEdited() {
        return !editedBy.isEmpty();
    }

    public boolean isFirmed() {
        return !firmedBy.isEmpty();
    }
}
