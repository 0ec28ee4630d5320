package org.quartermaster.replenishment;

import java.util.List;
import java.util.Map;
import org.quartermaster.catalog.SkuFacts;
import org.quartermaster.replenishment.policy.DemandOutlook;
import org.quartermaster.replenishment.policy.InventoryPosition;
import org.quartermaster.replenishment.policy.Line;
import org.quartermaster.stock.Feed;

/**
 * What is known of one SKU in one warehouse, ready to be planned.
 *
 * @param sku         the SKU
 * @param warehouseId the warehouse
 * @param position    the netted position
 * @param demand      the forecast; no demand at all when there is none
 * @param lines       the same line per supplier, the first choice first; empty when nobody sells it
 * @param terms       what the suppliers ask, by supplier
 * @param gap         why it cannot be planned; null when it can
 * @param feed        what feeds it instead of a supplier; null: it is bought
 */
record LineFacts(SkuFacts sku, int warehouseId, InventoryPosition position, DemandOutlook demand, List<Line> lines, Map<Integer, TermFacts> terms, Gap gap,
        Feed feed) {

    LineFacts(SkuFacts sku, int warehouseId, InventoryPosition position, DemandOutlook demand, List<Line> lines, Map<Integer, TermFacts> terms, Gap gap) {
        this(sku, warehouseId, position, demand, lines, terms, gap, null);
    }

    /** The supplier's own price and currency of a line. */
    record TermFacts(String currency, double rate, org.quartermaster.suppliers.SupplierTerm term) {
    }

    /** Why a line cannot be planned. */
    record Gap(String reason, String detail) {
        /** Whether a number of the line is wrong, as opposed to a line that simply has no supplier or forecast. */
        boolean isBroken() {
            return !reason.equals("no_supplier") && !reason.equals("no_forecast");
        }
    }

    /** The same line as one that cannot be planned. */
    LineFacts without(Gap reason) {
        return new LineFacts(sku, warehouseId, position, demand, List.of(), Map.of(), reason);
    }

    /** The same line in a network of warehouses: with what it ships to others, and from its source alone when it has one. */
    LineFacts in(Line line, Feed source) {
        List<Line> all = source == null ? lines.stream().map(one -> one == lines.getFirst() ? line : one.feeding(line)).toList() : List.of(line);
        return new LineFacts(sku, warehouseId, position, line.demand(), all, terms, gap, source);
    }

    /** The same line, bought although {@code warehouse} would feed it if it had the SKU. */
    LineFacts notFedBy(String warehouse) {
        return new LineFacts(sku, warehouseId, position, demand, lines.stream().map(line -> line.without(warehouse)).toList(), terms, gap, feed);
    }

    boolean isFed() {
        return feed != null;
    }

    Line first() {
        return lines.getFirst();
    }

    boolean isPlannable() {
        return gap == null && !lines.isEmpty();
    }

    /** Expected revenue of the next 28 days in the company's currency; 0 when the price is unknown. */
    double revenue() {
        return Double.isNaN(sku.unitPrice()) ? 0 : demand.mean(28) * sku.unitPrice();
    }
}
