package org.quartermaster.forecasting.models;

import java.util.List;

/** The simple methods that every series is tried with. */
public final class Baselines {

    /** Without a warehouse's weekday profile. */
    public static final List<ForecastMethod> ALL = with(WeekdaySmoothing.PLAIN);

    private Baselines() {
    }

    /** The yardstick first, then the others, with this kind of smoothing. */
    public static List<ForecastMethod> with(WeekdaySmoothing smoothing) {
        return List.of(SeasonalNaive.WEEKLY, new MovingAverage(28), new RecentQuantiles(28), new RecentQuantiles(91), smoothing, Tsb.DAILY);
    }
}
