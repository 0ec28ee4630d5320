package org.quartermaster.forecasting.features;

import org.quartermaster.forecasting.demand.Demand;
import org.quartermaster.forecasting.models.WeekdaySmoothing;

/**
 * One series with everything that is known about it. All arrays begin on the same day; those of the future are longer than the demand.
 *
 * @param sku           SKU identity
 * @param warehouse     warehouse identity
 * @param category      category identity, 0 without one
 * @param demand        its demand
 * @param price         list price per day, reaching over the horizon; NaN when unknown
 * @param promotion     price cut per day as a share, reaching over the horizon
 * @param calendar      of the warehouse's region, reaching over the horizon
 * @param categorySales daily units of its category
 * @param smoothing     smoothing with the warehouse's weekday profile
 * @param endsAt        index of the first day on which it is no longer on sale; {@link Integer#MAX_VALUE} when no end is known
 */
public record SeriesInput(int sku, int warehouse, int category, Demand demand, float[] price, float[] promotion, DayCalendar calendar, float[] categorySales,
                          WeekdaySmoothing smoothing, int endsAt) {

    /** A number that is this series' alone. */
    public long key() {
        return (long) sku << 12 ^ warehouse;
    }
}
