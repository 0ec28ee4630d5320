package org.quartermaster.launcher.trainer.zero;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The network {@code qm-zero}: a patch encoder (Nie et al. 2023) whose answer is a ratio to {@link Base}.
 *
 * <p>Patches of the scaled history, its mask and its plan pass through attention layers; what they hold, with the summary of the series, is condensed into a memory, and a small network per
 * step turns memory and step features into the quantiles and the mean. Quantile q = base · Σ softplus of the first q numbers, so that none is negative and none cross.
 */
final class ZeroNetwork {

    static final int CONTEXT = 512;
    static final int HORIZON = 64;
    static final int CHANNELS = 4;
    static final int GRAINS = 3;
    static final double[] LEVELS = {0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95};
    static final int WIDTH = LEVELS.length;
    /** Quantiles over the base before anything is learned: about those of a count with mean 1. */
    private static final double[] FIRST_QUANTILES = {0.1, 0.2, 0.4, 0.55, 0.7, 0.85, 1, 1.2, 1.45, 1.9, 2.3};
    private static final int SIGNALS = 2 + CHANNELS;

    private final NetworkSize size;

    ZeroNetwork(NetworkSize size) {
        this.size = size;
    }

    /** Quantiles {@code [B, HORIZON, WIDTH]} and mean {@code [B, HORIZON]}, in units; and the scale {@code [B, 1]}. */
    record Answer<T>(T quantiles, T mean, T scale) {
    }

    /** Numbers to begin with. */
    Weights draw(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Weights weights = new Weights();
        int d = size.width();
        linear(weights, random, "patch", size.patch() * SIGNALS, d, 1);
        weights.normal("place", 0.02, random, 1, size.patches(), d);
        for (int l = 0; l < size.layers(); l++) {
            String layer = "layer" + l;
            normalisation(weights, layer + ".before", d);
            linear(weights, random, layer + ".query", d, d, 1);
            linear(weights, random, layer + ".key", d, d, 1);
            linear(weights, random, layer + ".value", d, d, 1);
            linear(weights, random, layer + ".out", d, d, 0.3);
            normalisation(weights, layer + ".between", d);
            linear(weights, random, layer + ".wide", d, 2 * d, 1);
            linear(weights, random, layer + ".narrow", 2 * d, d, 0.3);
        }
        normalisation(weights, "encoded", d);
        linear(weights, random, "memory", size.patches() * d + Base.SERIES_FEATURES, size.memory(), 1);
        linear(weights, random, "recall", size.memory(), HORIZON * size.step(), 1);
        linear(weights, random, "step1", size.step() + Base.STEP_FEATURES + 2 * size.around() * CHANNELS, size.hidden(), 1);
        linear(weights, random, "step2", size.hidden(), size.hidden(), 1);
        linear(weights, random, "answer", size.hidden(), WIDTH + 1, 0.05);
        weights.set("answer.b", firstAnswer(), WIDTH + 1);
        return weights;
    }

    /** Weights of a network that knows nothing of the steps around, for this one: it computes the same until it learns. */
    Weights widened(Weights narrow) {
        Weights weights = new Weights();
        narrow.all().forEach((name, weight) -> weights.set(name, weight.values(), weight.shape()));
        float[] values = narrow.all().get("step1.w").values();
        int inputs = size.step() + Base.STEP_FEATURES + 2 * size.around() * CHANNELS;
        weights.set("step1.w", Arrays.copyOf(values, inputs * size.hidden()), inputs, size.hidden());
        return weights;
    }

    <T> Answer<T> forward(Operators<T> ops, Inputs<T> in) {
        Base<T> base = new Base<>(ops, in);
        T memory = memory(ops, base, encode(ops, base, in));
        T recalled = ops.reshape(linear(ops, "recall", memory), -1, HORIZON, size.step());
        List<T> known = new ArrayList<>(List.of(recalled, base.stepFeatures()));
        known.addAll(planAround(ops, in));
        T hidden = ops.silu(linear(ops, "step1", ops.concat(2, known)));
        hidden = ops.add(hidden, ops.silu(linear(ops, "step2", hidden)));
        T answer = ops.softplus(linear(ops, "answer", hidden));
        T expected = ops.multiply(ops.reshape(base.expected, -1, HORIZON, 1), ops.reshape(base.scale, -1, 1, 1));
        T quantiles = ops.matMul(ops.slice(answer, 2, 0, WIDTH), ops.constant(Kernels.runningSum(WIDTH), WIDTH, WIDTH));
        T mean = ops.multiply(ops.slice(answer, 2, WIDTH, WIDTH + 1), expected);
        return new Answer<>(ops.multiply(quantiles, expected), ops.reshape(mean, -1, HORIZON), base.scale);
    }

