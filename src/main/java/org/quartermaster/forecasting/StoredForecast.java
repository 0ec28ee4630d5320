package org.quartermaster.forecasting;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.quartermaster.forecasting.models.DemandTotal;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Spread;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;

/**
 * The forecast of one SKU in one warehouse as everybody sees it.
 *
 * @param run      the run it belongs to
 * @param baseline what the method says
 * @param total    the baseline with the overrides in force laid over it: what planning uses
 * @param spread   how far demand strays from the mean
 * @param method   how the baseline was made
 */
public record StoredForecast(long run, SkuId sku, WarehouseId warehouse, QuantileForecast baseline, QuantileForecast total, Spread spread, ForecastMethodFacts method) {

    /** Last day of sales it knew. */
    public LocalDate asOf() {
        return baseline.origin();
    }

    /** Whether a person changed any day. */
    public boolean isOverridden() {
        return total != baseline;
    }

    /**
     * Demand over {@code days} days from {@code fromDay} on together, overrides included. Days before the forecast begins count as its first days; beyond its horizon the last four
     * weeks repeat.
     */
    public DemandTotal demandOverDays(LocalDate fromDay, int days) {
        int from = (int) Math.max(0, ChronoUnit.DAYS.between(asOf(), fromDay) - 1);
        return DemandTotal.over(total, spread, from, days);
    }

    /** Expected units on one day, overrides included. */
    public double expectedOn(LocalDate day) {
        return DemandTotal.expected(total.mean(), (int) Math.max(0, ChronoUnit.DAYS.between(asOf(), day) - 1));
    }
}
