package org.quartermaster.launcher.trainer.zero;

import java.nio.file.Path;

/**
 * How long and how to train.
 *
 * @param hours        of this sitting, &gt; 0
 * @param size         of the network
 * @param resume       goes on from the checkpoint in {@code out}
 * @param out          folder of checkpoint, loss curve and export
 * @param batch        series per step of a new training
 * @param seed         of a new training
 * @param rate         highest learning rate
 * @param threads      of libtorch on the CPU
 * @param everySeconds between checkpoints
 */
record TrainOptions(double hours, NetworkSize size, boolean resume, Path out, int batch, long seed, double rate, int threads, int everySeconds) {

    private static final String USAGE = "Usage: ./qm train zero --hours H [--size full|small] [--resume] [--out DIR] [--batch N] [--seed N] [--rate R] [--threads N] [--every SECONDS]";

    /** @throws IllegalArgumentException with the usage */
    static TrainOptions parse(String... arguments) {
        TrainOptions options = new TrainOptions(0, NetworkSize.SHIPPED, false, Path.of("training", "qm-zero"), 128, 20_261_122, 1e-3, Math.max(1, Runtime.getRuntime().availableProcessors() - 1), 120);
        for (int i = 0; i < arguments.length; i++) {
            boolean takesValue = !arguments[i].equals("--resume");
            if (takesValue && i + 1 == arguments.length) {
                throw new IllegalArgumentException("%s needs a value. %s".formatted(arguments[i], USAGE));
            }
            options = options.with(arguments[i], takesValue ? arguments[++i] : "");
        }
        if (!(options.hours > 0)) {
            throw new IllegalArgumentException(USAGE);
        }
        return options;
    }

    private TrainOptions with(String name, String value) {
        return switch (name) {
            case "--hours" -> new TrainOptions(Double.parseDouble(value), size, resume, out, batch, seed, rate, threads, everySeconds);
            case "--size" -> new TrainOptions(hours, NetworkSize.named(value), resume, out, batch, seed, rate, threads, everySeconds);
            case "--resume" -> new TrainOptions(hours, size, true, out, batch, seed, rate, threads, everySeconds);
            case "--out" -> new TrainOptions(hours, size, resume, Path.of(value), batch, seed, rate, threads, everySeconds);
            case "--batch" -> new TrainOptions(hours, size, resume, out, Integer.parseInt(value), seed, rate, threads, everySeconds);
            case "--seed" -> new TrainOptions(hours, size, resume, out, batch, Long.parseLong(value), rate, threads, everySeconds);
            case "--rate" -> new TrainOptions(hours, size, resume, out, batch, seed, Double.parseDouble(value), threads, everySeconds);
            case "--threads" -> new TrainOptions(hours, size, resume, out, batch, seed, rate, Integer.parseInt(value), everySeconds);
            case "--every" -> new TrainOptions(hours, size, resume, out, batch, seed, rate, threads, Integer.parseInt(value));
            default -> throw new IllegalArgumentException("There is no option %s. %s".formatted(name, USAGE));
        };
    }
}
