package org.quartermaster.forecasting.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * How finely weights are fitted: per segment, leaning little or much on the weights of all series; the same weights for all; or no blend but the best member alone (both kinds of trees when these are alike). Each plan is fitted on all back-test origins but one and judged
 * by the loss of its blends on that one, so a blend is taken only where blending, and dividing, pays on months that it has not seen.
 *
 * @param prior samples that the weights of all series are worth beside a segment's own; infinite: one blend for all; {@link #SINGLE}: the best member alone
 */
record BlendPlan(double prior) {

    private static final double SINGLE = -1;
    private static final List<BlendPlan> TRIED = List.of(new BlendPlan(150), new BlendPlan(1_000), new BlendPlan(Double.POSITIVE_INFINITY), new BlendPlan(SINGLE));

    /** The plan that loses least on origins left out; the first one with fewer than two origins. */
    static BlendPlan leastLoss(List<BlendSample> samples, boolean[] ran, ToIntFunction<BlendSample> segment) {
        int[] origins = samples.stream().mapToInt(BlendSample::from).distinct().sorted().toArray();
        if (origins.length < 2) {
            return TRIED.getFirst();
        }
        int segments = 1 + samples.stream().mapToInt(segment).max().orElse(0);
        double[] losses = new double[TRIED.size()];
        for (int origin : origins) {
            var others = new Fitted(samples.stream().filter(sample -> sample.from() != origin).toList(), ran, segment, segments);
            List<BlendSample> own = samples.stream().filter(sample -> sample.from() == origin).toList();
            for (int plan = 0; plan < losses.length; plan++) {
                double[][] weights = TRIED.get(plan).weights(others);
                losses[plan] += BlendWeights.loss(own, sample -> weights[segment.applyAsInt(sample)]);
            }
        }
        return TRIED.get(IntStream.range(0, losses.length).boxed().min(Comparator.comparingDouble(plan -> losses[plan])).orElse(0));
    }

    /** Weights per segment. */
    double[][] weights(Fitted fitted) {
        double[][] weights = new double[fitted.own.length][];
        for (int i = 0; i < weights.length; i++) {
            double[] found = prior == SINGLE ? fitted.best : BlendWeights.shrunk(fitted.own[i], fitted.counts[i], fitted.all, prior);
            weights[i] = fitted.treesAlike ? BlendWeights.evened(found) : found;
        }
        return weights;
    }

    /** What all plans lean on, fitted once. */
    static final class Fitted {
        private final boolean treesAlike;
        private final double[] all;
        private final double[] best;
        private final double[][] own;
        private final int[] counts;

        Fitted(List<BlendSample> samples, boolean[] ran, ToIntFunction<BlendSample> segment, int segments) {
            treesAlike = BlendWeights.areTreesAlike(samples, ran);
            all = BlendWeights.equalToFitted(samples, ran);
            best = BlendWeights.best(samples, ran);
            List<List<BlendSample>> parts = IntStream.range(0, segments).<List<BlendSample>>mapToObj(_ -> new ArrayList<>()).toList();
            samples.forEach(sample -> parts.get(segment.applyAsInt(sample)).add(sample));
            own = parts.parallelStream().map(part -> BlendWeights.fit(part, ran, all)).toArray(double[][]::new);
            counts = parts.stream().mapToInt(List::size).toArray();
        }
    }
}
