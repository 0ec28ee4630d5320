package org.quartermaster.forecasting.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.demand.Demand;
import org.quartermaster.forecasting.models.ProfileSmoothing;
import org.quartermaster.forecasting.models.Rhythm;
import org.quartermaster.learning.features.FeatureMatrix;

class TrainingRowsTest {

    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 700;
    private static final int HORIZON = 28;

    private static SeriesInput series(int sku) {
        float[] units = new float[DAYS];
        Arrays.fill(units, 5);
        float[] price = new float[DAYS + HORIZON];
        Arrays.fill(price, 10);
        var demand = Demand.of(MONDAY, units, new float[DAYS + HORIZON], false);
        var pool = new DemandPool(Rhythm.DAILY, DAYS, MONDAY);
        pool.add(0, 1, demand, price, DAYS);
        return new SeriesInput(sku, 1, 0, demand, new Prices(price, true), new float[DAYS + HORIZON], SeriesInput.ALWAYS_OPEN, new DayCalendar(MONDAY, DAYS + HORIZON, Set.of()), pool.peers(0, 1),
                new ProfileSmoothing(pool.profile(0, 1)), Integer.MAX_VALUE);
    }

    private static FeatureMatrix drawn(int budget, int series) {
        var rows = new TrainingRows(Rhythm.DAILY, budget, series, HORIZON, 7);
        for (int sku = 1; sku <= series; sku++) {
            rows.add(rows.draw(series(sku)));
        }
        return rows.build();
    }

    /** Origins are drawn as the share u^1.6 of the history back from the end: 65 % lie in the newer half, as 0.5^(1 / 1.6) = 0.648. */
    @Test
    void takesMoreRowsOfTheNewerHalf() {
        FeatureMatrix rows = drawn(20_000, 30);
        assertThat(rows.rows()).isGreaterThan(5_000);
        double newer = IntStream.range(0, rows.rows()).filter(row -> TrainingRows.targetDay(rows.ids()[row]) >= DAYS / 2).count() / (double) rows.rows();
        assertThat(newer).isBetween(0.58, 0.78);
    }

    @Test
    void neverHoldsMoreThanItsBudget() {
        assertThat(drawn(1_000, 30).rows()).isLessThanOrEqualTo(1_000);
    }
}
