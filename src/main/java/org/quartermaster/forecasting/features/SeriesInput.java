package org.quartermaster.forecasting.features;

import org.quartermaster.forecasting.demand.Demand;
import org.quartermaster.forecasting.models.ProfileSmoothing;

/**
 * One series with everything that is known about it. All arrays begin on the same day; those of the future are longer than the demand.
 *
 * @param sku       SKU identity
 * @param warehouse warehouse identity
 * @param category  category identity, 0 without one
 * @param demand    its demand
 * @param prices    per period, reaching over the horizon, and whether they are a plan
 * @param promotion price cut per period as a share, or any measure of it, reaching over the horizon
 * @param closed    whether nothing can be sold, reaching over the horizon; empty when it is always open
 * @param calendar  of the warehouse's region, reaching over the horizon
 * @param peers     what it shares with its category and warehouse
 * @param smoothing smoothing with the profile of its category and warehouse
 * @param endsAt    index of the first period in which it is no longer on sale; {@link Integer#MAX_VALUE} when no end is known
 */
public record SeriesInput(int sku, int warehouse, int category, Demand demand, Prices prices, float[] promotion, boolean[] closed, DayCalendar calendar, Peers peers,
                          ProfileSmoothing smoothing, int endsAt) {

    /** Open on every day. */
    public static final boolean[] ALWAYS_OPEN = {};

    /** A number that is this series' alone. */
    public long key() {
        return (long) sku << 12 ^ warehouse;
    }

    /** Whether nothing can be sold in a period. */
    public boolean isClosed(int period) {
        return period >= 0 && period < closed.length && closed[period];
    }
}
