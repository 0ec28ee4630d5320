package org.quartermaster.launcher.trainer.zero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.learning.tuning.DistillTask;
import org.quartermaster.learning.tuning.Lesson;
import org.quartermaster.learning.tuning.TunedSeries;

class LessonBatchesTest {

    private static final int DAYS = 300;
    private static final int KEPT = 28;
    private static final float SECRET = 999;
    private static final DistillTask TASK = new DistillTask(10, 1, 16, 1e-3, KEPT, 0.5, 1, 7);

    /** Sells one a day, and 999 on each of the days that are kept. */
    private static TunedSeries series() {
        float[] units = new float[DAYS];
        Arrays.fill(units, 0, DAYS - KEPT, 1);
        Arrays.fill(units, DAYS - KEPT, DAYS, SECRET);
        return new TunedSeries(0, units, new float[][] {new float[0], new float[0], new float[0], new float[0]});
    }

    /** The teacher says 5 at every level; of the kept days 777. */
    private static Lesson lesson(int series, int origin) {
        float[] quantiles = new float[KEPT * ZeroNetwork.WIDTH];
        Arrays.fill(quantiles, origin == DAYS - KEPT ? 777 : 5);
        return new Lesson(series, origin, ZeroNetwork.WIDTH, quantiles);
    }

    private static LessonBatches batches() {
        List<Lesson> lessons = new ArrayList<>();
        for (int series = 0; series < 3; series++) {
            for (int origin = DAYS - 4 * KEPT; origin <= DAYS - KEPT; origin += KEPT) {
                lessons.add(lesson(series, origin));
            }
            // reaches into the kept days: neither to learn from nor to judge by
            lessons.add(lesson(series, DAYS - KEPT - 1));
        }
        return new LessonBatches(List.of(series(), series(), series()), lessons, TASK);
    }

    @Test
    void learnsFromNothingThatItIsJudgedBy() {
        LessonBatches batches = batches();
        assertThat(batches.lessons()).isEqualTo(9);
        for (int step = 1; step <= 50; step++) {
            Batch batch = batches.train(step);
            assertThat(batch.size).isEqualTo(TASK.batch());
            // the last quarter is made up and may hold any number
            for (int t = 0; t < 12 * ZeroNetwork.CONTEXT; t++) {
                assertThat(batch.context[t]).isLessThanOrEqualTo(1);
            }
            for (int h = 0; h < 12 * ZeroNetwork.HORIZON; h++) {
                assertThat(batch.target[h]).isLessThanOrEqualTo(1);
            }
            for (float said : batch.teacher()) {
                assertThat(said).isIn(0f, 5f);
            }
        }
    }

    @Test
    void halfOfABatchIsTaughtAsFarAsTheTeacherSpeaks() {
        Batch batch = batches().train(3);
        for (int b = 0; b < batch.size; b++) {
            for (int h = 0; h < ZeroNetwork.HORIZON; h++) {
                assertThat(batch.taught()[b * ZeroNetwork.HORIZON + h]).as("window %d, step %d", b, h).isEqualTo(b < batch.size / 2 && h < KEPT ? 1 : 0);
            }
        }
        assertThat(batches().train(3).context).as("the same step, the same batch").containsExactly(batch.context);
    }

    @Test
    void isJudgedByTheKeptDaysAndWhatTheTeacherSaidOfThem() {
        Batch judged = batches().judge();
        assertThat(judged.size).isEqualTo(3);
        assertThat(judged.context).doesNotContain(SECRET);
        for (int h = 0; h < ZeroNetwork.HORIZON; h++) {
            assertThat(judged.target[h]).isEqualTo(h < KEPT ? SECRET : 0);
            assertThat(judged.teacher()[h * ZeroNetwork.WIDTH]).isEqualTo(h < KEPT ? 777 : 0);
        }
        assertThat(batches().judged(2)).extracting(Lesson::series).containsExactly(0, 1);
    }

    @Test
    void refusesATeacherWithOtherLevels() {
        assertThat(ZeroNetwork.LEVELS).containsExactly(QuantileForecast.levels());
        assertThatThrownBy(() -> new LessonBatches(List.of(series()), List.of(new Lesson(0, 200, 9, new float[9])), TASK)).hasMessageContaining("9 levels");
    }

    @Test
    void laterStepsCountMore() {
        float[] weights = Loss.tilted(1);
        assertThat(weights).isSorted().hasSize(ZeroNetwork.HORIZON);
        assertThat(weights[0]).isEqualTo(1);
        assertThat(weights[ZeroNetwork.HORIZON - 1]).isCloseTo((float) Math.E, within(1e-5f));
        assertThat(Loss.tilted(0)).containsOnly(1);
    }

    @Test
    void whereTheTeacherSaysNothingNothingIsTaught() {
        Batch batch = Batch.draw(1, 3, false);
        float[] quantiles = new float[2 * ZeroNetwork.WIDTH];
        Arrays.fill(quantiles, 0, ZeroNetwork.WIDTH, Float.NaN);
        Arrays.fill(quantiles, ZeroNetwork.WIDTH, quantiles.length, 5);
        batch.teach(0, quantiles);
        assertThat(batch.taught()[0]).isZero();
        assertThat(batch.taught()[1]).isEqualTo(1);
        assertThat(batch.teacher()[0]).as("a lost number in the loss would stay").isZero();
        assertThat(batch.teacher()[ZeroNetwork.WIDTH]).isEqualTo(5);
    }
}
