package org.quartermaster.suppliers;

import java.math.BigDecimal;

/**
 * A supplier's order rules as a person edits them.
 *
 * @param leadTimeDays      stated days from order to receipt, 0 … 730
 * @param orderWeekdays     days on which it takes orders: bit 0 Monday … bit 6 Sunday; at least one
 * @param minimumOrderValue least value of one order, supplier currency, ≥ 0
 * @param email             where purchase orders go, may be empty
 */
public record SupplierDraft(int leadTimeDays, int orderWeekdays, BigDecimal minimumOrderValue, String email) {

    private static final int EVERY_DAY = 127;
    private static final int LONGEST_EMAIL = 160;

    public SupplierDraft {
        email = email == null ? "" : email.strip();
        if (leadTimeDays < 0 || leadTimeDays > 730) {
            throw new IllegalArgumentException("The lead time (%d) must be 0 to 730 days.".formatted(leadTimeDays));
        }
        if (orderWeekdays < 1 || orderWeekdays > EVERY_DAY) {
            throw new IllegalArgumentException("The order days (%d) must name at least one weekday.".formatted(orderWeekdays));
        }
        if (minimumOrderValue == null || minimumOrderValue.signum() < 0) {
            throw new IllegalArgumentException("The minimum order (%s) must be ≥ 0.".formatted(minimumOrderValue));
        }
        if (!email.isEmpty() && (email.length() > LONGEST_EMAIL || !email.matches("[^@\\s]+@[^@\\s]+"))) {
            throw new IllegalArgumentException("\"%s\" is not an e-mail address.".formatted(email));
        }
    }
}
