package org.quartermaster.launcher.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.quartermaster.learning.boosting.BoostedModel;
import org.quartermaster.learning.boosting.BoostingOptions;
import org.quartermaster.learning.boosting.Engine;
import org.quartermaster.learning.boosting.GradientBoosting;
import org.quartermaster.learning.boosting.Objective;
import org.quartermaster.learning.boosting.TrainingProgress;
import org.quartermaster.learning.features.FeatureMatrix;

/**
 * Seconds and errors of boosting on generated rows, our histogram trees beside Smile's exact ones.
 *
 * <p>{@code BoostingBench [rows] [features] [trees] [leaves] [repeats] [smile|no-smile]}
 */
public final class BoostingBench {

    private BoostingBench() {
    }

    /** Prints one line per loss and engine. */
    public static void main(String[] arguments) {
        int rows = number(arguments, 0, 80_000);
        int features = number(arguments, 1, 30);
        int trees = number(arguments, 2, 100);
        int leaves = number(arguments, 3, 31);
        int repeats = number(arguments, 4, 3);
        FeatureMatrix train = made(rows, features, 1);
        FeatureMatrix test = made(Math.max(10_000, rows / 4), features, 2);
        System.out.printf("%d rows × %d features, %d trees × %d leaves, %d threads%n", rows, features, trees, leaves, Runtime.getRuntime().availableProcessors());
        for (Objective objective : List.of(new Objective.Squared(), new Objective.Poisson(), new Objective.Tweedie(1.1), new Objective.Pinball(0.9))) {
            BoostingOptions options = BoostingOptions.of(objective).withTrees(trees, leaves, 0.1).withRowShare(1).withColumnShare(1).withLeafLimits(20, 0)
                    .withEngine(Engine.HISTOGRAM);
            for (int i = 0; i < repeats; i++) {
                run("all rows and columns", train, test, options);
            }
            run("0.8 of rows and columns", train, test, options.withRowShare(0.8).withColumnShare(0.8));
        }
        if (arguments.length < 6 || !arguments[5].equals("no-smile")) {
            run("Smile's exact trees", train, test, BoostingOptions.of(new Objective.Squared()).withTrees(trees, leaves, 0.1).withRowShare(1).withColumnShare(1)
                    .withLeafLimits(20, 0).withEngine(Engine.SMILE));
        }
    }

    private static void run(String what, FeatureMatrix train, FeatureMatrix test, BoostingOptions options) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long processor = system.getProcessCpuTime();
        BoostedModel model = GradientBoosting.train(train, null, options, TrainingProgress.NONE);
        double processorSeconds = (system.getProcessCpuTime() - processor) / 1e9;
        long started = System.nanoTime();
        double[] predicted = model.predict(test);
        double seconds = (System.nanoTime() - started) / 1e9;
        double squares = 0;
        double pinball = 0;
        for (int r = 0; r < predicted.length; r++) {
            double error = test.target()[r] - predicted[r];
            squares += error * error;
            pinball += Math.max(0.9 * error, -0.1 * error);
        }
        System.out.printf("%-40s %-24s train %6.2f s (%6.2f s of processors)  predict %6.3f s (%,.0f rows/s)  RMSE %.4f  pinball(0.9) %.4f%n", options.objective(), what, model.record().seconds(),
                processorSeconds, seconds, predicted.length / seconds, Math.sqrt(squares / predicted.length), pinball / predicted.length);
    }

    /** Counts whose mean depends on a handful of the features. */
    static FeatureMatrix made(int rows, int features, long seed) {
        FeatureMatrix matrix = FeatureMatrix.allocate(IntStream.range(0, features).mapToObj(f -> "x" + f).toList(), rows);
        SplittableRandom random = new SplittableRandom(seed);
        for (int r = 0; r < rows; r++) {
            for (int f = 0; f < features; f++) {
                matrix.set(r, f, (float) (f % 5 == 4 ? random.nextInt(7) : random.nextGaussian()));
            }
            double mean = Math.exp(0.5 + 0.6 * matrix.value(r, 0) + 0.4 * Math.sin(2 * matrix.value(r, 1)) + (matrix.value(r, 2) > 0.5 ? 0.7 : 0)
                    + 0.1 * matrix.value(r, 4 % features) + 0.2 * matrix.value(r, 5 % features) * matrix.value(r, 6 % features));
            matrix.target()[r] = poisson(mean, random);
        }
        return matrix;
    }

    private static int poisson(double mean, SplittableRandom random) {
        if (mean > 50) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    private static int number(String[] arguments, int at, int otherwise) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
    }
}
