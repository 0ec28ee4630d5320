package org.quartermaster.suppliers;

import java.time.LocalDate;
import java.util.List;
import org.quartermaster.shared.SupplierId;

/**
 * A supplier that may be ordered from.
 *
 * @param email             where purchase orders go, may be empty
 * @param currency          ISO 4217 of its prices
 * @param rate              company currency for one unit of its currency; NaN when it is unknown
 * @param minimumOrderValue least value of one order, supplier currency
 * @param orderWeekdays     days on which it takes orders: bit 0 Monday … bit 6 Sunday
 * @param leadTimeDays      stated days from order to receipt, ≥ 0
 * @param closures          past and future closures, ascending
 */
public record SupplierFacts(SupplierId id, String code, String name, String nameZh, String email, String currency, double rate,
                            double minimumOrderValue, int orderWeekdays, int leadTimeDays, List<Closure> closures) {
    public SupplierFacts {
        closures = List.copyOf(closures);
    }

    /** Whether it takes orders on this day. */
    public boolean takesOrdersOn(LocalDate day) {
        return (orderWeekdays >> (day.getDayOfWeek().getValue() - 1) & 1) == 1 && closures.stream().noneMatch(closure -> closure.contains(day));
    }

    /**
     * The first day from {@code day} on which it takes orders.
     *
     * @throws IllegalStateException if there is none within two years
     */
    public LocalDate nextOrderDay(LocalDate day) {
        return day.datesUntil(day.plusYears(2)).filter(this::takesOrdersOn).findFirst()
                .orElseThrow(() -> new IllegalStateException("Supplier %s takes no orders within two years of %s. Check its weekdays and closures.".formatted(code, day)));
    }
}
