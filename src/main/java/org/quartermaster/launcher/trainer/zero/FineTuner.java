package org.quartermaster.launcher.trainer.zero;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.quartermaster.learning.tuning.HistoryFile;
import org.quartermaster.learning.tuning.Lifeline;
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
    private static final double LAST_SHARE = 0.05;
    private static final int JUDGEMENTS = 20;
    private static final int PATIENCE = 6;

    private final Path folder;
    private final TuningTask task;
    private final long began = System.nanoTime();

    private FineTuner(Path folder, TuningTask task) {
        this.folder = folder;
        this.task = task;
    }

    /** Without arguments in the work folder. */
    public static void main(String[] arguments) {
        Lifeline.hold(System.in);
        int exit = 1;
        try {
            Path folder = Path.of("").toAbsolutePath();
            TuningTask task = TuningTask.read(folder);
            System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(task.threads()));
            System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
            new FineTuner(folder, task).run();
            exit = 0;
        } catch (LinkageError | RuntimeException | IOException failure) {
            System.out.println("The training cannot run: " + failure.toString().lines().findFirst().orElse(""));
        }
        Runtime.getRuntime().halt(exit);
    }

    private void run() throws IOException {
        List<TunedSeries> all = HistoryFile.read(folder.resolve(TuningTask.HISTORY));
        TuningBatches batches = new TuningBatches(all, task);
        if (batches.series() < LEAST_SERIES) {
            System.out.printf("Only %d of %d series are long enough to learn from; %d are needed.%n", batches.series(), all.size(), LEAST_SERIES);
            new TuningResult(batches.series(), 0, seconds(), Double.NaN, Double.NaN).write(folder);
            return;
        }
        Checkpoint parent = ZeroExport.read(Files.readAllBytes(folder.resolve(TuningTask.PARENT)));
        // Adam's moments begin anew, so its bias correction must as well
        try (Learner learner = new Learner(new Checkpoint(parent.size(), 0, task.seed(), task.batch(), 0, Double.NaN, parent.average(), parent.average(), null, null))) {
            tune(learner, batches, parent);
        }
    }

    private void tune(Learner learner, TuningBatches batches, Checkpoint parent) throws IOException {
        Batch judged = batches.judge();
        double before = learner.judge(judged);
        double best = before;
        Weights kept = null;
        int worse = 0;
        double nextLook = 1.0 / JUDGEMENTS;
        System.out.printf(Locale.ROOT, "%d series; loss on the kept steps before: %.5f%n", batches.series(), before);
        for (long done = 1; share() < 1 && worse < PATIENCE; done++) {
            learner.train(batches.train(done), rate(done));
            System.out.printf("progress %d %d%n", Math.min(task.seconds(), (long) seconds()), task.seconds());
            if (share() >= nextLook) {
                nextLook = share() + 1.0 / JUDGEMENTS;
                double loss = learner.judge(judged);
                System.out.printf(Locale.ROOT, "step %d: loss on the kept steps %.5f%n", learner.step(), loss);
                worse = loss < best ? 0 : worse + 1;
                if (loss < best) {
                    best = loss;
                    kept = learner.average();
                }
            }
        }
        finish(learner, batches, parent, kept, new double[] {before, best});
    }

    private void finish(Learner learner, TuningBatches batches, Checkpoint parent, Weights kept, double[] losses) throws IOException {
        if (kept != null) {
            var tuned = new Checkpoint(parent.size(), parent.step() + learner.step(), task.seed(), task.batch(), parent.seconds() + seconds(), losses[1], kept, kept, null, null);
            Files.write(folder.resolve(TuningTask.TUNED), ZeroExport.bytes(tuned));
        }
        new TuningResult(batches.series(), learner.step(), seconds(), losses[0], losses[1]).write(folder);
    }

    private double rate(long done) {
        double falling = LAST_SHARE + (1 - LAST_SHARE) * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, share())));
        return task.rate() * Math.min(1, done / (double) WARM_UP) * falling;
    }

    private double share() {
        return seconds() / task.seconds();
    }

    private double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }
}