    /** What is planned for the steps around each; beyond the last one it stays as it is. */
    private <T> List<T> planAround(Operators<T> ops, Inputs<T> in) {
        List<T> around = new ArrayList<>();
        for (int away = 1; away <= size.around(); away++) {
            around.add(ops.concat(1, List.of(ops.slice(in.past(), 1, CONTEXT - away, CONTEXT), ops.slice(in.future(), 1, 0, HORIZON - away))));
            List<T> later = new ArrayList<>(List.of(ops.slice(in.future(), 1, away, HORIZON)));
            later.addAll(Collections.nCopies(away, ops.slice(in.future(), 1, HORIZON - 1, HORIZON)));
            around.add(ops.concat(1, later));
        }
        return around;
    }

    private <T> T encode(Operators<T> ops, Base<T> base, Inputs<T> in) {
        int from = CONTEXT - size.patch() * size.patches();
        T bent = ops.log(ops.add(base.scaled, ops.number(1)));
        List<T> signals = new ArrayList<>(List.of(patches(ops, bent, from), patches(ops, base.mask, from)));
        for (int channel = 0; channel < CHANNELS; channel++) {
            signals.add(patches(ops, ops.reshape(ops.slice(in.past(), 2, channel, channel + 1), -1, CONTEXT), from));
        }
        T x = ops.add(linear(ops, "patch", ops.concat(2, signals)), ops.weight("place"));
        for (int l = 0; l < size.layers(); l++) {
            String layer = "layer" + l;
            x = ops.add(x, attend(ops, layer, normalised(ops, layer + ".before", x)));
            T wide = ops.silu(linear(ops, layer + ".wide", normalised(ops, layer + ".between", x)));
            x = ops.add(x, linear(ops, layer + ".narrow", wide));
        }
        return normalised(ops, "encoded", x);
    }

    private <T> T patches(Operators<T> ops, T signal, int from) {
        return ops.reshape(ops.slice(signal, 1, from, CONTEXT), -1, size.patches(), size.patch());
    }

    private <T> T attend(Operators<T> ops, String layer, T x) {
        T query = heads(ops, linear(ops, layer + ".query", x));
        T key = ops.transpose(heads(ops, linear(ops, layer + ".key", x)), 0, 1, 3, 2);
        T value = heads(ops, linear(ops, layer + ".value", x));
        T likeness = ops.multiply(ops.matMul(query, key), ops.number(1 / Math.sqrt((double) size.width() / size.heads())));
        T seen = ops.transpose(ops.matMul(ops.softmax(likeness), value), 0, 2, 1, 3);
        return linear(ops, layer + ".out", ops.reshape(seen, -1, size.patches(), size.width()));
    }

    private <T> T heads(Operators<T> ops, T x) {
        return ops.transpose(ops.reshape(x, -1, size.patches(), size.heads(), size.width() / size.heads()), 0, 2, 1, 3);
    }

    private <T> T memory(Operators<T> ops, Base<T> base, T encoded) {
        T flat = ops.reshape(encoded, -1, size.patches() * size.width());
        return ops.silu(linear(ops, "memory", ops.concat(1, List.of(flat, base.seriesFeatures()))));
    }

    private <T> T normalised(Operators<T> ops, String name, T x) {
        return ops.normalise(x, ops.weight(name + ".gain"), ops.weight(name + ".shift"), size.width());
    }

    private static <T> T linear(Operators<T> ops, String name, T x) {
        return ops.add(ops.matMul(x, ops.weight(name + ".w")), ops.weight(name + ".b"));
    }

    private static void linear(Weights weights, SplittableRandom random, String name, int inputs, int outputs, double gain) {
        weights.normal(name + ".w", gain / Math.sqrt(inputs), random, inputs, outputs);
        weights.fill(name + ".b", 0, outputs);
    }

    private static void normalisation(Weights weights, String name, int width) {
        weights.fill(name + ".gain", 1, width);
        weights.fill(name + ".shift", 0, width);
    }

    private static float[] firstAnswer() {
        float[] bias = new float[WIDTH + 1];
        for (int q = 0; q < WIDTH; q++) {
            bias[q] = inverseSoftplus(FIRST_QUANTILES[q] - (q == 0 ? 0 : FIRST_QUANTILES[q - 1]));
        }
        bias[WIDTH] = inverseSoftplus(1);
        return bias;
    }

    private static float inverseSoftplus(double y) {
        return (float) Math.log(Math.expm1(y));
    }
}
