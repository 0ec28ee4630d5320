package org.quartermaster.forecasting.selection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TuningVerdictTest {

    @Test
    void aNetworkThatIsBetterAloneAndDoesNotHurtTheForecastTakesOver() {
        assertThat(new TuningVerdict(0.700, 0.690, 0.600, 0.600).isBetter()).isTrue();
        assertThat(new TuningVerdict(0.700, 0.690, 0.600, 0.590).isBetter()).isTrue();
    }

    @Test
    void aNetworkThatGainsTooLittleOrHurtsTheForecastDoesNot() {
        // half a per cent of 0.700 is 0.0035
        assertThat(new TuningVerdict(0.700, 0.6966, 0.600, 0.590).isBetter()).isFalse();
        assertThat(new TuningVerdict(0.700, 0.690, 0.600, 0.601).isBetter()).isFalse();
        assertThat(new TuningVerdict(0.700, 0.710, 0.600, 0.590).isBetter()).isFalse();
    }

    @Test
    void withoutAScoreNothingIsBetter() {
        assertThat(new TuningVerdict(Double.NaN, 0.690, 0.600, 0.590).isBetter()).isFalse();
        assertThat(new TuningVerdict(0.700, Double.NaN, 0.600, 0.590).isBetter()).isFalse();
        assertThat(new TuningVerdict(0.700, 0.690, 0.600, Double.NaN).isBetter()).isFalse();
    }
}
