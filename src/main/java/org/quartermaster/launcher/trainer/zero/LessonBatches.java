package org.quartermaster.launcher.trainer.zero;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.quartermaster.launcher.trainer.retail.RetailSeries;
import org.quartermaster.learning.tuning.DistillTask;
import org.quartermaster.learning.tuning.Lesson;
import org.quartermaster.learning.tuning.TunedSeries;
import org.quartermaster.learning.tuning.TuningTask;

/**
 * What a student learns from: half of a batch are lessons, a quarter windows of the same series at any time, of which only what came true is known, and a quarter made-up ones.
 *
 * <p>A lesson to learn from ends before the kept steps; one to judge by begins exactly there.
 */
final class LessonBatches {

    private static final int MOST_JUDGED = 1_024;

    private final List<TunedSeries> series;
    private final List<Lesson> learned = new ArrayList<>();
    private final List<Lesson> kept = new ArrayList<>();
    private final DistillTask task;
    private final TuningBatches others;

    LessonBatches(List<TunedSeries> series, List<Lesson> lessons, DistillTask task) {
        this.series = series;
        this.task = task;
        this.others = new TuningBatches(series, new TuningTask(task.seconds(), task.threads(), task.batch(), task.rate(), task.keptSteps(), 1, task.seed()));
        for (Lesson lesson : lessons) {
            int end = trainedEnd(lesson);
            if (lesson.levels() != ZeroNetwork.WIDTH) {
                throw new IllegalArgumentException("The teacher speaks of %d levels, the student of %d.".formatted(lesson.levels(), ZeroNetwork.WIDTH));
            }
            if (lesson.origin() == end) {
                kept.add(lesson);
            } else if (lesson.origin() + lesson.steps() <= end) {
                learned.add(lesson);
            }
        }
    }

    /** Lessons to learn from. */
    int lessons() {
        return learned.size();
    }

    /** Series that are long enough to be learned from without a teacher. */
    int series() {
        return others.series();
    }

    /** Whether there is anything to judge by. */
    boolean canBeJudged() {
        return !kept.isEmpty();
    }

    /** Batch {@code step} is always the same. */
    Batch train(long step) {
        SplittableRandom random = new SplittableRandom(task.seed() * 1_000_003 + step);
        int taught = task.batch() / 2;
        List<Lesson> drawn = new ArrayList<>(taught);
        List<RetailSeries> windows = new ArrayList<>(task.batch());
        for (int b = 0; b < taught; b++) {
            Lesson lesson = learned.get(random.nextInt(learned.size()));
            drawn.add(lesson);
            windows.add(window(lesson, trainedEnd(lesson)));
        }
        windows.addAll(others.windows(random, task.batch() / 4, task.batch() - taught));
        return taught(Batch.of(windows, random), drawn);
    }

    /** At most {@value #MOST_JUDGED} of the kept lessons, spread over all, with what came true. */
    Batch judge() {
        return batch(MOST_JUDGED);
    }

    /** At most {@code most} of the kept lessons, in the order of {@link #judged}. */
    Batch batch(int most) {
        List<Lesson> judged = judged(most);
        return taught(Batch.of(judged.stream().map(lesson -> window(lesson, of(lesson).units().length)).toList(), null), judged);
    }

    /** At most {@code most} of the kept lessons, spread over all. */
    List<Lesson> judged(int most) {
        int many = Math.min(most, kept.size());
        List<Lesson> judged = new ArrayList<>(many);
        for (int b = 0; b < many; b++) {
            judged.add(kept.get((int) ((long) b * kept.size() / many)));
        }
        return judged;
    }

    private static Batch taught(Batch batch, List<Lesson> lessons) {
        for (int b = 0; b < lessons.size(); b++) {
            batch.teach(b, lessons.get(b).quantiles());
        }
        return batch;
    }

    private RetailSeries window(Lesson lesson, int end) {
        return TuningBatches.window(of(lesson), lesson.origin(), end);
    }

    private int trainedEnd(Lesson lesson) {
        return of(lesson).units().length - task.keptSteps();
    }

    private TunedSeries of(Lesson lesson) {
        return series.get(lesson.series());
    }
}
