package org.quartermaster.launcher.bench.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.learning.evaluation.SeriesScale;

class MethodScoresTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    /** All quantiles 6, mean 7, on both days. */
    private static QuantileForecast forecast() {
        var forecast = QuantileForecast.zero(DAY, 3);
        Arrays.fill(forecast.quantiles(), 6);
        Arrays.fill(forecast.mean(), 7);
        return forecast;
    }

    /**
     * Actuals 10, missing, 5. Σ|y| = 15. Median errors 4 and 1: WAPE 5/15. Mean errors −3 and +2: bias −1/15. Pinball of level q: 4q + (1 − q); over 0.1 … 0.9 Σ = 4 · 4.5 + 4.5 = 22.5, mean 2.5: WQL 2 · 2.5 / 15.
     * MASE (5/2) / 2 = 1.25; RMSSE √((9 + 4)/2 / 26) = 0.5; 5 ≤ 6 is covered, 10 is not.
     */
    @Test
    void addsUpByHand() {
        var scores = new MethodScores();
        scores.add(forecast(), new float[] {99, 10, Float.NaN, 5}, 1, new SeriesScale(2, 26));
        assertThat(scores.wape()).isCloseTo(5 / 15.0, within(1e-9));
        assertThat(scores.bias()).isCloseTo(-1 / 15.0, within(1e-9));
        assertThat(scores.wql()).isCloseTo(5 / 15.0, within(1e-9));
        assertThat(scores.meanWape()).isCloseTo(5 / 15.0, within(1e-9));
        assertThat(scores.mase()).isCloseTo(1.25, within(1e-9));
        assertThat(scores.rmsse()).isCloseTo(0.5, within(1e-9));
        assertThat(scores.coverage(QuantileForecast.MEDIAN)).isEqualTo(0.5);
    }

    /** The second series has no scale: it counts in the sums, not in MASE and RMSSE. */
    @Test
    void leavesOutWhatCannotBeScaled() {
        var scores = new MethodScores();
        scores.add(forecast(), new float[] {10, Float.NaN, 5}, 0, new SeriesScale(2, 26));
        scores.add(forecast(), new float[] {6, 6, 6}, 0, new SeriesScale(0, Double.NaN));
        assertThat(scores.mase()).isCloseTo(1.25, within(1e-9));
        assertThat(scores.rmsse()).isCloseTo(0.5, within(1e-9));
        assertThat(scores.wape()).isCloseTo(5 / 33.0, within(1e-9));
    }

    @Test
    void writesNumbersShort() {
        var text = new StringBuilder();
        for (float value : new float[] {0, 1, -0.5f, 12.34f, 0.001f, 0.0004f, 1_000_000}) {
            ForecastsFile.number(value, text);
            text.append(' ');
        }
        assertThat(text.toString()).isEqualTo("0 1 -0.5 12.34 0.001 0 1000000 ");
    }
}
