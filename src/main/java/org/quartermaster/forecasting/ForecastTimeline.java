package org.quartermaster.forecasting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.quartermaster.forecasting.SeriesPast.Span;
import org.quartermaster.forecasting.totals.AheadTotal;
import org.quartermaster.forecasting.totals.PastTotal;

/**
 * What a level sold and is expected to sell, day by day.
 *
 * @param run        the run it comes from
 * @param past       history; its last day is the run's
 * @param baseline   what the methods say, added up
 * @param total      the same with the overrides in force
 * @param missing    out of stock or data; of sums, when {@link #SHORT_SHARE} of what was wanted could not be sold
 * @param promotions past and planned; of sums, when {@link #PROMOTED_SHARE} of what is usually wanted is on promotion
 * @param earlier    what the complete run before expected; null without one
 * @param kept       what was expected of each week just before it began, units by Monday
 * @param series     the forecasts of the level's series where it is one SKU, else none
 */
public record ForecastTimeline(ForecastRunFacts run, PastTotal past, AheadTotal baseline, AheadTotal total, List<Span> missing, List<Span> promotions,
                               Earlier earlier, Map<LocalDate, Double> kept, List<StoredForecast> series) {

    /** From which share on empty shelves are drawn beside a sum. */
    public static final double SHORT_SHARE = 0.1;
    /** From which share on promotions are drawn beside a sum. */
    public static final double PROMOTED_SHARE = 0.1;

    /**
     * An earlier run's expectation.
     *
     * @param asOf  last day of sales it knew
     * @param total its sums
     */
    public record Earlier(LocalDate asOf, AheadTotal total) {
    }

    /** The forecast where the level is one series, else null. */
    public StoredForecast one() {
        return series.size() == 1 ? series.getFirst() : null;
    }

    /** The first day of the history. */
    public LocalDate firstDay() {
        return run.asOf().minusDays(past.days() - 1L);
    }

    /** Whether a person changed any day. */
    public boolean isOverridden() {
        return total != baseline;
    }
}
