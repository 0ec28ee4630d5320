package org.quartermaster.launcher.trainer.zero;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.quartermaster.learning.onnx.ShippedModels;

/**
 * {@code ./qm train zero --hours H [--size full|small] [--resume] [--out DIR] [--batch N] [--seed N] [--rate R]}: one sitting of training.
 *
 * <p>Writes {@code checkpoint.bin} and a line of {@code loss.csv} every few minutes and at the end; {@code --resume} goes on from there, or, where there is none, from the model that ships. The learning rate rises over the first steps of a
 * sitting and falls along a cosine to its end (Loshchilov and Hutter 2017), so that every sitting ends with weights that can ship.
 */
public final class ZeroTrainer {

    private static final String HEADER = "step,seconds,rate,training_loss,validation_loss\n";
    private static final int VALIDATED = 1_024;
    private static final long VALIDATION_SEED = -77;
    private static final int WARM_UP = 150;
    private static final double LAST_SHARE = 0.03;
    private static final double LARGEST_DIFFERENCE = 1e-4;

    private final TrainOptions options;
    private final Path file;
    private final Path curve;

    private ZeroTrainer(TrainOptions options) {
        this.options = options;
        file = options.out().resolve("checkpoint.bin");
        curve = options.out().resolve("loss.csv");
    }

    /** Trains, then exports. */
    public static void main(String[] arguments) throws Exception {
        TrainOptions options;
        try {
            options = TrainOptions.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(options.threads()));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        Files.createDirectories(options.out());
        Checkpoint last = new ZeroTrainer(options).sit();
        ZeroExport.write(last, options.out());
    }

    private Checkpoint sit() throws IOException, InterruptedException {
        Checkpoint from = start();
        Batch judged = Batch.draw(VALIDATED, VALIDATION_SEED, true);
        try (Learner learner = new Learner(from); BatchSource source = new BatchSource(from.batch(), from.seed(), from.step())) {
            System.out.printf("%s %s: %,d numbers on %s, %d series per step, from step %,d%n", from.size().model(), from.size(), from.current().count(), TorchDevice.words(learner.device()), from.batch(), from.step());
            double limit = options.hours() * 3_600;
            double written = 0;
            double recent = Double.NaN;
            note(from.step(), from.seconds(), 0, recent, learner.judge(judged));
            // loading and the first judgement are not training: the shortest sitting does a step
            long began = System.nanoTime();
            for (long done = 1; seconds(began) < limit; done++) {
                double rate = rate(done, seconds(began) / limit);
                double loss = learner.train(source.next(), rate);
                recent = Double.isNaN(recent) ? loss : Double.isNaN(loss) ? recent : 0.99 * recent + 0.01 * loss;
                if (seconds(began) - written > options.everySeconds()) {
                    written = seconds(began);
                    save(learner, from, written, recent, rate, judged);
                }
            }
            Checkpoint last = save(learner, from, seconds(began), recent, 0, judged);
            compare(learner, last);
            return last;
        }
    }

    /** What ships must compute what was trained. */
    private static void compare(Learner learner, Checkpoint last) {
        Batch batch = Batch.draw(64, VALIDATION_SEED - 1, true);
        double difference = ParityCheck.largestDifference(ParityCheck.joined(learner.forecast(batch)), ParityCheck.onnx(last.size(), last.average(), batch));
        System.out.printf(Locale.ROOT, "largest relative difference between libtorch and ONNX Runtime: %.1e%n", difference);
        if (difference > LARGEST_DIFFERENCE) {
            throw new IllegalStateException("The exported graph does not compute what was trained: it is off by %.1e.".formatted(difference));
        }
    }

    private Checkpoint start() throws IOException {
        if (options.resume() && Files.exists(file)) {
            return Checkpoint.read(file);
        }
        if (options.resume()) {
            return shipped();
        }
        Files.writeString(curve, HEADER);
        Weights weights = new ZeroNetwork(options.size()).draw(options.seed());
        return new Checkpoint(options.size(), 0, options.seed(), options.batch(), 0, Double.NaN, weights, weights, null, null);
    }

    /** No checkpoint in the folder: the model that ships is one, without the moments of Adam. */
    private Checkpoint shipped() throws IOException {
        Files.writeString(curve, HEADER);
        return ZeroExport.read(ShippedModels.content(options.size().model()).model());
    }

    private double rate(long done, double share) {
        double falling = LAST_SHARE + (1 - LAST_SHARE) * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, share)));
        return options.rate() * Math.min(1, done / (double) WARM_UP) * falling;
    }

    private Checkpoint save(Learner learner, Checkpoint from, double seconds, double recent, double rate, Batch judged) throws IOException {
        double loss = learner.judge(judged);
        Checkpoint checkpoint = new Checkpoint(from.size(), learner.step(), from.seed(), from.batch(), from.seconds() + seconds, loss, learner.current(), learner.average(), learner.first(),
                learner.second());
        checkpoint.write(file);
        note(learner.step(), from.seconds() + seconds, rate, recent, loss);
        return checkpoint;
    }

    private void note(long step, double seconds, double rate, double training, double validation) throws IOException {
        String line = String.format(Locale.ROOT, "%d,%.0f,%.6f,%.5f,%.5f%n", step, seconds, rate, training, validation);
        Files.writeString(curve, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        System.out.print(line);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
