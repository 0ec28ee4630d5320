package org.quartermaster.learning.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ForecastScoreTest {

    private static final double[] LEVELS = {0.1, 0.5, 0.9};

    /**
     * Day 1: actual 10, quantiles 6 · 9 · 14, mean 10. L.1 = 0.1·4 = 0.4; L.5 = 0.5·1 = 0.5; L.9 = 0.1·4 = 0.4.
     * Day 2: actual 0, quantiles 0 · 2 · 5, mean 3. L.1 = 0; L.5 = 0.5·2 = 1; L.9 = 0.1·5 = 0.5.
     * Sums 0.4, 1.5, 0.9; mean 2.8/3; times 2 is 1.8667; Σ|y| = 10. WQL 0.18667; WAPE (1 + 2)/10; bias (0 + 3)/10; both days inside.
     */
    private static ForecastScore twoDays() {
        var score = new ForecastScore(LEVELS);
        score.add(10, new float[] {6, 9, 14}, 0, 10);
        score.add(0, new float[] {99, 0, 2, 5}, 1, 3);
        return score;
    }

    @Test
    void agreesWithTheHandCalculation() {
        var score = twoDays();
        assertThat(score.wql()).isCloseTo(0.186667, within(1e-6));
        assertThat(score.wape()).isCloseTo(0.3, within(1e-9));
        assertThat(score.bias()).isCloseTo(0.3, within(1e-9));
        assertThat(score.coverage()).isEqualTo(1);
    }

    @Test
    void scalesErrorsByTheHistory() {
        // history 1 2 4 8, season 2: |4−1| = 3, |8−2| = 6, mean 4.5; steps 1 2 4: squares 1 4 16, mean 7
        var scale = SeriesScale.of(new float[] {1, 2, 4, 8}, 4, 2);
        assertThat(scale.mase()).isCloseTo(4.5, within(1e-9));
        assertThat(scale.rmsse()).isCloseTo(7, within(1e-9));
        // absolute errors 1 and 2: mean 1.5 / 4.5; squared errors of the mean 0 and 9: mean 4.5 / 7
        assertThat(twoDays().mase(scale)).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(twoDays().rmsse(scale)).isCloseTo(Math.sqrt(4.5 / 7), within(1e-9));
    }

    @Test
    void countsNaiveStepsOnlyAfterTheFirstSale() {
        // 0 0 3 NaN 5 6: after the first sale only 5 → 6 is a known step, and of two days only 3 → 5
        var scale = SeriesScale.of(new float[] {0, 0, 3, Float.NaN, 5, 6}, 6, 2);
        assertThat(scale.rmsse()).isCloseTo(1, within(1e-9));
        assertThat(scale.mase()).isCloseTo(2, within(1e-9));
    }

    @Test
    void skipsAMissingActual() {
        var score = twoDays();
        score.add(Double.NaN, new float[] {0, 0, 0}, 0, 0);
        assertThat(score.days()).isEqualTo(2);
        assertThat(score.wql()).isCloseTo(0.186667, within(1e-6));
    }

    @Test
    void addsUpOverParts() {
        var left = new ForecastScore(LEVELS);
        left.add(10, new float[] {6, 9, 14}, 0, 10);
        var right = new ForecastScore(LEVELS);
        right.add(0, new float[] {0, 2, 5}, 0, 3);
        left.merge(right);
        assertThat(left.wql()).isEqualTo(twoDays().wql());
        assertThat(left.wape()).isEqualTo(twoDays().wape());
    }

    @Test
    void hasNoShareOfNothing() {
        var score = new ForecastScore(LEVELS);
        score.add(0, new float[] {0, 1, 2}, 0, 1);
        assertThat(score.wql()).isNaN();
        assertThat(score.quantileLoss()).isCloseTo(2 * (0.5 + 0.2) / 3, within(1e-6));
    }

    @Test
    void leavesTheOuterLevelsOutOfWql() {
        var score = new ForecastScore(0.05, 0.5, 0.95);
        score.add(10, new float[] {0, 8, 50}, 0, 8);
        assertThat(score.quantileLoss()).isCloseTo(2 * 1.0, within(1e-9));
    }

    @Test
    void refusesLevelsWithoutTheMedian() {
        assertThatThrownBy(() -> new ForecastScore(0.1, 0.9)).isInstanceOf(IllegalArgumentException.class);
    }
}
