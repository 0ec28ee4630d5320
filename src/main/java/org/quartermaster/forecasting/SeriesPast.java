package org.quartermaster.forecasting;

import java.time.LocalDate;
import java.util.List;

/**
 * What is known of one series' past, for showing it beside the forecast. Arrays begin on {@code firstDay}.
 *
 * @param sold      units sold per day, the days without stock included
 * @param demand    units wanted as far as seen; NaN where that is missing
 * @param clean     {@code demand} with outliers clipped
 * @param promotion price cut per day as a share, reaching over the forecast
 */
public record SeriesPast(LocalDate firstDay, float[] sold, float[] demand, float[] clean, float[] promotion) {

    /** How many days the history has. */
    public int days() {
        return sold.length;
    }

    /** First and last day of an interval. */
    public record Span(LocalDate from, LocalDate to) {
    }

    /** The intervals whose demand could not be seen. */
    public List<Span> missing() {
        return spans(demand.length, t -> Float.isNaN(demand[t]));
    }

    /** The promotions, planned ones too. */
    public List<Span> promotions() {
        return spans(promotion.length, t -> promotion[t] > 0);
    }

    private List<Span> spans(int length, java.util.function.IntPredicate holds) {
        var spans = new java.util.ArrayList<Span>();
        int from = -1;
        for (int t = 0; t <= length; t++) {
            boolean inside = t < length && holds.test(t);
            if (inside && from < 0) {
                from = t;
            } else if (!inside && from >= 0) {
                spans.add(new Span(firstDay.plusDays(from), firstDay.plusDays(t - 1L)));
                from = -1;
            }
        }
        return spans;
    }
}
