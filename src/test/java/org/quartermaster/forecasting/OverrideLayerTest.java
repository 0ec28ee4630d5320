package org.quartermaster.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;

class OverrideLayerTest {

    private static final LocalDate ORIGIN = LocalDate.of(2026, 11, 21);
    private static final LocalDate TODAY = ORIGIN.plusDays(1);

    private static QuantileForecast baseline(float mean) {
        var forecast = QuantileForecast.zero(ORIGIN, 10);
        Arrays.fill(forecast.mean(), mean);
        Arrays.fill(forecast.quantiles(), 2 * mean);
        return forecast;
    }

    private static OverrideLayer.Laid override(int from, int to, ForecastOverride.Kind kind, double amount, LocalDate expires) {
        return OverrideLayer.Laid.alone(new ForecastOverride(1, ForecastLevel.of(new SkuId(1), new WarehouseId(1)), TODAY.plusDays(from), TODAY.plusDays(to), kind, amount, "why", expires, null, 1, "a", Instant.EPOCH));
    }

    @Test
    void replacesTheRangeByATotal() {
        var total = OverrideLayer.over(baseline(4), List.of(override(2, 5, ForecastOverride.Kind.SET, 40, null)), TODAY);
        assertThat(total.mean()).containsExactly(4, 4, 10, 10, 10, 10, 4, 4, 4, 4);
        assertThat(total.quantile(3, 0)).isEqualTo(20);
        assertThat(total.quantile(6, 0)).isEqualTo(8);
    }

    @Test
    void addsPercent() {
        var total = OverrideLayer.over(baseline(4), List.of(override(0, 0, ForecastOverride.Kind.PERCENT, -25, null)), TODAY);
        assertThat(total.mean()[0]).isEqualTo(3);
    }

    /** 60 units over 6 days of which 4 lie in the horizon: 10 each. */
    @Test
    void sharesATotalWithDaysBeyondTheHorizon() {
        var total = OverrideLayer.over(baseline(4), List.of(override(6, 11, ForecastOverride.Kind.SET, 60, null)), TODAY);
        assertThat(total.mean()).containsExactly(4, 4, 4, 4, 4, 4, 10, 10, 10, 10);
    }

    @Test
    void spreadsATotalEvenlyWhereNothingWasExpected() {
        var total = OverrideLayer.over(baseline(0), List.of(override(0, 1, ForecastOverride.Kind.SET, 8, null)), TODAY);
        assertThat((double) total.mean()[1]).isCloseTo(4, within(1e-6));
        assertThat(total.quantile(1, QuantileForecast.MEDIAN)).isEqualTo(4);
    }

    @Test
    void isTheBaselineItselfWhenNothingHolds() {
        var baseline = baseline(4);
        assertThat(OverrideLayer.over(baseline, List.of(override(0, 3, ForecastOverride.Kind.SET, 8, TODAY.minusDays(1))), TODAY)).isSameAs(baseline);
        assertThat(OverrideLayer.over(baseline, List.of(override(-5, -2, ForecastOverride.Kind.SET, 8, null)), TODAY)).isSameAs(baseline);
    }

    @Test
    void storesForecastsInHalfTheRoom() {
        var forecast = baseline(1_234);
        var read = ForecastBlob.read(ForecastBlob.write(forecast), ORIGIN);
        assertThat(read.mean()).containsExactly(forecast.mean());
        var large = baseline(3_000_000);
        assertThat((double) ForecastBlob.read(ForecastBlob.write(large), ORIGIN).mean()[0]).isCloseTo(3_000_000, within(3_000.0));
        assertThat(ForecastBlob.write(forecast)).hasSize(5 + 10 * 24);
    }

    /** Three days are locked: on the last day of an override, tomorrow, the forecast's days 1 … 3 are. Day 0 of the test is today. */
    @Test
    void expiresOnDaysThatAreNotLockedAlone() {
        ForecastOverride set = override(0, 5, ForecastOverride.Kind.SET, 60, TODAY.plusDays(1)).override();
        assertThat(set.on(TODAY.plusDays(1), 3)).contains(set);
        ForecastOverride left = set.on(TODAY.plusDays(2), 3).orElseThrow();
        assertThat(left.cutAfter()).isEqualTo(TODAY.plusDays(3));
        assertThat(set.lastDay(TODAY.plusDays(1), 3)).isEqualTo(TODAY.plusDays(5));
        assertThat(set.lastDay(TODAY.plusDays(2), 3)).isEqualTo(TODAY.plusDays(3));
        assertThat(set.lastDay(TODAY.plusDays(2), 9)).as("locked beyond its own last day").isEqualTo(TODAY.plusDays(5));
        assertThat(OverrideLayer.over(baseline(4), List.of(OverrideLayer.Laid.alone(left)), TODAY.plusDays(2)).mean()).containsExactly(10, 10, 10, 10, 4, 4, 4, 4, 4, 4);
        assertThat(set.on(TODAY.plusDays(2), 0)).as("nothing is locked").isEmpty();
        assertThat(override(4, 5, ForecastOverride.Kind.SET, 60, TODAY.plusDays(1)).override().on(TODAY.plusDays(2), 3)).as("begins after the locked days").isEmpty();
    }
}
