package org.quartermaster.delivery;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * What a strategy would have done with past orders: columns of {@code delivery_dry_run}.
 *
 * @param runAt     UTC; rows of one run share it
 * @param waiting   orders that nobody could ship
 * @param splits    orders in more than one parcel
 * @param late      orders after the promise
 * @param imbalance share of the stock that lies wrong at the end, 0…1
 */
public record DryRunFacts(LocalDateTime runAt, String strategy, LocalDate fromDay, LocalDate toDay, int orders, int waiting, int parcels, int splits,
                          long freightCents, long handlingCents, int late, long lateDays, double meanDays, double imbalance, double meanMillis) {
    public long paidCents() {
        return freightCents + handlingCents;
    }
}
