package org.quartermaster.forecasting.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.demand.DemandClass;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Spread;

class BlendPlanTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final int DAYS = 7;
    private static final int ORIGINS = 3;

    /** What two members say of a day that sells 10; all others are far off. */
    private interface Say {
        double of(int member, int segment, int origin, Random random);
    }

    private static List<BlendSample> samples(Say say) {
        var random = new Random(3);
        var samples = new ArrayList<BlendSample>();
        for (int i = 0; i < 300; i++) {
            int origin = i % ORIGINS;
            int segment = i / ORIGINS % 2;
            var members = new QuantileForecast[Members.COUNT];
            Arrays.fill(members, flat(40));
            for (int member : List.of(Members.REFERENCE, Members.TREES)) {
                members[member] = flat(say.of(member, segment, origin, random));
            }
            float[] actual = new float[ORIGINS * DAYS];
            Arrays.fill(actual, 10);
            samples.add(new BlendSample(segment == 0 ? DemandClass.SMOOTH : DemandClass.LUMPY, true, 10, members, Spread.POISSON, actual, origin * DAYS));
        }
        return samples;
    }

    private static QuantileForecast flat(double value) {
        var forecast = QuantileForecast.zero(DAY, DAYS);
        Arrays.fill(forecast.quantiles(), (float) value);
        Arrays.fill(forecast.mean(), (float) value);
        return forecast;
    }

    private static int segment(BlendSample sample) {
        return sample.kind() == DemandClass.SMOOTH ? 0 : 1;
    }

    private static double[][] weights(Say say) {
        boolean[] ran = new boolean[Members.COUNT];
        Arrays.fill(ran, true);
        List<BlendSample> samples = samples(say);
        return BlendPlan.leastLoss(samples, ran, BlendPlanTest::segment).weights(new BlendPlan.Fitted(samples, ran, BlendPlanTest::segment, 2));
    }

    /** Trees are right, smoothing is far too high: no weight is better spent elsewhere. */
    @Test
    void givesAllToAMemberThatIsAlwaysBest() {
        double[][] weights = weights((member, _, _, random) -> (member == Members.TREES ? 10 : 30) + 0.1 * random.nextGaussian());
        assertThat(weights[0][Members.TREES]).isEqualTo(1);
        assertThat(weights[1][Members.TREES]).isEqualTo(1);
    }

    /** One member is always 4 too high, the other 4 too low: only together they are right. */
    @Test
    void blendsWhereErrorsCancelAtEveryOrigin() {
        double[][] weights = weights((member, _, _, random) -> (member == Members.TREES ? 14 : 6) + 0.1 * random.nextGaussian());
        assertThat(weights[0][Members.TREES]).isBetween(0.4, 0.6);
        assertThat(weights[1][Members.REFERENCE]).isBetween(0.4, 0.6);
    }

    /** Each segment has its own best member, at every origin. */
    @Test
    void dividesWhereSegmentsDiffer() {
        double[][] weights = weights((member, segment, _, random) -> (member == Members.TREES == (segment == 0) ? 10 : 16) + 0.1 * random.nextGaussian());
        assertThat(weights[0][Members.TREES]).isGreaterThan(weights[1][Members.TREES] + 0.2);
    }

    /** Trees are always right, the quantile trees nearly: what is better by so little today need not be after the next training. */
    @Test
    void dividesBetweenTreesThatAreAlike() {
        boolean[] ran = new boolean[Members.COUNT];
        Arrays.fill(ran, true);
        List<BlendSample> samples = samples((member, _, _, random) -> (member == Members.TREES ? 12 : 30) + 0.1 * random.nextGaussian());
        samples.forEach(sample -> sample.members()[Members.QUANTILE_TREES] = flat(12.2));
        double[][] weights = BlendPlan.leastLoss(samples, ran, BlendPlanTest::segment).weights(new BlendPlan.Fitted(samples, ran, BlendPlanTest::segment, 2));
        assertThat(weights[0][Members.TREES]).isEqualTo(weights[0][Members.QUANTILE_TREES]).isGreaterThan(0.4);
    }

    /** Weights of every plan add up to one. */
    @Test
    void weightsAddUp() {
        for (double[] weights : weights((_, _, _, random) -> 10 + 3 * random.nextGaussian())) {
            assertThat(Arrays.stream(weights).sum()).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
        }
    }
}
