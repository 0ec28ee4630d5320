package org.quartermaster.delivery.planning.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortfallTest {
    private static final double MEAN_LEG = 10;

    @Test
    void risesWhileSomebodyIsLeftOutAndFallsWhileNobodyIs() {
        var shortfall = new Shortfall(MEAN_LEG);
        double first = shortfall.cents();
        shortfall.count(true);
        double dearer = shortfall.cents();
        shortfall.count(false);

        assertThat(dearer).isGreaterThan(first);
        assertThat(shortfall.cents()).isLessThan(dearer);
    }

    @Test
    void staysWhereItIsWhenTheWantedShareOfStepsIsShort() {
        var shortfall = new Shortfall(MEAN_LEG);
        double first = shortfall.cents();
        for (int step = 0; step < 10_000; step++) {
            shortfall.count(step % 10 < 10 * Shortfall.SHARE);
        }

        assertThat(shortfall.cents()).isBetween(0.95 * first, 1.05 * first);
    }

    @Test
    void neverBecomesFreeNorEndless() {
        var cheap = new Shortfall(MEAN_LEG);
        var dear = new Shortfall(MEAN_LEG);
        for (int step = 0; step < 100_000; step++) {
            cheap.count(false);
            dear.count(true);
        }

        assertThat(cheap.cents()).isEqualTo(0.5 * MEAN_LEG);
        assertThat(dear.cents()).isEqualTo(1e5 * MEAN_LEG);
    }
}
