package org.quartermaster.launcher.trainer.zero;

import java.util.Locale;
import java.util.function.LongFunction;

/**
 * Trains for a while, judges on the way, and keeps the best weights. Says how far it is in lines that {@link org.quartermaster.learning.tuning.TrainerProcess} understands.
 *
 * @param seconds  in all, counted from {@code began}
 * @param rate     highest learning rate; rises over the first steps and falls along a cosine
 * @param warmUp   steps of that rise
 * @param patience judgements without a gain after which it ends
 * @param began    {@link System#nanoTime} at the beginning
 */
record Schooling(int seconds, double rate, int warmUp, int patience, long began) {

    private static final double LAST_SHARE = 0.05;
    private static final int JUDGEMENTS = 20;

    /**
     * What came of it.
     *
     * @param before loss of the judged batch before
     * @param best   least loss of it on the way
     * @param kept   the weights with that loss; null when none was better than before
     */
    record Grade(double before, double best, Weights kept) {
    }

    Grade run(Learner learner, LongFunction<Batch> batches, Batch judged) {
        double before = learner.judge(judged);
        double best = before;
        Weights kept = null;
        int worse = 0;
        double nextLook = 1.0 / JUDGEMENTS;
        System.out.printf(Locale.ROOT, "loss on the kept steps before: %.5f%n", before);
        for (long done = 1; share() < 1 && worse < patience; done++) {
            learner.train(batches.apply(done), rateAt(done));
            System.out.printf("progress %d %d%n", Math.min(seconds, (long) taken()), seconds);
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
        return new Grade(before, best, kept);
    }

    /** Seconds since it began. */
    double taken() {
        return (System.nanoTime() - began) / 1e9;
    }

    private double rateAt(long done) {
        double falling = LAST_SHARE + (1 - LAST_SHARE) * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, share())));
        return rate * Math.min(1, done / (double) warmUp) * falling;
    }

    private double share() {
        return taken() / seconds;
    }
}
