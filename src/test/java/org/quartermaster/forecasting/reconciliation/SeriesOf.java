package org.quartermaster.forecasting.reconciliation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import org.quartermaster.forecasting.demand.Demand;
import org.quartermaster.forecasting.features.DayCalendar;
import org.quartermaster.forecasting.features.Peers;
import org.quartermaster.forecasting.features.Prices;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.ProfileSmoothing;
import org.quartermaster.forecasting.models.Rhythm;

/** Series for tests, without prices and promotions. */
final class SeriesOf {

    static final LocalDate MONDAY = LocalDate.of(2025, 1, 6);

    private SeriesOf() {
    }

    static SeriesInput units(int sku, int warehouse, int category, int horizon, float... units) {
        float[] nothing = new float[units.length + horizon];
        float[] prices = nothing.clone();
        Arrays.fill(prices, Float.NaN);
        return new SeriesInput(sku, warehouse, category, Demand.of(MONDAY, units, nothing, false), new Prices(prices, true), nothing, SeriesInput.ALWAYS_OPEN,
                new DayCalendar(MONDAY, nothing.length, Set.of()), new Peers(units, 1, 1, Double.NaN), ProfileSmoothing.plain(Rhythm.DAILY), Integer.MAX_VALUE);
    }
}
