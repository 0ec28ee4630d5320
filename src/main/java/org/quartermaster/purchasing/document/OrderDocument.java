package org.quartermaster.purchasing.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What stands on a purchase order.
 *
 * @param buyer     name and address of the company, one entry per line
 * @param supplier  the same of the supplier
 * @param deliverTo the same of the warehouse
 * @param currency  ISO 4217 of all prices
 * @param isDraft   whether nobody approved it yet: it is marked so
 */
public record OrderDocument(String code, LocalDate orderedOn, LocalDate dueOn, List<String> buyer, List<String> supplier, List<String> deliverTo,
                            String currency, List<Line> lines, String orderedBy, boolean isDraft) {

    /**
     * A line.
     *
     * @param supplierSku the supplier's own code, may be empty
     * @param listPrice   price of a single unit; above {@code price} when a price break was reached
     * @param breakFrom   units from which {@code price} holds; 0: no price break
     */
    public record Line(int number, String sku, String supplierSku, String name, int units, BigDecimal price, BigDecimal listPrice, int breakFrom, LocalDate dueOn) {
        public BigDecimal amount() {
            return price.multiply(BigDecimal.valueOf(units));
        }
    }

    public OrderDocument {
        buyer = List.copyOf(buyer);
        supplier = List.copyOf(supplier);
        deliverTo = List.copyOf(deliverTo);
        lines = List.copyOf(lines);
    }

    /** The sum of all lines, in {@link #currency()}. */
    public BigDecimal total() {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public long units() {
        return lines.stream().mapToLong(Line::units).sum();
    }
}
