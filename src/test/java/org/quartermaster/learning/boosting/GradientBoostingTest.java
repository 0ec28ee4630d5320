package org.quartermaster.learning.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.quartermaster.learning.features.FeatureMatrix;

class GradientBoostingTest {

    private static final BoostingOptions PLAIN = BoostingOptions.of(new Objective.Squared()).withRowShare(1).withColumnShare(1).withLeafLimits(1, 0).withThreads(2)
            .withEngine(Engine.HISTOGRAM);

    @Test
    void equalsATreeGrownByHand() {
        // x 1 2 3 4 5, y 1 1 2 6 10: mean 4, residuals −3 −3 −2 2 6.
        // Cuts: {1}|… 9 + 9/4 = 11.25; {1,2}|… 36/2 + 36/3 = 30; {1,2,3}|… 64/3 + 64/2 = 53.3; {1..4}|{5} 36/4 + 36 = 45. Best after 3: leaves −8/3 and 4.
        FeatureMatrix data = matrix(new float[][] {{1, 2, 3, 4, 5}}, 1, 1, 2, 6, 10);

        BoostedModel model = train(data, PLAIN.withTrees(1, 2, 1));

        assertThat(model.predict(new float[] {3})).isCloseTo(4 - 8 / 3.0, within(1e-6));
        assertThat(model.predict(new float[] {3.49f})).isCloseTo(4 - 8 / 3.0, within(1e-6));
        assertThat(model.predict(new float[] {3.51f})).isCloseTo(8, within(1e-6));
        // third leaf: {4}|{5} gains 4 + 36 − 64/2 = 8 (residuals 2 and 6); {1,2}|{3} gains 18 + 4 − 64/3 = 0.67. So 4 → 6 and 5 → 10.
        BoostedModel three = train(data, PLAIN.withTrees(1, 3, 1));
        assertThat(three.predict(new float[] {4})).isCloseTo(6, within(1e-6));
        assertThat(three.predict(new float[] {5})).isCloseTo(10, within(1e-6));
        assertThat(three.predict(new float[] {1})).isCloseTo(4 - 8 / 3.0, within(1e-6));
    }

    @Test
    void shrinksLeavesByL2AndWeighsRows() {
        // weights 3 and 1 on y 0 and 8: mean 2; residuals −2 (weight 3) and 6. Leaf of the first: G = 3 · 2 = 6, H = 3, λ = 1: −6 / 4 = −1.5; of the second 6 / 2 = 3.
        FeatureMatrix data = matrix(new float[][] {{0, 1}}, 0, 8);
        data.weight()[0] = 3;

        BoostedModel model = train(data, PLAIN.withTrees(1, 2, 1).withLeafLimits(1, 1));

        assertThat(model.predict(new float[] {0})).isCloseTo(0.5, within(1e-6));
        assertThat(model.predict(new float[] {1})).isCloseTo(5, within(1e-6));
    }

    @Test
    void sendsMissingValuesToTheBetterSide() {
        float nan = Float.NaN;
        FeatureMatrix low = matrix(new float[][] {{1, 2, 3, 4, nan, nan}}, 0, 0, 9, 9, 0, 0);
        FeatureMatrix high = matrix(new float[][] {{1, 2, 3, 4, nan, nan}}, 0, 0, 9, 9, 9, 9);
        FeatureMatrix alone = matrix(new float[][] {{1, 2, 3, 4, nan, nan}}, 0, 0, 0, 0, 9, 9);

        for (FeatureMatrix data : List.of(low, high, alone)) {
            BoostedModel model = train(data, PLAIN.withTrees(1, 2, 1));
            double[] predicted = model.predict(data);
            for (int r = 0; r < data.rows(); r++) {
                assertThat(predicted[r]).isCloseTo(data.target()[r], within(1e-5));
                assertThat(smile(model).predict(data.row(r, new float[1]))).isCloseTo(data.target()[r], within(1e-5));
            }
        }
    }

