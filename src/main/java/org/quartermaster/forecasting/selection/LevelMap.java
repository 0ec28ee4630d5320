package org.quartermaster.forecasting.selection;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.quartermaster.forecasting.models.QuantileForecast;

/**
 * Which level of a forecast's own distribution to read so that it holds what it promises: where only 90 % of the actuals lay below the quantile at 0.95, that quantile is taken from a higher level (recalibration;
 * Kuleshov, Fenner and Ermon 2018).
 *
 * <p>Each back-test origin says by how much a level has to move, in log odds; as with {@link Lift} the move is made as far as they agree: with r the mean over the origins and v the variance of that mean (at least
 * {@value #USUAL}² over their number) it is {@code r · r² / (r² + v)}. What one month did is no property of the method.
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
     * @param origins one per origin
     * @param each    observations that are worth one independent one
     * @param prior   of how many observations no change is worth
     */
    static LevelMap even(List<Pits> origins, int each, double prior) {
        return map(origins.size(), (origin, level) -> {
            Pits own = origins.get(origin);
            double evidence = (double) own.count() / each;
            return solve(level, at -> (evidence * own.share(at) + prior * at) / (evidence + prior));
        });
    }

    /**
     * For quantiles of which little is known in between: a level stays unless even those actuals that equal the quantile cannot make it honest: it is raised until {@link Pits#covered} reaches it, or lowered until
     * {@link Pits#exceeded} does.
     *
     * @param own  of the segment, one per origin
     * @param each observations that are worth one independent one
     * @param all  of all segments, worth {@code prior} observations
     */
    static LevelMap honest(List<Pits> own, int each, List<Pits> all, double prior) {
        return map(own.size(), (origin, level) -> {
            double evidence = (double) own.get(origin).count() / each;
            DoubleUnaryOperator covered = at -> (evidence * own.get(origin).covered(at) + prior * all.get(origin).covered(at)) / (evidence + prior);
            DoubleUnaryOperator exceeded = at -> (evidence * own.get(origin).exceeded(at) + prior * all.get(origin).exceeded(at)) / (evidence + prior);
            if (covered.applyAsDouble(level) < level) {
                return solve(level, covered);
            }
            return exceeded.applyAsDouble(level) > level ? solve(level, exceeded) : level;
        });
    }

    /** The level that an origin would read instead of another one. */
    private interface Wanted {
        double instead(int origin, double level);
    }

    private static LevelMap map(int origins, Wanted wanted) {
        double[] levels = new double[QuantileForecast.LEVELS];
        double before = LEAST;
        for (int i = 0; i < levels.length; i++) {
            double level = QuantileForecast.level(i);
            double move = agreed(IntStream.range(0, origins).mapToDouble(origin -> logit(wanted.instead(origin, level)) - logit(level)).toArray());
            levels[i] = Math.max(before, level(logit(level) + move));
            before = levels[i];
        }
        return new LevelMap(levels);
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
                for (int i = 0; i < day.length; i++) {
                    forecast.quantiles()[at + i] = (float) QuantileLine.at(day, 0, levels[i]);
                }
            }
        }
        return forecast;
    }
}
