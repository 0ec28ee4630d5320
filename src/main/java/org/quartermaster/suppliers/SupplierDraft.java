package org.quartermaster.suppliers;

import java.math.BigDecimal;

/**
 * A supplier's order rules and address as a person edits them.
 *
 * @param leadTimeDays      stated days from order to receipt, 0 … 730
 * @param orderWeekdays     days on which it takes orders: bit 0 Monday … bit 6 Sunday; at least one
 * @param minimumOrderValue least value of one order, supplier currency, ≥ 0
 * @param email             where purchase orders go, may be empty
 * @param address           postal address on purchase orders, lines separated by line breaks, at most 400 characters; null: as it stands
 */
public record SupplierDraft(int leadTimeDays, int orderWeekdays, BigDecimal minimumOrderValue, String email, String address) {

    private static final int EVERY_DAY = 127;
    private static final int LONGEST_EMAIL = 160;
    private static final int LONGEST_ADDRESS = 400;

    /** The order rules alone. */
    public SupplierDraft(int leadTimeDays, int orderWeekdays, BigDecimal minimumOrderValue, String email) {
        this(leadTimeDays, orderWeekdays, minimumOrderValue, email, null);
    }

    public SupplierDraft {
        email = email == null ? "" : email.strip();
        address = address == null ? null : address.strip();
        if (address != null && address.length() > LONGEST_ADDRESS) {
            throw new IllegalArgumentException("The address has %d characters, at most %d fit.".formatted(address.length(), LONGEST_ADDRESS));
        }
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
