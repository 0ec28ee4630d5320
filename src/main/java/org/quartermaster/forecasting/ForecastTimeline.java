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
 * @param adjusted   what people added per day of the history; empty where the level is not one SKU
 * @param baseline   what the methods say, added up
 * @param total      the same with the overrides in force
 * @param missing    out of stock or data, of one series alone
 * @param promotions past and planned, of one SKU
 * @param earlier    what the complete run before expected; null without one
 * @param kept       what was expected of each week just before it began, units by Monday
 * @param one        the forecast where the level is one series, else null
 */
public record ForecastTimeline(ForecastRunFacts run, PastTotal past, float[] adjusted, AheadTotal baseline, AheadTotal total, List<Span> missing, List<Span> promotions,
                               Earlier earlier, Map<LocalDate, Double> kept, StoredForecast one) {

    /**
     * An earlier run's expectation.
     *
     * @param asOf  last day of sales it knew
     * @param total its sums
     */
    public record Earlier(LocalDate asOf, AheadTotal total) {
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