    @Test
    void learnsAKnownFunction() {
        FeatureMatrix train = friedman(20_000, 1);
        FeatureMatrix validation = friedman(5_000, 2);
        FeatureMatrix test = friedman(5_000, 3);

        BoostedModel model = GradientBoosting.train(train, validation, PLAIN.withTrees(400, 31, 0.1).withRowShare(0.8).withLeafLimits(20, 1), TrainingProgress.NONE);

        // noise has variance 1, the function one of about 24: all but 2 % of it found leaves √(1 + 0.02 · 24) = 1.217
        assertThat(rmse(model, test)).isLessThan(1.217);
        assertThat(model.record().validationLoss()).isLessThan(0.1 * model.record().baselineLoss());
        assertThat(model.record().trees()).isBetween(50, 400);
    }

    @Test
    void isAsGoodAsSmilesExactTrees() {
        FeatureMatrix train = friedman(2_000, 1);
        FeatureMatrix test = friedman(5_000, 3);
        BoostingOptions options = PLAIN.withTrees(60, 20, 0.1).withLeafLimits(10, 0);

        BoostedModel ours = train(train, options);
        BoostedModel theirs = train(train, options.withEngine(Engine.SMILE));

        assertThat(ours.record().options().engine()).isEqualTo(Engine.HISTOGRAM);
        assertThat(theirs.record().options().engine()).isEqualTo(Engine.SMILE);
        assertThat(rmse(ours, test) / rmse(theirs, test)).isBetween(0.95, 1.05);
    }

    @Test
    void takesSmileForSmallCompleteDataOnly() {
        FeatureMatrix small = friedman(300, 1);
        assertThat(train(small, PLAIN.withTrees(3, 4, 0.1).withEngine(Engine.AUTOMATIC)).record().options().engine()).isEqualTo(Engine.SMILE);
        assertThat(train(friedman(6_001, 1), PLAIN.withTrees(3, 4, 0.1).withEngine(Engine.AUTOMATIC)).record().options().engine()).isEqualTo(Engine.HISTOGRAM);
        small.set(7, 2, Float.NaN);
        assertThat(train(small, PLAIN.withTrees(3, 4, 0.1).withEngine(Engine.AUTOMATIC)).record().options().engine()).isEqualTo(Engine.HISTOGRAM);
        assertThatThrownBy(() -> train(small, PLAIN.withEngine(Engine.SMILE))).hasMessageContaining("feature x2 of row 7 is missing");
    }

    @Test
    void copiesSmilesTreesExactly() {
        FeatureMatrix data = friedman(500, 5);
        BoostedModel model = train(data, PLAIN.withTrees(20, 12, 0.3).withLeafLimits(5, 0).withEngine(Engine.SMILE));
        SmileTrees again = smile(model);
        double[] predicted = model.predict(data);
        for (int r = 0; r < data.rows(); r++) {
            assertThat(predicted[r]).isCloseTo(again.predict(data.row(r, new float[10])), within(1e-9));
        }
        // 20 trees at rate 0.3 leave little of the training error: a wrong threshold would show
        assertThat(rmse(model, data)).isLessThan(1.2);
    }

    @Test
    void doesNotDependOnTheNumberOfThreads() throws Exception {
        FeatureMatrix data = withGaps(friedman(40_000, 4));
        for (Objective objective : List.of(new Objective.Squared(), new Objective.Pinball(0.9), new Objective.Tweedie(1.3))) {
            BoostingOptions options = PLAIN.withObjective(objective).withTrees(10, 31, 0.1).withRowShare(0.7).withColumnShare(0.7);
            BoostedModel one = train(data, options.withThreads(1));
            BoostedModel three = train(data, options.withThreads(3));
            assertThat(three.predict(data)).isEqualTo(one.predict(data));
            assertThat(train(data, options.withSeed(2)).predict(data)).isNotEqualTo(one.predict(data));
        }
    }

