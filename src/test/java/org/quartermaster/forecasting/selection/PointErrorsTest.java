package org.quartermaster.forecasting.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.demand.Demand;
import org.quartermaster.forecasting.demand.DemandClass;
import org.quartermaster.forecasting.features.DayCalendar;
import org.quartermaster.forecasting.features.DemandPool;
import org.quartermaster.forecasting.features.Prices;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.ProfileSmoothing;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Rhythm;
import org.quartermaster.learning.evaluation.SplitConformal;

class PointErrorsTest {

    private static final LocalDate MONDAY = LocalDate.of(2025, 1, 6);
    private static final int DAYS = 200;
    private static final int STEPS = 5;

    @Test
    void eachDemandClassHasTheWidthOfItsOwnErrors() {
        // both sell 10 a day on average: the one 10 every day, the other 10 or 90 every fifth day; 40 forecasts of each missed by ±1 and ±8 in turn
        NetworkQuestion smooth = question(_ -> 10);
        NetworkQuestion lumpy = question(t -> t % 5 != 0 ? 0 : t % 10 == 0 ? 10 : 90);
        assertThat(smooth.series().demand().demandClass()).isEqualTo(DemandClass.SMOOTH);
        assertThat(lumpy.series().demand().demandClass()).isEqualTo(DemandClass.LUMPY);
        var errors = new SplitConformal();
        for (int i = 0; i < 40; i++) {
            PointErrors.add(errors, smooth, missing(smooth, i % 2 == 0 ? 1 : -1));
            PointErrors.add(errors, lumpy, missing(lumpy, i % 2 == 0 ? 8 : -8));
        }
        assertThat(width(errors, smooth)).isCloseTo(2, within(0.01));
        assertThat(width(errors, lumpy)).isCloseTo(16, within(0.1));
    }

    private static float[][] missing(NetworkQuestion question, int by) {
        float[][] points = new float[STEPS][1];
        for (int step = 0; step < STEPS; step++) {
            points[step][0] = question.series().demand().raw()[question.end() + step] + by;
        }
        return points;
    }

    /** From level 0.05 to 0.95 around a forecast of 100. */
    private static double width(SplitConformal errors, NetworkQuestion question) {
        float[] quantiles = new float[QuantileForecast.LEVELS];
        PointErrors.spread(errors, question, 2, 100, quantiles, 0);
        return quantiles[QuantileForecast.LEVELS - 1] - quantiles[0];
    }

    private static NetworkQuestion question(IntToDoubleFunction units) {
        var pool = new DemandPool(Rhythm.DAILY, DAYS, MONDAY);
        float[] sold = new float[DAYS];
        float[] price = new float[DAYS];
        for (int t = 0; t < DAYS; t++) {
            sold[t] = (float) units.applyAsDouble(t);
            price[t] = 10;
        }
        Demand demand = Demand.of(MONDAY, sold, new float[DAYS], false);
        pool.add(0, 1, demand, price, DAYS);
        return new NetworkQuestion(new SeriesInput(1, 1, 0, demand, new Prices(price, true), new float[DAYS], SeriesInput.ALWAYS_OPEN, new DayCalendar(MONDAY, DAYS, Set.of()), pool.peers(0, 1),
                ProfileSmoothing.PLAIN, Integer.MAX_VALUE), DAYS - STEPS);
    }
}
