package org.quartermaster.sales;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;

/**
 * A customer order with its lines.
 *
 * @param customer        customer reference
 * @param shipTo          address line
 * @param latitude        ship-to degrees north; NaN when unknown
 * @param longitude       ship-to degrees east; NaN when unknown
 * @param promisedFrom    start of the promised window; null when none
 * @param promisedTo      end of the promised window; null when none
 * @param warehouse       requested warehouse; null for any
 * @param value           company currency
 * @param paymentAttempts cards or attempts used to pay
 * @param isFirstOrder    the customer's first order
 * @param volumeLitres    litres of all lines; SKUs of unknown volume count as 0
 * @param weightKg        kilograms of all lines; SKUs of unknown weight count as 0
 * @param version         for optimistic changes
 */
public record CustomerOrderFacts(long id, String code, Instant placedAt, String customer, String shipTo, double latitude, double longitude,
                                 Instant promisedFrom, Instant promisedTo, WarehouseId warehouse, CustomerOrderState state, BigDecimal value,
                                 int paymentAttempts, boolean isFirstOrder, double volumeLitres, double weightKg, int version, List<Line> lines) {

    /**
     * One line.
     *
     * @param units     units ordered, ≥ 1
     * @param unitPrice company currency per unit
     */
    public record Line(int lineNo, SkuId sku, int units, BigDecimal unitPrice) {
    }

    public CustomerOrderFacts {
        lines = List.copyOf(lines);
    }

    /** Units of all lines. */
    public int units() {
        return lines.stream().mapToInt(Line::units).sum();
    }
}