    @Test
    void predictsTheMeanOfCounts() {
        SplittableRandom random = new SplittableRandom(11);
        FeatureMatrix data = FeatureMatrix.allocate(List.of("rate", "noise"), 30_000);
        for (int r = 0; r < data.rows(); r++) {
            double rate = 0.2 + 3 * random.nextDouble();
            data.set(r, 0, (float) rate);
            data.set(r, 1, (float) random.nextDouble());
            double product = random.nextDouble();
            int count = 0;
            for (double limit = Math.exp(-rate); product > limit; product *= random.nextDouble()) {
                count++;
            }
            data.target()[r] = count;
        }
        for (Objective objective : List.of(new Objective.Poisson(), new Objective.Tweedie(1.2))) {
            BoostedModel model = train(data, PLAIN.withObjective(objective).withTrees(80, 8, 0.1).withLeafLimits(200, 1));
            assertThat(model.predict(new float[] {0.5f, 0.5f})).isCloseTo(0.5, within(0.1));
            assertThat(model.predict(new float[] {2.5f, 0.5f})).isCloseTo(2.5, within(0.25));
            assertThat(mean(model.predict(data))).isCloseTo(mean(data), within(0.03));
        }
    }

    @Test
    void stopsWhenTold() {
        List<Integer> rounds = new ArrayList<>();
        BoostedModel model = GradientBoosting.train(friedman(1_000, 1), null, PLAIN.withTrees(50, 8, 0.1), (round, _, _) -> {
            rounds.add(round);
            return round < 7;
        });
        assertThat(rounds).hasSize(7);
        assertThat(model.record().trees()).isEqualTo(7);
    }

    @Test
    void refusesTargetsThatCannotBe() {
        FeatureMatrix data = matrix(new float[][] {{1, 2}}, 3, -1);
        assertThatThrownBy(() -> train(data, PLAIN.withObjective(new Objective.Poisson()))).hasMessageContaining("row 1").hasMessageContaining("-1.0");
        data.target()[0] = Float.NaN;
        assertThatThrownBy(() -> train(data, PLAIN)).hasMessageContaining("row 0");
    }

    static BoostedModel train(FeatureMatrix data, BoostingOptions options) {
        return GradientBoosting.train(data, null, options, TrainingProgress.NONE);
    }

    static SmileTrees smile(BoostedModel model) {
        return new SmileTrees(model.features(), model.intercept(), model.trees());
    }

    static FeatureMatrix matrix(float[][] columns, float... target) {
        List<String> names = new ArrayList<>();
        for (int c = 0; c < columns.length; c++) {
            names.add("x" + c);
        }
        FeatureMatrix data = FeatureMatrix.allocate(names, target.length);
        for (int r = 0; r < target.length; r++) {
            for (int c = 0; c < columns.length; c++) {
                data.set(r, c, columns[c][r]);
            }
            data.target()[r] = target[r];
        }
        return data;
    }

    /** Friedman (1991) no. 1: 10 sin(π x0 x1) + 20 (x2 − ½)² + 10 x3 + 5 x4 + noise, five features without meaning. */
    static FeatureMatrix friedman(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FeatureMatrix data = FeatureMatrix.allocate(List.of("x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9"), rows);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < 10; c++) {
                data.set(r, c, (float) random.nextDouble());
            }
            double half = data.value(r, 2) - 0.5;
            data.target()[r] = (float) (10 * Math.sin(Math.PI * data.value(r, 0) * data.value(r, 1)) + 20 * half * half + 10 * data.value(r, 3) + 5 * data.value(r, 4)
                    + random.nextGaussian());
        }
        return data;
    }

    static FeatureMatrix withGaps(FeatureMatrix data) {
        for (int r = 0; r < data.rows(); r += 7) {
            data.set(r, r % data.width(), Float.NaN);
        }
        for (int r = 0; r < data.rows(); r++) {
            data.target()[r] = Math.max(0, data.target()[r]);
        }
        return data;
    }

    private static double rmse(BoostedModel model, FeatureMatrix data) {
        double[] predicted = model.predict(data);
        double sum = 0;
        for (int r = 0; r < predicted.length; r++) {
            sum += Math.pow(predicted[r] - data.target()[r], 2);
        }
        return Math.sqrt(sum / predicted.length);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double mean(FeatureMatrix data) {
        double sum = 0;
        for (float value : data.target()) {
            sum += value;
        }
        return sum / data.rows();
    }
}
