package org.quartermaster.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DriftTest {

    private static boolean isDrifted(double units, double wql, double bias) {
        return new Drift("smooth", 28, units, wql, 0.5, bias, 0.02, 0, 0).isDrifted();
    }

    /** 0.02 + 0.1 is the last bias that is let pass; 1.2 · 0.5 = 0.6 the last loss. */
    @Test
    void looksAtBiasAndLoss() {
        assertThat(isDrifted(1_000, 0.5, 0.11)).isFalse();
        assertThat(isDrifted(1_000, 0.5, 0.13)).isTrue();
        assertThat(isDrifted(1_000, 0.5, -0.09)).isTrue();
        assertThat(isDrifted(1_000, 0.59, 0.02)).isFalse();
        assertThat(isDrifted(1_000, 0.61, 0.02)).isTrue();
    }

    @Test
    void saysNothingOfAHandfulOfUnits() {
        assertThat(isDrifted(199, 2, 0.9)).isFalse();
    }
}
