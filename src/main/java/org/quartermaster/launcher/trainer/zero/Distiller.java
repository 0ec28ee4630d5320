package org.quartermaster.launcher.trainer.zero;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.quartermaster.learning.tuning.DistillTask;
import org.quartermaster.learning.tuning.HistoryFile;
import org.quartermaster.learning.tuning.Lesson;
import org.quartermaster.learning.tuning.LessonFile;
import org.quartermaster.learning.tuning.TuningResult;

/**
 * The child that teaches a small network what a slow blend says (Hinton et al. 2015): it begins with what made-up demand has taught a network of its size, learns from the teacher's quantiles and from what came true, is judged on lessons that it does not learn
 * from, and its best weights are exported with what libtorch computes with them, so that whoever runs the graph can check it.
 *
 * <p>Works in its current folder, as {@link DistillTask} says. Ends when the one who started it does.
 */
public final class Distiller {

    /** Fewer lessons than these teach nothing that holds. */
    static final int LEAST_LESSONS = 20;
    /** Steps before and after one whose plan a student knows. */
    private static final int AROUND = 2;
    /** How the weights that answer for one step begin; only they learn. What the network makes of a history stays as many made-up ones have taught it. */
    private static final String ANSWERING = "step";
    private static final int WARM_UP = 100;
    private static final int PATIENCE = 8;
    private static final int MOST_ANSWERS = 48;

    private final Path folder;
    private final DistillTask task;
    private final Schooling schooling;

    private Distiller(Path folder, DistillTask task) {
        this.folder = folder;
        this.task = task;
        this.schooling = new Schooling(task.seconds(), task.rate(), WARM_UP, PATIENCE, System.nanoTime());
    }

    /** Without arguments in the work folder. */
    public static void main(String[] arguments) {
        Child.run(folder -> {
            DistillTask task = DistillTask.read(folder);
            Child.threads(task.threads());
            teach(folder, task);
        });
    }

    /** Does the task in its folder, within this process. */
    static void teach(Path folder, DistillTask task) throws IOException {
        new Distiller(folder, task).run();
    }

    private void run() throws IOException {
        var batches = new LessonBatches(HistoryFile.read(folder.resolve(DistillTask.HISTORY)), LessonFile.read(folder.resolve(DistillTask.LESSONS)), task);
        if (batches.lessons() < LEAST_LESSONS || batches.series() < FineTuner.LEAST_SERIES || !batches.canBeJudged()) {
            System.out.printf("Only %d lessons on %d series can be learned from; %d on %d are needed, and some to judge by.%n", batches.lessons(), batches.series(), LEAST_LESSONS, FineTuner.LEAST_SERIES);
            new TuningResult(batches.series(), 0, schooling.taken(), Double.NaN, Double.NaN, null).write(folder);
            return;
        }
        Checkpoint parent = ZeroExport.read(Files.readAllBytes(folder.resolve(DistillTask.PARENT)));
        NetworkSize size = parent.size().seeing(AROUND);
        Weights start = parent.size().around() == AROUND ? parent.average() : new ZeroNetwork(size).widened(parent.average());
        try (Learner learner = learner(size, start)) {
            System.out.printf("%,d lessons on %,d series; %,d numbers learn on %s%n", batches.lessons(), batches.series(), start.count(Distiller::learns), TorchDevice.words(learner.device()));
            Schooling.Grade grade = schooling.run(learner, batches::train, batches.judge());
            if (grade.kept() != null) {
                var student = new Checkpoint(size, parent.step() + learner.step(), task.seed(), task.batch(), parent.seconds() + schooling.taken(), grade.best(), grade.kept(), grade.kept(), null, null);
                Files.write(folder.resolve(DistillTask.STUDENT), ZeroExport.bytes(student));
                writeAnswers(size, grade.kept(), batches);
            }
            new TuningResult(batches.series(), learner.step(), schooling.taken(), grade.before(), grade.best(), learner.device()).write(folder);
        }
    }

    /** Adam's moments begin anew. */
    private Learner learner(NetworkSize size, Weights weights) {
        return new Learner(new Checkpoint(size, 0, task.seed(), task.batch(), 0, Double.NaN, weights, weights, null, null), Loss.ofTeacher(task.teaching(), task.tilt()), Distiller::learns);
    }

    private static boolean learns(String weight) {
        return weight.startsWith(ANSWERING);
    }

    /** What libtorch computes for some of the kept lessons. */
    private void writeAnswers(NetworkSize size, Weights weights, LessonBatches batches) throws IOException {
        List<Lesson> asked = batches.judged(MOST_ANSWERS);
        int numbers = ZeroNetwork.HORIZON * ZeroNetwork.WIDTH;
        try (Learner finished = learner(size, weights); var file = new LessonFile.Writer(folder.resolve(DistillTask.ANSWERS))) {
            float[] quantiles = finished.forecast(batches.batch(MOST_ANSWERS))[0];
            for (int b = 0; b < asked.size(); b++) {
                file.add(new Lesson(asked.get(b).series(), asked.get(b).origin(), ZeroNetwork.WIDTH, Arrays.copyOfRange(quantiles, b * numbers, (b + 1) * numbers)));
            }
        }
    }
}
