package org.quartermaster.launcher.trainer.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RetailMixTest {

    @Test
    void isTheSameForTheSameSeed() {
        RetailSeries one = new RetailMix(512, 64).draw(new SplittableRandom(4));
        RetailSeries same = new RetailMix(512, 64).draw(new SplittableRandom(4));
        assertThat(one.units()).isEqualTo(same.units());
        assertThat(Arrays.deepEquals(one.plan(), same.plan())).isTrue();
    }

    @Test
    void isDemandThatCouldBe() {
        SplittableRandom random = new SplittableRandom(1);
        Map<Grain, Integer> grains = new EnumMap<>(Grain.class);
        int mostlyZero = 0;
        int planned = 0;
        for (int s = 0; s < 600; s++) {
            RetailSeries series = new RetailMix(512, 64).draw(random);
            grains.merge(series.grain(), 1, Integer::sum);
            int zeros = 0;
            int known = 0;
            for (float units : series.units()) {
                assertThat(Float.isNaN(units) || units >= 0 && Float.isFinite(units)).isTrue();
                zeros += units == 0 ? 1 : 0;
                known += Float.isNaN(units) ? 0 : 1;
            }
            assertThat(known).as("something is known").isPositive();
            mostlyZero += zeros > known / 2 ? 1 : 0;
            planned += Arrays.stream(series.plan()).anyMatch(channel -> range(channel) > 0) ? 1 : 0;
        }
        assertThat(grains).containsOnlyKeys(Grain.values());
        assertThat(mostlyZero / 600.0).as("share of series that mostly sell nothing").isBetween(0.15, 0.5);
        assertThat(planned / 600.0).as("share with prices, promotions, holidays or closed days").isBetween(0.25, 0.7);
    }

    @Test
    void countsVaryAsMuchAsAsked() {
        // mean μ = 8, α = 0.25: variance μ + α μ² = 8 + 16 = 24; 40,000 draws: standard errors 0.025 and about 0.25
        Chance chance = new Chance(new SplittableRandom(2));
        double[] draws = new double[40_000];
        Arrays.setAll(draws, _ -> chance.negativeBinomial(8, 0.25));
        double mean = Arrays.stream(draws).average().orElseThrow();
        assertThat(mean).isCloseTo(8, within(0.12));
        assertThat(Arrays.stream(draws).map(x -> (x - mean) * (x - mean)).average().orElseThrow()).isCloseTo(24, within(1.2));
    }

    @Test
    void ordersComeAtTheIntervalAsked() {
        // a renewal process with a mean interval of 5 steps over 20,000 steps of equal intensity: about 4,000 orders
        double[] even = new double[20_000];
        Arrays.fill(even, 1);
        float[] units = Counts.seldom(new Chance(new SplittableRandom(3)), even, 5);
        int stepsWithOrders = 0;
        for (float value : units) {
            stepsWithOrders += value > 0 ? 1 : 0;
        }
        assertThat(stepsWithOrders).as("several orders may fall on one step").isBetween(3_000, 4_200);
    }

    @Test
    void cheapIsSoldMore() {
        double higher = 0;
        int cut = 0;
        for (int seed = 0; seed < 200; seed++) {
            Chance chance = new Chance(new SplittableRandom(seed));
            float[][] plan = new float[SalesPlan.CHANNELS][400];
            Arrays.fill(plan[SalesPlan.PRICE], 200, 400, (float) Math.log(0.7));
            double[] mean = MeanDemand.draw(chance, Grain.WEEK, 5, plan, 400);
            higher += Math.log(mean[200] / mean[199]);
            cut++;
        }
        // elasticity is 0 for 15 %, else even between 0 and 4: 0.85 · 2 · −ln 0.7 = 0.61; each jump has noise of about 0.4
        assertThat(higher / cut).isCloseTo(0.61, within(0.12));
    }

    private static double range(float[] values) {
        float least = Float.MAX_VALUE;
        float most = -Float.MAX_VALUE;
        for (float value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return most - least;
    }
}
