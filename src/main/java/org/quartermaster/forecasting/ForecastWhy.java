package org.quartermaster.forecasting;

import java.time.LocalDate;
import org.quartermaster.forecasting.selection.TreeExplanation;

/**
 * Why a forecast expects what it expects of some days: the trees' reasons, and what the other methods of the blend add or take.
 *
 * @param from     first day
 * @param to       last day
 * @param trees    what the trees expect, and why, units
 * @param forecast the forecast without overrides, units over all the days
 */
public record ForecastWhy(LocalDate from, LocalDate to, TreeExplanation trees, double forecast) {

    /** What the blend with other methods, its correction and sums that were aligned add to the trees, units. */
    public double others() {
        return forecast - trees.forecast();
    }
}
