package org.quartermaster.delivery.planning.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CoolingTest {

    private static Cooling measured(long steps) {
        var cooling = new Cooling(100, 10);
        cooling.measure(0.02, steps);
        return cooling;
    }

    @Test
    void fewStepsPerStopCoolOnce() {
        Cooling slow = measured(100 * 4_999 / 50);
        assertThat(slow.temperature(0)).isEqualTo(1);
        assertThat(slow.temperature(0.5)).isCloseTo(Math.sqrt(0.03), within(1e-12));
        assertThat(slow.temperature(1)).isCloseTo(0.03, within(1e-12));
        assertThat(slow.isSecondRound(1)).isFalse();
    }

    @Test
    void manyStepsPerStopCoolTwiceAndMilderTheSecondTime() {
        Cooling fast = measured(100 * 5_000 / 50);
        assertThat(fast.temperature(0)).isEqualTo(1);
        assertThat(fast.temperature(0.5999)).isCloseTo(0.03, within(1e-4));
        assertThat(fast.isSecondRound(0.5999)).isFalse();
        assertThat(fast.isSecondRound(0.6)).isTrue();
        assertThat(fast.temperature(0.6)).isCloseTo(0.3, within(1e-12));
        assertThat(fast.temperature(1)).isCloseTo(0.03, within(1e-12));
    }

    @Test
    void measuresOnceAndNotTooEarly() {
        var cooling = new Cooling(100, 10);
        cooling.measure(0.01, 1_000_000);
        assertThat(cooling.isSecondRound(0.9)).as("too early").isFalse();
        cooling.measure(0.02, 10);
        cooling.measure(0.03, 1_000_000);
        assertThat(cooling.isSecondRound(0.9)).as("measured as slow").isFalse();
    }

    @Test
    void longRoutesBeginHotterAndEndAsCold() {
        // 120 stops on 3 routes are 40 each, four times the usual
        var cooling = new Cooling(120, 3);
        assertThat(cooling.temperature(0)).as("not yet measured").isEqualTo(1);
        cooling.measure(0.02, 120 * 5_000 / 50);
        assertThat(cooling.temperature(0)).isEqualTo(4);
        assertThat(cooling.temperature(0.5999)).isCloseTo(0.03 / Math.sqrt(1.2), within(1e-4));
        assertThat(cooling.temperature(0.6)).as("the second round is as mild as ever").isCloseTo(0.3, within(1e-12));
    }

    @Test
    void longRoutesOfSmallProblemsBeginHotWithOneRoundToo() {
        var cooling = new Cooling(120, 3);
        cooling.measure(0.02, 120 * 1_000 / 50);
        assertThat(cooling.temperature(0)).isEqualTo(4);
        assertThat(cooling.isSecondRound(1)).isFalse();
    }

    @Test
    void longRoutesBeginAsUsualWhenStepsAreFew() {
        var small = new Cooling(120, 3);
        small.measure(0.02, 120 * 999 / 50);
        assertThat(small.temperature(0)).isEqualTo(1);
        var large = new Cooling(200, 5);
        large.measure(0.02, 200 * 4_999 / 50);
        assertThat(large.temperature(0)).isEqualTo(1);
    }

    @Test
    void manyStopsCoolOnceHoweverManySteps() {
        var cooling = new Cooling(151, 15);
        cooling.measure(0.02, 1_000_000_000);
        assertThat(cooling.isSecondRound(0.9)).isFalse();
        assertThat(cooling.temperature(1)).isCloseTo(0.03 / Math.sqrt(1.51), within(1e-12));
    }

    @Test
    void theEndIsTheColderTheMoreStops() {
        assertThat(new Cooling(25, 5).temperature(1)).as("few stops").isCloseTo(0.03, within(1e-12));
        assertThat(new Cooling(400, 40).temperature(1)).as("four times the usual size").isCloseTo(0.015, within(1e-12));
        assertThat(new Cooling(900, 90).temperature(1)).as("nine times").isCloseTo(0.01, within(1e-12));
        assertThat(new Cooling(900, 90).temperature(0)).as("the beginning is as hot").isEqualTo(1);
        assertThat(new Cooling(900, 90).temperature(0.5)).as("geometric").isCloseTo(0.1, within(1e-12));
    }
}
