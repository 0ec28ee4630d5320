package org.quartermaster.launcher.trainer.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One property for each ingredient of the mix. Seeds are fixed: where a share is asserted, the same series are drawn every time. */
class RetailIngredientsTest {

    private static final int PAST = 512;
    private static final int STEPS = 576;
    private static final int SEEDS = 300;
    private final RetailMix mix = new RetailMix(PAST, STEPS - PAST);

    @Test
    void ordersAreLumpyAndSomeComeInPacks() {
        Function<Chance, float[]> seldom = chance -> Counts.seldom(chance, doubles(1), 5);
        assertThat(share(seldom, units -> commonDivisor(units) > 1)).as("a pack for a fifth").isBetween(0.12, 0.3);
        assertThat(share(seldom, units -> largest(units) >= 5 * smallest(units))).as("sizes that differ much").isBetween(0.3, 0.9);
        assertThat(share(seldom, units -> zeros(units) > STEPS / 3)).as("many steps without an order").isGreaterThan(0.9);
    }

    @Test
    void productsAreBornAndFade() {
        for (int seed = 0; seed < SEEDS; seed++) {
            double[] mean = doubles(100);
            int birth = LifeCycle.live(chance(seed), mean, PAST);
            assertThat(birth).as("there is a past to forecast from").isLessThanOrEqualTo(PAST - 8);
            for (int t = 1; t < STEPS; t++) {
                if (birth > 0) {
                    assertThat(t < birth ? mean[t] == 0 : mean[t] > 0).as("nothing before the launch at %d, something at %d", birth, t).isTrue();
                } else if (mean[0] == 100) {
                    assertThat(mean[t]).as("a fade never rises").isLessThanOrEqualTo(mean[t - 1]);
                }
            }
        }
        assertThat(share(chance -> lived(chance), mean -> mean[0] == 100)).as("a quarter fades").isBetween(0.18, 0.32);
    }

    @Test
    void stockOutsLeaveZerosThatNobodyNoted() {
        // 1,000 a day: chance alone leaves a day without a sale less than once in 40,000
        Function<Chance, float[]> often = chance -> Counts.often(chance, doubles(1_000), 1_000);
        assertThat(share(often, units -> zeros(units) > 0)).isBetween(0.25, 0.5);
        assertThat(share(often, units -> longestZeros(units) >= 5)).as("out of stock for a while").isBetween(0.08, 0.35);
        assertThat(share(often, units -> anyUnknown(units))).as("nobody noted it").isZero();
    }

    @Test
    void closedDaysSellNothing() {
        float[][] plan = new float[SalesPlan.CHANNELS][STEPS];
        plan[SalesPlan.CLOSED][100] = 1;
        // nine in ten sell e^-20 of a usual day, the others e^-1.5
        assertThat(share(chance -> planned(chance, plan), log -> log[100] - log[102] < -19)).isBetween(0.84, 0.96);
        assertThat(share(chance -> planned(chance, plan), log -> log[100] - log[102] < -1.4f)).isEqualTo(1);
    }

    @Test
    void promotionsSellMore() {
        float[][] plan = new float[SalesPlan.CHANNELS][STEPS];
        plan[SalesPlan.PROMOTION][100] = 1;
        // 85 % believe in promotions, with an effect even between 0 and 1.1
        double mean = IntStream.range(0, SEEDS).mapToDouble(seed -> planned(chance(seed), plan)[100]).average().orElseThrow();
        assertThat(mean).isCloseTo(0.85 * 0.55, within(0.06));
        assertThat(share(chance -> planned(chance, plan), log -> log[100] >= 0)).isEqualTo(1);
    }

    @Test
    void kernelsRepeatAndWander() {
        assertThat(share(chance -> new SmoothSeries(chance, Grain.DAY, STEPS).kernels(), path -> correlation(path, 1) > 0.5)).as("a day is like the day before, unless noise or a week rules").isBetween(0.6, 0.95);
        assertThat(share(chance -> new SmoothSeries(chance, Grain.DAY, STEPS).kernels(), path -> correlation(path, 7) > correlation(path, 3) + 0.2)).as("weekly").isBetween(0.08, 0.4);
    }

    @Test
    void stateSpaceSeriesHaveASeasonThatStays() {
        Function<Chance, double[]> smoothing = chance -> new SmoothSeries(chance, Grain.DAY, STEPS).exponentialSmoothing();
        assertThat(share(smoothing, path -> correlation(path, 7) > correlation(path, 3) + 0.1)).isBetween(0.4, 0.75);
    }

    @Test
    void switchingSeriesKeepAroundALevel() {
        Function<Chance, double[]> switching = chance -> new SmoothSeries(chance, Grain.DAY, STEPS).switching();
        assertThat(share(switching, path -> correlation(path, 1) > 0.4)).as("pulled back slowly").isGreaterThan(0.9);
        assertThat(share(switching, path -> Arrays.stream(path).allMatch(x -> Math.abs(x) < 20))).isEqualTo(1);
    }

