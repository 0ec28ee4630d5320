package org.quartermaster.forecasting.reconciliation;

import org.quartermaster.forecasting.models.Rhythm;

/**
 * What a back-test and the forecast after it look at.
 *
 * @param rhythm    what a period is
 * @param days      periods of history
 * @param origins   back-test origins, {@code scoreDays} apart, the last one {@code scoreDays} before the end
 * @param scoreDays periods scored after each
 * @param horizon   periods that are forecast after the end
 * @param least     periods that an origin must know
 */
public record Span(Rhythm rhythm, int days, int origins, int scoreDays, int horizon, int least) {

    /** Periods known at an origin; the one numbered {@link #origins} is the end of the history. */
    int end(int origin) {
        return days - (origins - origin) * scoreDays;
    }

    /** Periods looked at after an origin. */
    int ahead(int origin) {
        return origin < origins ? scoreDays : horizon;
    }

    int observations() {
        return origins * Outcomes.THIRDS;
    }
}
