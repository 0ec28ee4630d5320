package org.quartermaster.delivery;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a warehouse ships customer orders.
 *
 * @param cutOff         orders from this time on leave the next shipping day, warehouse time
 * @param shipDays       bits: 1 Monday … 64 Sunday
 * @param parcelsPerDay  that it can pack; null for no limit
 * @param centsPerParcel handling
 * @param centsPerUnit   handling
 * @param keepShare      share of on hand that stays for the store, 0…1
 */
public record ShippingTerms(int warehouseId, LocalTime cutOff, int shipDays, Integer parcelsPerDay, int centsPerParcel, BigDecimal centsPerUnit,
                            BigDecimal keepShare, int version) {
    private static final int EVERY_DAY = 127;
    private static final BigDecimal MOST_CENTS = BigDecimal.valueOf(999_999);

    public ShippingTerms {
        if (shipDays < 1 || shipDays > EVERY_DAY) {
            throw new IllegalArgumentException("A warehouse ships on at least one day of the week (got bits %d).".formatted(shipDays));
        }
        if (parcelsPerDay != null && parcelsPerDay < 0 || centsPerParcel < 0 || centsPerUnit.signum() < 0) {
            throw new IllegalArgumentException("Parcels a day (%s) and handling (%d, %s) must be ≥ 0.".formatted(parcelsPerDay, centsPerParcel, centsPerUnit));
        }
        if (centsPerUnit.compareTo(MOST_CENTS) > 0) {
            throw new IllegalArgumentException("Handling of a unit (%s cents) must be at most %s.".formatted(centsPerUnit, MOST_CENTS));
        }
        if (keepShare.signum() < 0 || keepShare.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("The share kept for the store (%s) must be 0 to 1.".formatted(keepShare));
        }
    }

    /** What holds as long as nobody has said otherwise. */
    static ShippingTerms usual(int warehouse) {
        return new ShippingTerms(warehouse, LocalTime.of(16, 0), EVERY_DAY, null, 120, BigDecimal.ZERO, BigDecimal.ZERO, 0);
    }

    Set<DayOfWeek> days() {
        return Arrays.stream(DayOfWeek.values()).filter(day -> (shipDays >> day.ordinal() & 1) == 1).collect(Collectors.toSet());
    }
}
