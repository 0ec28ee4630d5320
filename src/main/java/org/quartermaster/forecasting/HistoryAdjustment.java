package org.quartermaster.forecasting;

import java.time.Instant;
import java.time.LocalDate;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;

/**
 * What a person added to the history of one series, beside its sales.
 *
 * @param fromDay   first day
 * @param toDay     last day
 * @param units     added to the demand of the range in total, evenly over its days whose demand is known; negative to take away
 * @param reason    why
 * @param createdBy who
 * @param createdAt when
 */
public record HistoryAdjustment(long id, SkuId sku, WarehouseId warehouse, LocalDate fromDay, LocalDate toDay, double units, String reason, String createdBy, Instant createdAt) {
}
