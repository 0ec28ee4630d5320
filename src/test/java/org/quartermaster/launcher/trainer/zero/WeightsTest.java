package org.quartermaster.launcher.trainer.zero;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Numbers are counted, whatever their shape. */
class WeightsTest {

    @Test
    void numbersOfSomeNamesAreCountedApart() {
        var weights = new Weights();
        weights.fill("step.in", 0, 4, 5);
        weights.fill("step.out", 1, 3);
        weights.fill("encoder", 1, 100, 2);
        assertThat(weights.count()).isEqualTo(223);
        assertThat(weights.count(name -> name.startsWith("step"))).isEqualTo(23);
    }
}
