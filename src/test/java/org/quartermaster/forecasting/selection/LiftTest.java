package org.quartermaster.forecasting.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LiftTest {

    /** r = 0.15, v = (0.05² + 0.05²) / (2 · 1) = 0.0025: 1 + 0.15 · 0.0225 / 0.025 = 1.135. */
    @Test
    void followsOriginsThatAgree() {
        assertThat(Lift.of(new double[] {110, 120}, new double[] {100, 100})).isCloseTo(1.135, within(1e-9));
    }

    /** +20 % and −20 %: r = 0. */
    @Test
    void leavesOriginsThatDisagreeAlone() {
        assertThat(Lift.of(new double[] {120, 80}, new double[] {100, 100})).isCloseTo(1, within(1e-9));
    }

    @Test
    void believesNoSingleOrigin() {
        assertThat(Lift.of(new double[] {150}, new double[] {100})).isEqualTo(1);
    }

    @Test
    void isLimited() {
        assertThat(Lift.of(new double[] {300, 300}, new double[] {100, 100})).isEqualTo(1.2);
    }
}
