package org.quartermaster.forecasting.models;

import java.util.List;

/** The simple methods that every series is tried with. */
public final class Baselines {

    private Baselines() {
    }

    /** Daily methods without a warehouse's weekday profile. */
    public static List<ForecastMethod> daily() {
        return with(Rhythm.DAILY, ProfileSmoothing.PLAIN);
    }

    /** The yardstick first, then the others, with this kind of smoothing; the order is the same for every rhythm. */
    public static List<ForecastMethod> with(Rhythm rhythm, ProfileSmoothing smoothing) {
        int recent = rhythm == Rhythm.WEEKLY ? rhythm.longer() / 2 : rhythm.recent();
        var tsb = rhythm == Rhythm.DAILY ? Tsb.DAILY : Tsb.SLOW;
        var naive = rhythm == Rhythm.DAILY ? SeasonalNaive.WEEKLY : new SeasonalNaive(rhythm.year(), 4 * rhythm.year());
        return List.of(naive, new Naive(), new MovingAverage(recent), new RecentQuantiles(recent), new RecentQuantiles(rhythm.longer()), smoothing, tsb, Croston.PLAIN, Croston.SBA,
                new Theta(smoothing));
    }
}
