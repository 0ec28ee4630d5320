package org.quartermaster.delivery;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.quartermaster.shared.Unfit;

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
    private static final int MOST_PARCEL_CENTS = 100_000_000;
    private static final BigDecimal MOST_CENTS = BigDecimal.valueOf(999_999);

    /** @throws Unfit when something is missing or out of range */
    public ShippingTerms {
        require(cutOff != null, "cutOff", "The cut-off is missing.");
        require(shipDays >= 1 && shipDays <= EVERY_DAY, "shipDays", "A warehouse ships on at least one day of the week (got bits %d).", shipDays);
        require((parcelsPerDay == null || parcelsPerDay >= 0) && centsPerParcel >= 0 && centsPerUnit.signum() >= 0, "handling", "Parcels a day (%s) and handling (%d, %s) must be ≥ 0.",
                parcelsPerDay, centsPerParcel, centsPerUnit);
        require(centsPerParcel <= MOST_PARCEL_CENTS, "perParcel", "Handling of a parcel (%d cents) must be at most %d.", centsPerParcel, MOST_PARCEL_CENTS);
        require(centsPerUnit.compareTo(MOST_CENTS) <= 0, "perUnit", "Handling of a unit (%s cents) must be at most %s.", centsPerUnit, MOST_CENTS);
        require(keepShare.signum() >= 0 && keepShare.compareTo(BigDecimal.ONE) <= 0, "keep", "The share kept for the store (%s) must be 0 to 1.", keepShare);
    }

    private static void require(boolean isSo, String code, String message, Object... values) {
        if (!isSo) {
            throw new Unfit("delivery.unfit." + code, message.formatted(values), values);
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
