package org.quartermaster.sales;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
 * @param requested       warehouse the customer asked for; null for any
 * @param allocated       warehouse that ships most of it; null as long as that is open
 * @param depots          warehouses that have still to ship a part; more than one when it is split
 * @param priority        who is served before others
 * @param value           company currency
 * @param paymentAttempts cards or attempts used to pay
 * @param isFirstOrder    the customer's first order
 * @param volumeLitres    litres of all lines; SKUs of unknown volume count as 0
 * @param weightKg        kilograms of all lines; SKUs of unknown weight count as 0
 * @param version         for optimistic changes
 */
public record CustomerOrderFacts(long id, String code, Instant placedAt, String customer, String shipTo, double latitude, double longitude,
                                 Instant promisedFrom, Instant promisedTo, WarehouseId requested, WarehouseId allocated,
                                 Set<WarehouseId> depots, CustomerOrderState state, OrderPriority priority, BigDecimal value, int paymentAttempts,
                                 boolean isFirstOrder, double volumeLitres, double weightKg, int version, List<Line> lines) {

    /**
     * One line.
     *
     * @param units     units ordered, ≥ 1
     * @param unitPrice company currency per unit
     */
    public record Line(int lineNo, SkuId sku, int units, BigDecimal unitPrice) {
    }

    public CustomerOrderFacts {
        depots = Set.copyOf(depots);
        lines = List.copyOf(lines);
    }

    /** The warehouse that ships most of it as far as is known: the allocated one, else the one that was asked for; null for neither. */
    public WarehouseId warehouse() {
        return allocated == null ? requested : allocated;
    }

    /** The order with these lines only. */
    public CustomerOrderFacts with(List<Line> others, double litres, double kilograms) {
        return new CustomerOrderFacts(id, code, placedAt, customer, shipTo, latitude, longitude, promisedFrom, promisedTo, requested, allocated, depots, state, priority, value,
                paymentAttempts, isFirstOrder, litres, kilograms, version, others);
    }

    /** Units of all lines. */
    public int units() {
        return lines.stream().mapToInt(Line::units).sum();
    }
}
