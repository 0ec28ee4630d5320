package org.quartermaster.learning.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SplitConformalTest {

    @Test
    void takesTheRankThatCovers() {
        SplitConformal conformal = new SplitConformal();
        for (int error = 1; error <= 19; error++) {
            conformal.add(0, 0, 2, 2 * error, 0);
        }
        // 19 errors 1 … 19 on the scale: rank ⌈20 · 0.9⌉ = 18, ⌊20 · 0.1⌋ = 2, ⌈20 · 0.5⌉ = 10; times the scale 3
        assertThat(conformal.offset(0, 0, 3, 0.9)).isEqualTo(54);
        assertThat(conformal.offset(0, 0, 3, 0.1)).isEqualTo(6);
        assertThat(conformal.offset(0, 0, 3, 0.5)).isEqualTo(30);
    }

    @Test
    void keepsGroupsAndStepsApartAndFallsBack() {
        SplitConformal conformal = new SplitConformal();
        for (int i = 0; i < 30; i++) {
            conformal.add(0, 0, 1, 1, 0);
            conformal.add(0, 1, 1, 5, 0);
            conformal.add(1, 0, 1, 9, 0);
        }
        conformal.add(1, 3, 1, 100, 0);
        assertThat(conformal.offset(0, 0, 1, 0.9)).isEqualTo(1);
        assertThat(conformal.offset(0, 1, 1, 0.9)).isEqualTo(5);
        assertThat(conformal.offset(1, 3, 1, 0.5)).as("one error is too few: those of the group").isEqualTo(9);
        assertThat(conformal.offset(7, 0, 1, 0.3)).as("an unknown group: those of all, a third each of 1, 5 and 9").isEqualTo(1);
        assertThat(new SplitConformal().offset(0, 0, 1, 0.9)).isZero();
    }

    @Test
    void coversWhatItPromises() {
        SplittableRandom random = new SplittableRandom(1);
        SplitConformal conformal = new SplitConformal();
        for (int i = 0; i < 2_000; i++) {
            conformal.add(0, 0, 10, 10 * random.nextExponential(), 7);
        }
        int below = 0;
        for (int i = 0; i < 2_000; i++) {
            below += 10 * random.nextExponential() <= 7 + conformal.offset(0, 0, 10, 0.8) ? 1 : 0;
        }
        // standard error of a share of 0.8 among 2,000, twice: 0.013
        assertThat(below / 2_000.0).isCloseTo(0.8, within(0.03));
    }
}
