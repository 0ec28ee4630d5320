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

    /** Smoothing missed the same 10 and 20 %: a season that nobody foresaw. With β = 0 nothing is made up for, with β = 0.5 half of ln 1.135. */
    @Test
    void leavesWhatEverybodyMissed() {
        double[] sold = {110, 120};
        double[] expected = {100, 100};
        assertThat(Lift.beside(sold, expected, expected, 0)).isCloseTo(1, within(1e-9));
        assertThat(Lift.beside(sold, expected, expected, 0.5)).isCloseTo(Math.sqrt(1.135), within(1e-9));
    }

    /** Smoothing was right: the lean is the method's own. */
    @Test
    void makesUpForTheMethodsOwnLean() {
        double[] sold = {110, 120};
        assertThat(Lift.beside(sold, new double[] {100, 100}, sold, 0)).isCloseTo(1.135, within(1e-9));
    }

    /** Smoothing expects a tenth too much and the method is right: nothing to make up for. */
    @Test
    void neverTurnsAgainstWhatWasSold() {
        assertThat(Lift.beside(new double[] {100, 100}, new double[] {100, 100}, new double[] {110, 110}, 0)).isCloseTo(1, within(1e-9));
    }
}