    @Test
    void regimesAreFewLastingJumps() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var mean = new MeanDemand(chance(seed), Grain.DAY, STEPS);
            mean.regimes();
            double[] log = mean.log();
            assertThat(IntStream.range(1, STEPS).filter(t -> log[t] != log[t - 1]).count()).isBetween(0L, 3L);
            assertThat(log[STEPS - 1]).as("it lasts to the end").isNotZero();
        }
    }

    @Test
    void outliersAreFewAndLarge() {
        int spoiled = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            float[] units = filled(10);
            mix.spoil(chance(seed), units);
            double[] changed = IntStream.range(0, STEPS).mapToDouble(t -> units[t]).filter(value -> value != 10).toArray();
            assertThat(changed.length).isLessThanOrEqualTo(6);
            assertThat(Arrays.stream(changed).allMatch(value -> value >= 30)).isTrue();
            spoiled += changed.length > 0 ? 1 : 0;
        }
        assertThat(spoiled / (double) SEEDS).as("twelve in a hundred").isBetween(0.08, 0.16);
    }

    @Test
    void aMixtureIsMoreThanItsPartAndHasNoPlan() {
        for (int seed = 0; seed < 50; seed++) {
            float[][] plan = new float[SalesPlan.CHANNELS][STEPS];
            Arrays.fill(plan[SalesPlan.PROMOTION], 1);
            var series = new RetailSeries(Grain.DAY, filled(10), plan);
            mix.mix(chance(seed), series);
            assertThat(series.plan()[SalesPlan.PROMOTION]).as("promotions explain it no longer").containsOnly(0);
            double mean = 0;
            for (float value : series.units()) {
                assertThat(Float.isNaN(value) || value >= 10).isTrue();
                mean += Float.isNaN(value) ? 0 : value / STEPS;
            }
            assertThat(mean).as("the other has 0.2 to 2 times the mean").isLessThanOrEqualTo(30.1);
        }
    }

    @Test
    void weeksAndMonthsAreSumsOfDays() {
        for (int seed = 0; seed < 100; seed++) {
            RetailSeries weeks = mix.aggregated(chance(seed), Grain.WEEK);
            RetailSeries months = mix.aggregated(chance(seed), Grain.MONTH);
            assertThat(weeks.grain()).isEqualTo(Grain.WEEK);
            assertThat(unknownAtFirst(weeks.units())).as("40 to 140 weeks of past, unless a launch hides more").isGreaterThanOrEqualTo(PAST - 140);
            assertThat(unknownAtFirst(months.units())).isGreaterThanOrEqualTo(PAST - 60);
            assertThat(months.units()).hasSize(STEPS);
            assertThat(months.plan()[SalesPlan.PRICE]).as("days know the plan, sums do not").containsOnly(0);
        }
        Predicate<RetailSeries> dense = series -> zeros(series.units()) < (STEPS - unknownAtFirst(series.units())) / 2;
        long weeks = IntStream.range(0, 100).mapToObj(seed -> mix.aggregated(chance(seed), Grain.WEEK)).filter(dense).count();
        long months = IntStream.range(0, 100).mapToObj(seed -> mix.aggregated(chance(seed), Grain.MONTH)).filter(dense).count();
        assertThat(months).as("the longer the step, the fewer without a sale").isGreaterThanOrEqualTo(weeks);
    }

    @Test
    void whatIsToBeForecastIsNeverHiddenUnlessClosed() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var series = new RetailSeries(Grain.DAY, filled(10), new float[SalesPlan.CHANNELS][STEPS]);
            Arrays.fill(series.plan()[SalesPlan.CLOSED], PAST + 10, PAST + 12, 1);
            mix.hide(chance(seed), series);
            for (int t = PAST; t < STEPS; t++) {
                boolean closed = t == PAST + 10 || t == PAST + 11;
                assertThat(closed || series.units()[t] == 10).as("step %d", t).isTrue();
            }
        }
    }

    private static double[] lived(Chance chance) {
        double[] mean = doubles(100);
        LifeCycle.live(chance, mean, PAST);
        return mean;
    }

    private static double[] planned(Chance chance, float[][] plan) {
        var mean = new MeanDemand(chance, Grain.DAY, STEPS);
        mean.follow(plan);
        return mean.log();
    }

    private static <T> double share(Function<Chance, T> drawn, Predicate<T> property) {
        return IntStream.range(0, SEEDS).mapToObj(seed -> drawn.apply(chance(seed))).filter(property).count() / (double) SEEDS;
    }

    private static Chance chance(int seed) {
        return new Chance(new SplittableRandom(seed));
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int t = 0; t < floats.length; t++) {
            floats[t] = (float) values[t];
        }
        return floats;
    }

    private static float[] filled(float value) {
        return floats(doubles(value));
    }

    private static double[] doubles(double value) {
        double[] values = new double[STEPS];
        Arrays.fill(values, value);
        return values;
    }

    private static int commonDivisor(float[] units) {
        int divisor = 0;
        for (float value : units) {
            int a = divisor;
            int b = (int) value;
            while (b != 0) {
                int rest = a % b;
                a = b;
                b = rest;
            }
            divisor = a;
        }
        return divisor;
    }

    private static float largest(float[] units) {
        return (float) IntStream.range(0, units.length).mapToDouble(t -> units[t]).max().orElse(0);
    }

    private static float smallest(float[] units) {
        return (float) IntStream.range(0, units.length).mapToDouble(t -> units[t]).filter(value -> value > 0).min().orElse(1);
    }

    private static long zeros(float[] units) {
        return IntStream.range(0, units.length).filter(t -> units[t] == 0).count();
    }

    private static int longestZeros(float[] units) {
        int run = 0;
        int longest = 0;
        for (float value : units) {
            run = value == 0 ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static boolean anyUnknown(float[] units) {
        return IntStream.range(0, units.length).anyMatch(t -> Float.isNaN(units[t]));
    }

    private static int unknownAtFirst(float[] units) {
        return IntStream.range(0, units.length).filter(t -> !Float.isNaN(units[t])).findFirst().orElse(units.length);
    }

    private static double correlation(double[] path, int lag) {
        double mean = Arrays.stream(path).average().orElseThrow();
        double together = 0;
        double variance = 0;
        for (int t = 0; t < path.length; t++) {
            variance += (path[t] - mean) * (path[t] - mean);
            together += t >= lag ? (path[t] - mean) * (path[t - lag] - mean) : 0;
        }
        return together / variance;
    }
}
