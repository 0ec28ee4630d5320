package org.quartermaster.forecasting.selection;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.quartermaster.forecasting.models.QuantileForecast;

/**
 * Which level of a forecast's own distribution to read so that it holds what it promises: where only 90 % of the actuals lay below the quantile at 0.95, that quantile is taken from a higher level (recalibration;
 * Kuleshov, Fenner and Ermon 2018).
 *
 * <p>Each back-test origin says by how much a level has to move, in log odds. The two levels p and 1 − p of a pair move together (a shift) and apart (a width). Shifts are taken from actuals centred on each origin's own sum: a
 * month that sold too little as a whole says nothing about how errors are skewed, and the trees that are trained again for the forecast do not repeat it. Widths are taken from the actuals as they were. As with {@link Lift} both
 * are made as far as the origins agree: with r the mean over the origins and v the variance of that mean (at least {@value #USUAL}² over their number) it is {@code r · r² / (r² + v)}. What one month did is no property of the
 * method.
 *
 * @param levels one per level of {@link QuantileForecast}, ascending, strictly between 0 and 1
 */
record LevelMap(double[] levels) {

    /** Every level as it is. */
    static final LevelMap NONE = new LevelMap(QuantileForecast.levels());

    private static final double LEAST = 0.0005;
    private static final int HALVINGS = 22;
    private static final double USUAL = 0.3;

    /**
     * For whole distributions: levels p' with G(p') = p, G the share of evenly drawn points of {@link Pits#share}.
     *
     * @param each  observations that are worth one independent one
     * @param prior of how many observations no change is worth
     */
    static LevelMap even(Evidence own, int each, double prior) {
        return map(own.origins().size(), (origin, level) -> even(own.centred().get(origin), level, each, prior), (origin, level) -> even(own.origins().get(origin), level, each, prior));
    }

    /** As {@link #even} without a shift, for quantiles that were each fitted for themselves: their skew was learned, but fitted to what was seen they lie too near each other. */
    static LevelMap widened(List<Pits> origins, int each, double prior) {
        return map(origins.size(), (_, level) -> level, (origin, level) -> even(origins.get(origin), level, each, prior));
    }

    private static double even(Pits own, double level, int each, double prior) {
        double evidence = (double) own.count() / each;
        return solve(level, at -> (evidence * own.share(at) + prior * at) / (evidence + prior));
    }

    /**
     * For quantiles of which little is known in between: a level stays unless even those actuals that equal the quantile cannot make it honest: it is raised until {@link Pits#covered} reaches it, or lowered until
     * {@link Pits#exceeded} does.
     *
     * @param own  of the segment
     * @param each observations that are worth one independent one
     * @param all  of all segments, worth {@code prior} observations
     */
    static LevelMap honest(Evidence own, int each, Evidence all, double prior) {
        return map(own.origins().size(), (origin, level) -> honest(own.centred().get(origin), level, each, all.centred().get(origin), prior),
                (origin, level) -> honest(own.origins().get(origin), level, each, all.origins().get(origin), prior));
    }

    /**
     * Where actuals lay.
     *
     * @param origins one per origin
     * @param centred the same around each origin's own sum
     */
    record Evidence(List<Pits> origins, List<Pits> centred) {
    }

    private static double honest(Pits own, double level, int each, Pits all, double prior) {
        double evidence = (double) own.count() / each;
        DoubleUnaryOperator covered = at -> (evidence * own.covered(at) + prior * all.covered(at)) / (evidence + prior);
        DoubleUnaryOperator exceeded = at -> (evidence * own.exceeded(at) + prior * all.exceeded(at)) / (evidence + prior);
        if (covered.applyAsDouble(level) < level) {
            return solve(level, covered);
        }
        return exceeded.applyAsDouble(level) > level ? solve(level, exceeded) : level;
    }

    /** The level that an origin would read instead of another one. */
    private interface Wanted {
        double instead(int origin, double level);

        /** By how much a level moves, in log odds. */
        default double move(int origin, int level) {
            return logit(instead(origin, QuantileForecast.level(level))) - logit(QuantileForecast.level(level));
        }
    }

    private static LevelMap map(int origins, Wanted shifted, Wanted widened) {
        double[][] together = moves(origins, shifted);
        double[][] apart = moves(origins, widened);
        double[] levels = new double[QuantileForecast.LEVELS];
        double before = LEAST;
        for (int i = 0; i < levels.length; i++) {
            double[] low = together[i];
            double[] high = together[levels.length - 1 - i];
            double[] own = apart[i];
            double[] other = apart[levels.length - 1 - i];
            double move = agreed(origins, k -> (low[k] + high[k]) / 2) + agreed(origins, k -> (own[k] - other[k]) / 2);
            levels[i] = Math.max(before, level(logit(QuantileForecast.level(i)) + move));
            before = levels[i];
        }
        return new LevelMap(levels);
    }

    private static double[][] moves(int origins, Wanted wanted) {
        return IntStream.range(0, QuantileForecast.LEVELS).mapToObj(level -> IntStream.range(0, origins).mapToDouble(origin -> wanted.move(origin, level)).toArray()).toArray(double[][]::new);
    }

    private static double agreed(int origins, IntToDoubleFunction move) {
        return agreed(IntStream.range(0, origins).mapToDouble(move).toArray());
    }

    private static double agreed(double[] moves) {
        double mean = IntStream.range(0, moves.length).mapToDouble(k -> moves[k]).average().orElse(0);
        double variance = IntStream.range(0, moves.length).mapToDouble(k -> (moves[k] - mean) * (moves[k] - mean)).sum() / Math.max(1, moves.length - 1);
        double doubt = Math.max(variance, USUAL * USUAL) / Math.max(1, moves.length);
        return mean * mean * mean / (mean * mean + doubt);
    }

    /** Where a rising share reaches {@code wanted}, by halving on the scale of log odds. */
    private static double solve(double wanted, DoubleUnaryOperator share) {
        double low = logit(LEAST);
        double high = logit(1 - LEAST);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (share.applyAsDouble(level(middle)) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return level(high);
    }

    private static double logit(double level) {
        return Math.log(level / (1 - level));
    }

    private static double level(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /** Reads the mapped levels of every period, in place. */
    QuantileForecast apply(QuantileForecast forecast) {
        if (this != NONE) {
            float[] day = new float[QuantileForecast.LEVELS];
            for (int at = 0; at < forecast.quantiles().length; at += QuantileForecast.LEVELS) {
                System.arraycopy(forecast.quantiles(), at, day, 0, day.length);
                read(day, 0, forecast.quantiles(), at);
            }
        }
        return forecast;
    }

    /** Reads the mapped levels of one period. @param quantiles ascending, from {@code from} on @param into another array, from {@code at} on */
    void read(float[] quantiles, int from, float[] into, int at) {
        if (this == NONE) {
            System.arraycopy(quantiles, from, into, at, QuantileForecast.LEVELS);
            return;
        }
        for (int i = 0; i < levels.length; i++) {
            into[at + i] = (float) QuantileLine.at(quantiles, from, levels[i]);
        }
    }
}
