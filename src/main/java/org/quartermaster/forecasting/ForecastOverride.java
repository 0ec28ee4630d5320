package org.quartermaster.forecasting;

import java.time.Instant;
import java.time.LocalDate;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;

/**
 * A person's better knowledge for a range of days.
 *
 * @param fromDay   first day
 * @param toDay     last day
 * @param kind      what {@code amount} means
 * @param amount    units over the whole range, or percent
 * @param reason    why
 * @param expiresOn not used after this day; null: never expires
 * @param createdBy who
 * @param createdAt when
 */
public record ForecastOverride(long id, SkuId sku, WarehouseId warehouse, LocalDate fromDay, LocalDate toDay, Kind kind, double amount, String reason,
                               LocalDate expiresOn, String createdBy, Instant createdAt) {

    /** What the amount of an override means. */
    public enum Kind {
        /** The range sells this many units in total. */
        SET,
        /** Each day sells this many percent more or less than the baseline. */
        PERCENT;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public static Kind of(String code) {
            return valueOf(code.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
