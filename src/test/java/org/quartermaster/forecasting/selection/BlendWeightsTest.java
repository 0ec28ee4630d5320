package org.quartermaster.forecasting.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.demand.DemandClass;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Spread;

class BlendWeightsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final boolean[] ALL = all();

    private static boolean[] all() {
        boolean[] ran = new boolean[Members.COUNT];
        Arrays.fill(ran, true);
        return ran;
    }

    private static QuantileForecast flat(double value) {
        var forecast = QuantileForecast.zero(DAY, 7);
        Arrays.fill(forecast.quantiles(), (float) value);
        Arrays.fill(forecast.mean(), (float) value);
        return forecast;
    }

    /** Actuals 10; every member says 16 but one, which says what is asked; seasonal naive says 14. */
    private static List<BlendSample> samples(int count, int member, double says) {
        var samples = new ArrayList<BlendSample>();
        for (int i = 0; i < count; i++) {
            var members = new QuantileForecast[Members.COUNT];
            Arrays.fill(members, flat(16));
            members[Members.NAIVE] = flat(14);
            members[member] = flat(says);
            float[] actual = new float[7];
            Arrays.fill(actual, 10);
            samples.add(new BlendSample(DemandClass.SMOOTH, true, 10, members, Spread.POISSON, actual, 0));
        }
        return samples;
    }

    @Test
    void weightsAddUpToOneAndGoToTheBest() {
        double[] weights = BlendWeights.equalToFitted(samples(200, Members.TREES, 10), ALL);
        assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-9));
        assertThat(weights[Members.TREES]).isGreaterThan(0.9);
    }

    @Test
    void whoLosesToSeasonalNaiveGetsNothing() {
        double[] weights = BlendWeights.equalToFitted(samples(200, Members.TREES, 10), ALL);
        assertThat(weights[Members.QUANTILE_TREES]).isZero();
        assertThat(weights[2]).isZero();
    }

    @Test
    void whoDidNotAnswerGetsNothing() {
        boolean[] ran = all();
        ran[Members.TREES] = false;
        assertThat(BlendWeights.equalToFitted(samples(50, Members.TREES, 10), ran)[Members.TREES]).isZero();
    }

    /** One member is 4 too high, another 4 too low: the mean of both is right. */
    @Test
    void errorsThatCancelAreBlended() {
        var random = new Random(1);
        var samples = new ArrayList<BlendSample>();
        for (int i = 0; i < 300; i++) {
            var members = new QuantileForecast[Members.COUNT];
            Arrays.fill(members, flat(30));
            members[Members.TREES] = flat(14);
            members[Members.REFERENCE] = flat(6);
            float[] actual = new float[7];
            for (int t = 0; t < 7; t++) {
                actual[t] = 9 + random.nextInt(3);
            }
            samples.add(new BlendSample(DemandClass.SMOOTH, true, 10, members, Spread.POISSON, actual, 0));
        }
        double[] weights = BlendWeights.equalToFitted(samples, ALL);
        assertThat(weights[Members.TREES]).isBetween(0.4, 0.6);
        assertThat(weights[Members.REFERENCE]).isBetween(0.4, 0.6);
    }

    /** With 50 samples against 150 of the overall weights a quarter of the way is gone. */
    @Test
    void fewSamplesStayNearTheOverallWeights() {
        double[] overall = new double[Members.COUNT];
        overall[Members.REFERENCE] = 1;
        double[] weights = BlendWeights.shrunk(BlendWeights.fit(samples(50, Members.TREES, 10), ALL, overall), 50, overall, 150);
        assertThat(weights[Members.TREES]).isBetween(0.15, 0.26);
    }

    /** 10 and 10.5 beside an actual of 9: losses of 1 and 1.5 units differ by a half; 10 and 10.1 by a tenth. */
    @Test
    void treesAreAlikeWhenTheyLoseNearlyTheSame() {
        assertThat(BlendWeights.areTreesAlike(trees(10, 10.1), ALL)).isTrue();
        assertThat(BlendWeights.areTreesAlike(trees(10.1, 10), ALL)).isTrue();
        assertThat(BlendWeights.areTreesAlike(trees(10, 10.5), ALL)).isFalse();
        boolean[] ran = all();
        ran[Members.QUANTILE_TREES] = false;
        assertThat(BlendWeights.areTreesAlike(trees(10, 10), ran)).isFalse();
    }

    private static List<BlendSample> trees(double mean, double direct) {
        List<BlendSample> samples = samples(50, Members.TREES, mean);
        for (BlendSample sample : samples) {
            sample.members()[Members.QUANTILE_TREES] = flat(direct);
            Arrays.fill(sample.actual(), 9);
        }
        return samples;
    }

    @Test
    void evenedWeightsAddUpAsBefore() {
        double[] weights = new double[Members.COUNT];
        weights[Members.REFERENCE] = 0.3;
        weights[Members.TREES] = 0.6;
        weights[Members.QUANTILE_TREES] = 0.1;
        double[] evened = BlendWeights.evened(weights);
        assertThat(evened[Members.TREES]).isCloseTo(0.35, within(1e-9));
        assertThat(evened[Members.QUANTILE_TREES]).isCloseTo(0.35, within(1e-9));
        assertThat(evened[Members.REFERENCE]).isEqualTo(0.3);
    }
}
