package org.quartermaster.forecasting.selection;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Weights of a blend: those with the least pinball loss on back-tests, found by exponentiated gradients (Kivinen and Warmuth 1997), then shrunk to equal weights of the better members, so that few back-tests move little. A
 * member that loses to seasonal naive gets none, but for trees that are alike: these share what both got.
 *
 * <p>Each sample's loss is divided by the root of what smoothing lost there: neither the largest series nor the many small ones decide alone.
 */
final class BlendWeights {

    private static final int STEPS = 60;
    private static final double RATE = 0.6;
    private static final double EQUAL_SAMPLES = 25;
    private static final int CHUNK = 64;
    /** Who loses this much more than the best has no part in the equal weights. */
    private static final double NEARLY_BEST = 1.04;
    /** Two whose losses differ by no more than this are alike. */
    private static final double ALIKE = 1.15;
    private static final double LEAST_WEIGHT = 0.04;

    private BlendWeights() {
    }

    /** Weights over all samples. */
    static double[] equalToFitted(List<BlendSample> samples, boolean[] ran) {
        double[] losses = losses(samples, ran);
        double best = Arrays.stream(losses).min().orElse(0);
        double[] equal = new double[Members.COUNT];
        for (int m = 0; m < equal.length; m++) {
            equal[m] = losses[m] <= NEARLY_BEST * best ? 1 : 0;
        }
        double[] prior = normal(equal);
        return tidy(between(descend(samples, admitted(losses), prior), samples.size(), prior, EQUAL_SAMPLES));
    }

    /** Weights of a segment's samples alone, searched from the overall ones. */
    static double[] fit(List<BlendSample> samples, boolean[] ran, double[] overall) {
        return samples.isEmpty() ? overall : descend(samples, admitted(losses(samples, ran)), overall);
    }

    /** Between fitted weights and the overall ones, which weigh as much as {@code prior} samples. */
    static double[] shrunk(double[] fitted, int samples, double[] overall, double prior) {
        return samples == 0 || Double.isInfinite(prior) ? overall : tidy(between(fitted, samples, overall, prior));
    }

    /** All weight to the member that loses least. */
    static double[] best(List<BlendSample> samples, boolean[] ran) {
        double[] losses = losses(samples, ran);
        double[] weights = new double[losses.length];
        weights[IntStream.range(0, losses.length).boxed().min(Comparator.comparingDouble(m -> losses[m])).orElse(Members.REFERENCE)] = 1;
        return weights;
    }

    /** Whether both kinds of trees lose nearly the same. */
    static boolean areTreesAlike(List<BlendSample> samples, boolean[] ran) {
        double ratio = loss(samples, ran, Members.TREES) / loss(samples, ran, Members.QUANTILE_TREES);
        return ratio <= ALIKE && 1 / ratio <= ALIKE;
    }

    /**
     * The same with the trees' weight divided evenly between both kinds. Which of two that are alike is better changes whenever they are trained again, and their errors differ: half of each lost less on months that it had not
     * seen than either, or than shares fitted to back-tests.
     */
    static double[] evened(double[] weights) {
        double[] evened = weights.clone();
        evened[Members.TREES] = (weights[Members.TREES] + weights[Members.QUANTILE_TREES]) / 2;
        evened[Members.QUANTILE_TREES] = evened[Members.TREES];
        return evened;
    }

    /** What samples lose under these weights, each counted as in the fit. */
    static double loss(List<BlendSample> samples, Given weights) {
        return samples.parallelStream().map(sample -> sample.loss(weights.of(sample), factor(sample), new double[Members.COUNT])).mapToDouble(Double::doubleValue).sum();
    }

    /** The weights that a sample gets. */
    @FunctionalInterface
    interface Given {
        double[] of(BlendSample sample);
    }

    private static double[] between(double[] fitted, int samples, double[] prior, double priorSamples) {
        double[] weights = new double[prior.length];
        double share = samples / (samples + priorSamples);
        Arrays.setAll(weights, m -> share * fitted[m] + (1 - share) * prior[m]);
        return weights;
    }

    /** Loss of each member over all samples; infinite for those that did not answer. */
    private static double[] losses(List<BlendSample> samples, boolean[] ran) {
        double[] losses = new double[Members.COUNT];
        for (int m = 0; m < losses.length; m++) {
            losses[m] = loss(samples, ran, m);
        }
        return losses;
    }

    private static double loss(List<BlendSample> samples, boolean[] ran, int member) {
        return ran[member] ? samples.parallelStream().mapToDouble(sample -> factor(sample) * sample.loss(member)).sum() : Double.POSITIVE_INFINITY;
    }

    private static boolean[] admitted(double[] losses) {
        boolean[] admitted = new boolean[losses.length];
        for (int m = 0; m < losses.length; m++) {
            admitted[m] = losses[m] < losses[Members.NAIVE] || m == Members.REFERENCE;
        }
        return admitted;
    }

    private static double factor(BlendSample sample) {
        return 1 / Math.sqrt(1 + sample.loss(Members.REFERENCE));
    }

    private static double[] descend(List<BlendSample> samples, boolean[] admitted, double[] prior) {
        double[] weights = new double[prior.length];
        Arrays.setAll(weights, m -> admitted[m] ? 0.5 * prior[m] + 0.5 / prior.length : 0);
        weights = normal(weights);
        double[] factors = samples.parallelStream().mapToDouble(BlendWeights::factor).toArray();
        for (int step = 0; step < STEPS; step++) {
            double[] slope = slope(samples, factors, weights);
            double loss = slope[weights.length];
            weights = moved(weights, slope, loss > 0 ? RATE * 10 / loss : 0);
        }
        return weights;
    }

    /** The slope in each weight, and behind these the loss; added chunk by chunk, so that threads do not change the sum. */
    private static double[] slope(List<BlendSample> samples, double[] factors, double[] weights) {
        List<double[]> parts = IntStream.range(0, (samples.size() + CHUNK - 1) / CHUNK).parallel().mapToObj(chunk -> {
            double[] part = new double[weights.length + 1];
            for (int s = chunk * CHUNK; s < Math.min(samples.size(), (chunk + 1) * CHUNK); s++) {
                part[weights.length] += samples.get(s).loss(weights, factors[s], part);
            }
            return part;
        }).toList();
        double[] sum = new double[weights.length + 1];
        parts.forEach(part -> Arrays.setAll(sum, i -> sum[i] + part[i]));
        return sum;
    }

    private static double[] moved(double[] weights, double[] slope, double rate) {
        double middle = 0;
        for (int m = 0; m < weights.length; m++) {
            middle += weights[m] * slope[m];
        }
        double[] next = new double[weights.length];
        for (int m = 0; m < weights.length; m++) {
            next[m] = weights[m] * Math.exp(Math.clamp(-rate * (slope[m] - middle), -1, 1));
        }
        return normal(next);
    }

    /** Without crumbs. */
    private static double[] tidy(double[] weights) {
        double most = Arrays.stream(weights).max().orElse(1);
        double[] tidy = new double[weights.length];
        Arrays.setAll(tidy, m -> weights[m] >= Math.min(LEAST_WEIGHT, most) ? weights[m] : 0);
        return normal(tidy);
    }

    private static double[] normal(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        double[] normal = new double[weights.length];
        Arrays.setAll(normal, m -> weights[m] / sum);
        return normal;
    }
}
