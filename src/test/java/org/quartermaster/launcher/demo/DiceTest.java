package org.quartermaster.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiceTest {

    private static final int DRAWS = 40_000;

    /** Variance of the negative binomial = mean + mean² / size: 2 + 4 / 4 = 3, 0.3 + 0.09 / 2 = 0.345, 50 + 2500 / 10 = 300. */
    @ParameterizedTest
    @CsvSource({"2, 4, 3", "0.3, 2, 0.345", "50, 10, 300"})
    void negativeBinomialHasItsMeanAndVariance(double mean, double size, double variance) {
        var dice = Dice.of(1, "test");
        int[] draws = IntStream.range(0, DRAWS).map(_ -> dice.negativeBinomial(mean, size)).toArray();
        double drawnMean = IntStream.of(draws).average().orElseThrow();
        double drawnVariance = IntStream.of(draws).mapToDouble(n -> (n - drawnMean) * (n - drawnMean)).sum() / (DRAWS - 1);
        assertThat(drawnMean).isCloseTo(mean, within(4 * Math.sqrt(variance / DRAWS)));
        assertThat(drawnVariance).isCloseTo(variance, within(0.08 * variance));
    }

    /** The variance of a Poisson is its mean. */
    @ParameterizedTest
    @CsvSource({"0.1", "5", "100"})
    void poissonHasItsMean(double mean) {
        var dice = Dice.of(2, "test");
        double drawn = IntStream.range(0, DRAWS).map(_ -> dice.poisson(mean)).average().orElseThrow();
        assertThat(drawn).isCloseTo(mean, within(4 * Math.sqrt(mean / DRAWS)));
    }
}
