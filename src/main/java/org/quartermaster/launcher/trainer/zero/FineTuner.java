package org.quartermaster.launcher.trainer.zero;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.quartermaster.learning.tuning.HistoryFile;
import org.quartermaster.learning.tuning.TunedSeries;
import org.quartermaster.learning.tuning.TuningResult;
import org.quartermaster.learning.tuning.TuningTask;

/**
 * The child that the server starts: goes on from a parent network on the user's own history, judges itself on the steps it does not train on, and keeps the best weights on the way.
 *
 * <p>Works in its current folder, as {@link TuningTask} says. Ends when the one who started it does.
 */
public final class FineTuner {

    /** Fewer series than these teach nothing that holds. */
    static final int LEAST_SERIES = 5;
    private static final int WARM_UP = 20;
    private static final int PATIENCE = 6;

    private final Path folder;
    private final TuningTask task;
    private final Schooling schooling;

    private FineTuner(Path folder, TuningTask task) {
        this.folder = folder;
        this.task = task;
        this.schooling = new Schooling(task.seconds(), task.rate(), WARM_UP, PATIENCE, System.nanoTime());
    }

    /** Without arguments in the work folder. */
    public static void main(String[] arguments) {
        Child.run(folder -> {
            TuningTask task = TuningTask.read(folder);
            Child.threads(task.threads());
            tune(folder, task);
        });
    }

    /** Does the task in its folder, within this process. */
    static void tune(Path folder, TuningTask task) throws IOException {
        new FineTuner(folder, task).run();
    }

    private void run() throws IOException {
        List<TunedSeries> all = HistoryFile.read(folder.resolve(TuningTask.HISTORY));
        TuningBatches batches = new TuningBatches(all, task);
        if (batches.series() < LEAST_SERIES) {
            System.out.printf("Only %d of %d series are long enough to learn from; %d are needed.%n", batches.series(), all.size(), LEAST_SERIES);
            new TuningResult(batches.series(), 0, schooling.taken(), Double.NaN, Double.NaN, null).write(folder);
            return;
        }
        Checkpoint parent = ZeroExport.read(Files.readAllBytes(folder.resolve(TuningTask.PARENT)));
        // Adam's moments begin anew, so its bias correction must as well
        try (Learner learner = new Learner(new Checkpoint(parent.size(), 0, task.seed(), task.batch(), 0, Double.NaN, parent.average(), parent.average(), null, null))) {
            System.out.printf("%d series, training on %s%n", batches.series(), TorchDevice.words(learner.device()));
            finish(learner, batches, parent, schooling.run(learner, batches::train, batches.judge()));
        }
    }

    private void finish(Learner learner, TuningBatches batches, Checkpoint parent, Schooling.Grade grade) throws IOException {
        if (grade.kept() != null) {
            var tuned = new Checkpoint(parent.size(), parent.step() + learner.step(), task.seed(), task.batch(), parent.seconds() + schooling.taken(), grade.best(), grade.kept(), grade.kept(), null, null);
            Files.write(folder.resolve(TuningTask.TUNED), ZeroExport.bytes(tuned));
        }
        new TuningResult(batches.series(), learner.step(), schooling.taken(), grade.before(), grade.best(), learner.device()).write(folder);
    }
}
