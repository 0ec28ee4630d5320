package org.quartermaster.launcher.bench.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Seeds are fixed: the same paths are judged every time. */
class PathGatesTest {

    private static final int DAYS = 28;
    private static final int SERIES = 400;
    private static final int PATHS = 99;

    /** Days on which nothing or up to nine are sold, each by itself. */
    private static int[] plain(SplittableRandom random) {
        int[] days = new int[DAYS];
        for (int day = 0; day < DAYS; day++) {
            days[day] = random.nextDouble() < 0.4 ? 0 : random.nextInt(1, 10);
        }
        return days;
    }

    /** As many sales, but a fortnight with them and one without, whichever comes first. */
    private static int[] onAndOff(SplittableRandom random) {
        int[] days = new int[DAYS];
        int on = random.nextBoolean() ? 0 : DAYS / 2;
        for (int day = on; day < on + DAYS / 2; day++) {
            days[day] = random.nextInt(1, 10);
        }
        return days;
    }

    private static PathGates judged(Function<SplittableRandom, int[]> real, Function<SplittableRandom, int[]> made) {
        var random = new SplittableRandom(11);
        var gates = new PathGates(DAYS);
        for (int series = 0; series < SERIES; series++) {
            double[] actual = java.util.Arrays.stream(real.apply(random)).asDoubleStream().toArray();
            int[][] paths = new int[PATHS][];
            java.util.Arrays.setAll(paths, _ -> made.apply(random));
            gates.add(actual, paths, random);
        }
        return gates;
    }

    @Test
    void pathsOfTheSameKindPass() {
        PathGates gates = judged(PathGatesTest::plain, PathGatesTest::plain);
        assertThat(gates.failures()).isEmpty();
        assertThat(gates.line()).endsWith("passed").doesNotContain("not passed");
    }

    @Test
    void pathsThatForgetRunsAreToldApart() {
        PathGates gates = judged(PathGatesTest::onAndOff, PathGatesTest::plain);
        assertThat(gates.failures()).contains("lag 1", "zero run", "told apart");
        assertThat(gates.line()).contains("not passed: ");
    }

    @Test
    void totalsThatAreTooSmallFail() {
        PathGates gates = judged(PathGatesTest::plain, random -> java.util.Arrays.stream(plain(random)).map(units -> units / 2).toArray());
        assertThat(gates.largestMiss()).isGreaterThan(0.4);
        assertThat(gates.failures()).contains("totals");
    }

    @Test
    void aClassifierTellsWhatDiffersAndNothingElse() {
        var random = new SplittableRandom(5);
        var alike = new TwoSamples();
        var wider = new TwoSamples();
        var apart = new TwoSamples();
        for (int i = 0; i < SERIES; i++) {
            double x = random.nextGaussian();
            alike.add(new double[] {random.nextGaussian()}, new double[] {random.nextGaussian()});
            wider.add(new double[] {x}, new double[] {4 * random.nextGaussian()});
            apart.add(new double[] {x, Double.NaN}, new double[] {x + 100, 1});
        }
        assertThat(alike.area()).isBetween(0.4, 0.6);
        assertThat(wider.area()).as("the same mean, a larger spread").isGreaterThan(0.8);
        assertThat(apart.area()).isEqualTo(1);
        assertThat(new TwoSamples().area()).isNaN();
    }
}
