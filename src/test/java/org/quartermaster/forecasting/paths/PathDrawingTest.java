package org.quartermaster.forecasting.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PathDrawingTest {

    private static final int DAYS = 28;
    private static final int COUNT = 4_000;

    private static double[] flat(double value) {
        double[] all = new double[DAYS];
        Arrays.fill(all, value);
        return all;
    }

    private static double[] totals(int[][] paths) {
        return Arrays.stream(paths).mapToDouble(path -> Arrays.stream(path).sum()).toArray();
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElseThrow();
    }

    /** Sells for two weeks, then not for two weeks, and so on. */
    private static float[] onAndOff() {
        float[] demand = new float[336];
        for (int t = 0; t < demand.length; t++) {
            demand[t] = t / 14 % 2 == 0 ? 6 + t % 3 : 0;
        }
        return demand;
    }

    @Test
    void everyDayHasTheMeanAndVarianceOfTheForecast() {
        int[][] paths = PathDrawing.draw(flat(4), flat(8), 0.2, PastRanks.of(onAndOff(), 1), COUNT, new SplittableRandom(2));
        double[] ofDay = Arrays.stream(paths).mapToDouble(path -> path[9]).toArray();
        assertThat(Arrays.stream(ofDay).average().orElseThrow()).isCloseTo(4, within(0.25));
        assertThat(variance(ofDay)).isCloseTo(8, within(1.2));
    }

    @Test
    void independentDaysAddTheirVariancesAndACommonLevelAddsMore() {
        double alone = variance(totals(PathDrawing.draw(flat(4), flat(8), 0, PastRanks.NONE, COUNT, new SplittableRandom(3))));
        // 28 days of variance 8
        assertThat(alone).isCloseTo(224, within(25.0));
        double together = variance(totals(PathDrawing.draw(flat(40), flat(80), 0.25, PastRanks.NONE, COUNT, new SplittableRandom(4))));
        // 28 · 80 + 0.25 · (28² − 28) · 80, a little less for counts are not normal
        assertThat(together).isCloseTo(28 * 80 + 0.25 * (28 * 28 - 28) * 80, within(2_000.0));
    }

    @Test
    void pausesOfThePastComeAgain() {
        double past = longestPause(PathDrawing.draw(flat(2), flat(8), 0, PastRanks.of(onAndOff(), 1), 400, new SplittableRandom(5)));
        double independent = longestPause(PathDrawing.draw(flat(2), flat(8), 0, PastRanks.NONE, 400, new SplittableRandom(5)));
        assertThat(past).isGreaterThan(independent + 2);
    }

    private static double longestPause(int[][] paths) {
        return Arrays.stream(paths).mapToInt(path -> {
            int run = 0;
            int longest = 0;
            for (int units : path) {
                run = units == 0 ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
            return longest;
        }).average().orElseThrow();
    }

    @Test
    void ranksAreEvenAndKeepTheOrderOfGoodAndBadDays() {
        float[] demand = new float[70];
        for (int t = 0; t < demand.length; t++) {
            demand[t] = t % 5;
        }
        demand[3] = Float.NaN;
        float[] ranks = PastRanks.of(demand, 1).ranks();
        assertThat(ranks[3]).isNaN();
        double mean = 0;
        for (float rank : ranks) {
            mean += Float.isNaN(rank) ? 0 : rank / 69;
        }
        assertThat(mean).as("(1/2 + … + (n − 1/2)) / n²").isCloseTo(0.5, within(1e-4));
        assertThat(ranks[64]).as("four sold").isGreaterThan(ranks[65]);
        assertThat(PastRanks.of(new float[200], 1)).as("nothing was sold").isEqualTo(PastRanks.NONE);
        assertThat(PastRanks.of(Arrays.copyOf(demand, 40), 1)).as("too little is known").isEqualTo(PastRanks.NONE);
    }

    @Test
    void theSameSeedDrawsTheSame() {
        PastRanks ranks = PastRanks.of(onAndOff(), 1);
        assertThat(PathDrawing.draw(flat(4), flat(8), 0.1, ranks, 5, new SplittableRandom(9))).isDeepEqualTo(PathDrawing.draw(flat(4), flat(8), 0.1, ranks, 5, new SplittableRandom(9)));
    }
}
