package org.quartermaster.launcher.trainer.zero;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartermaster.learning.tuning.TunedSeries;
import org.quartermaster.learning.tuning.TuningTask;

class TuningBatchesTest {

    private static final int DAYS = 300;
    private static final int KEPT = 28;
    private static final float SECRET = 999;
    private static final TuningTask TASK = new TuningTask(10, 1, 16, 1e-3, KEPT, 1, 7);

    /** Sells one a day, and 999 on each day that is kept for judging; the first 40 days are not known. */
    private static TunedSeries series() {
        float[] units = new float[DAYS];
        Arrays.fill(units, 0, 40, Float.NaN);
        Arrays.fill(units, 40, DAYS - KEPT, 1);
        Arrays.fill(units, DAYS - KEPT, DAYS, SECRET);
        return new TunedSeries(0, units, new float[][] {new float[0], new float[0], new float[0], new float[0]});
    }

    @Test
    void trainsOnNothingThatItIsJudgedBy() {
        var batches = new TuningBatches(List.of(series()), TASK);
        for (int step = 1; step <= 50; step++) {
            Batch batch = batches.train(step);
            for (float value : batch.context) {
                assertThat(value).isLessThanOrEqualTo(1);
            }
            for (float value : batch.target) {
                assertThat(value).isLessThanOrEqualTo(1);
            }
            assertThat(batch.known).as("something to learn").contains(1);
        }
    }

    @Test
    void isJudgedByExactlyTheKeptSteps() {
        Batch judged = new TuningBatches(List.of(series(), series()), TASK).judge();
        assertThat(judged.size).isEqualTo(2);
        for (int h = 0; h < ZeroNetwork.HORIZON; h++) {
            assertThat(judged.known[h]).isEqualTo(h < KEPT ? 1 : 0);
            assertThat(judged.target[h]).isEqualTo(h < KEPT ? SECRET : 0);
        }
        assertThat(judged.context).as("the past does not tell").doesNotContain(SECRET);
        assertThat(judged.context[ZeroNetwork.CONTEXT - 1]).isEqualTo(1);
    }

    @Test
    void leavesOutWhatIsTooShortOrNeverSold() {
        TunedSeries shortOne = new TunedSeries(0, new float[TuningBatches.LEAST_PAST + KEPT], new float[4][0]);
        Arrays.fill(shortOne.units(), 1);
        TunedSeries dead = new TunedSeries(0, new float[DAYS], new float[4][0]);
        assertThat(new TuningBatches(List.of(shortOne, dead, series()), TASK).series()).isEqualTo(1);
    }

    @Test
    void drawsTheSameBatchForTheSameStep() {
        var batches = new TuningBatches(List.of(series()), new TuningTask(10, 1, 16, 1e-3, KEPT, 0.5, 7));
        assertThat(batches.train(3).context).containsExactly(batches.train(3).context);
        assertThat(batches.train(3).context).isNotEqualTo(batches.train(4).context);
    }
}
