package org.quartermaster.launcher.trainer.zero;

import java.util.ArrayList;
import java.util.List;

/**
 * What the network corrects: level × season × effects of the plan, each shrunk by the evidence for it.
 *
 * <p>With z the history over its scale s and n = 1 on observed steps without price cut, promotion, holiday or closure: the level is the mean of z over n with a half-life of 14 steps, drawn
 * towards one of 56. The season of a step is (s·Σ z n K + κ) / (s·D·Σ n K + κ) over the matching steps K of earlier seasons, D what is normal there, κ = 5 units + 1.5 steps. The effect of
 * a channel is the same ratio between what was sold on its steps and what level and weekday said.
 *
 * @param <T> as in {@link Operators}
 */
final class Base<T> {

    private static final int PAST = ZeroNetwork.CONTEXT;
    private static final int FUTURE = ZeroNetwork.HORIZON;
    private static final double LEVEL_HALF_LIFE = 14;
    private static final int CHANNELS = ZeroNetwork.CHANNELS;
    /** Numbers that {@link #stepFeatures} gives for one step. */
    static final int STEP_FEATURES = 8 + 3 * CHANNELS;

    private static final float[] LEVELS = Kernels.decays(LEVEL_HALF_LIFE, 56);
    private static final float[] SCALES = Kernels.decays(90, 0);
    private static final float[] SLOW = Kernels.decays(180);
    private static final float[] SUMMARIES = Kernels.decays(4, 14, 45, 150, 0);
    private static final float[] SAME_WEEKDAY = Kernels.sameSeason(7, 0, 0.93);
    private static final float[] ANY_WEEKDAY = Kernels.sameSeason(7, 3, 0.93);
    private static final float[] LAST_YEAR = Kernels.sameSeason(364, 4, 0.7);
    private static final float[] SAME_WEEK = Kernels.sameSeason(52, 1, 0.7);
    private static final float[] SAME_MONTH = Kernels.sameSeason(12, 0, 0.8);
    private static final float[] LEVEL_LAST_YEAR = Kernels.earlierLevel(364, LEVEL_HALF_LIFE, 0.7);
    private static final float[] LEVEL_SAME_WEEK = Kernels.earlierLevel(52, LEVEL_HALF_LIFE, 0.7);
    private static final float[] LEVEL_SAME_MONTH = Kernels.earlierLevel(12, LEVEL_HALF_LIFE, 0.8);
    private static final float[] WEEKDAYS = Kernels.tile(7);

    private final Operators<T> ops;
    private final T tiny;
    private final T one;
    final T scale;
    final T scaled;
    final T mask;
    private final T usual;
    private final T grain;
    /** How much of each channel's effect a step has, past {@code [B, CONTEXT, CHANNELS]} and future {@code [B, HORIZON, CHANNELS]}. */
    final T pastEffects;
    private final T futureEffects;
    private final T plan;
    private T level;
    private T week;
    private T sameYear;
    private T weekYear;
    private T monthYear;
    private T uplifts;
    /** Expected value of every step over the scale, {@code [B, HORIZON]}. */
    final T expected;

    Base(Operators<T> ops, Inputs<T> in) {
        this.ops = ops;
        tiny = ops.number(1e-6);
        one = ops.number(1);
        mask = in.mask();
        grain = in.grain();
        plan = in.future();
        T seen = ops.multiply(ops.larger(in.context(), ops.number(0)), mask);
        scale = scale(seen);
        scaled = ops.divide(seen, scale);
        pastEffects = effects(in.past());
        futureEffects = effects(in.future());
        usual = ops.multiply(mask, ops.subtract(one, ops.smaller(one, sumOfChannels(pastEffects))));
        expected = expect();
    }

    /** 70 % the mean with a half-life of 90 steps, 30 % the plain mean, and a fiftieth of a unit. */
    private T scale(T seen) {
        T kernel = ops.constant(SCALES, PAST, 2);
        T means = ops.divide(ops.matMul(seen, kernel), ops.larger(ops.matMul(mask, kernel), tiny));
        return ops.add(ops.matMul(means, ops.constant(new float[] {0.7f, 0.3f}, 2, 1)), ops.number(0.02));
    }

    /** Price cuts count up to a quarter off as a share of one; the flags count as they are. */
    private T effects(T channels) {
        T cut = ops.smaller(one, ops.larger(ops.number(0), ops.multiply(ops.slice(channels, 2, 0, 1), ops.number(-4))));
        return ops.concat(2, List.of(cut, ops.slice(channels, 2, 1, CHANNELS)));
    }

    private T sumOfChannels(T effects) {
        T sum = ops.matMul(effects, ops.constant(new float[] {1, 1, 1, 1}, CHANNELS, 1));
        return ops.reshape(sum, -1, PAST);
    }

    private T expect() {
        T sold = ops.multiply(scaled, usual);
        T kernel = ops.constant(LEVELS, PAST, 2);
        T sums = ops.matMul(sold, kernel);
        T counts = ops.matMul(usual, kernel);
        T slow = mean(ops.slice(sums, 1, 1, 2), ops.slice(counts, 1, 1, 2), one);
        level = mean(ops.slice(sums, 1, 0, 1), ops.slice(counts, 1, 0, 1), slow);
        week = season(sold, SAME_WEEKDAY, average(sold, ANY_WEEKDAY));
        sameYear = season(sold, LAST_YEAR, earlier(sold, LEVEL_LAST_YEAR));
        weekYear = season(sold, SAME_WEEK, earlier(sold, LEVEL_SAME_WEEK));
        monthYear = season(sold, SAME_MONTH, earlier(sold, LEVEL_SAME_MONTH));
        T season = ops.add(ops.add(ofGrain(week, 0), ofGrain(weekYear, 1)), ofGrain(monthYear, 2));
        uplifts = uplifts();
        T effect = ops.reshape(ops.matMul(futureEffects, ops.reshape(uplifts, -1, CHANNELS, 1)), -1, FUTURE);
        T capped = ops.larger(ops.number(-7), ops.smaller(ops.number(3), ops.add(season, effect)));
        return ops.add(ops.multiply(level, ops.exp(capped)), ops.number(0.003));
    }

    /** {@code (sum + 4 · prior) / (count + 4)}. */
    private T mean(T sum, T count, T prior) {
        T four = ops.number(4);
        return ops.divide(ops.add(sum, ops.multiply(four, prior)), ops.add(count, four));
    }

    private T average(T sold, float[] kernel) {
        T weights = ops.constant(kernel, PAST, FUTURE);
        return ops.divide(ops.matMul(sold, weights), ops.larger(ops.matMul(usual, weights), tiny));
    }

    private T earlier(T sold, float[] level) {
        T kernel = ops.constant(level, PAST, 1);
        return ops.divide(ops.matMul(sold, kernel), ops.larger(ops.matMul(usual, kernel), tiny));
    }

    /** ln of the season's factor per step. */
    private T season(T sold, float[] same, T normal) {
        T weights = ops.constant(same, PAST, FUTURE);
        return shrunkRatio(ops.matMul(sold, weights), ops.multiply(normal, ops.matMul(usual, weights)), normal);
    }

    /** ln((s·sold + κ) / (s·expected + κ)), κ = 5 units and 1.5 normal steps. */
    private T shrunkRatio(T sold, T expected, T normal) {
        T prior = ops.add(ops.number(5), ops.multiply(ops.number(1.5), ops.multiply(scale, normal)));
        return ops.subtract(ops.log(ops.add(ops.multiply(scale, sold), prior)), ops.log(ops.add(ops.multiply(scale, expected), prior)));
    }

    private T ofGrain(T season, int which) {
        return ops.multiply(season, ops.slice(grain, 1, which, which + 1));
    }

    /** ln of what a full unit of each channel does, {@code [B, CHANNELS]}. */
    private T uplifts() {
        T weekday = ops.matMul(ops.exp(ops.slice(ofGrain(week, 0), 1, 0, 7)), ops.constant(WEEKDAYS, 7, PAST));
        T slow = ops.constant(SLOW, PAST, 1);
        T normal = mean(ops.matMul(ops.multiply(scaled, usual), slow), ops.matMul(usual, slow), level);
        T would = ops.multiply(ops.multiply(normal, weekday), mask);
        T weighted = ops.multiply(pastEffects, ops.constant(SLOW, PAST, 1));
        T sold = ops.matMul(ops.reshape(scaled, -1, 1, PAST), weighted);
        T expectedThen = ops.matMul(ops.reshape(would, -1, 1, PAST), weighted);
        T ratio = shrunkRatio(ops.reshape(sold, -1, CHANNELS), ops.reshape(expectedThen, -1, CHANNELS), normal);
        return ops.larger(ops.number(-6), ops.smaller(ops.number(2.5), ratio));
    }

    /** What is known of each step, {@code [B, HORIZON, STEP_FEATURES]}. */
    T stepFeatures() {
        T ones = ops.add(ops.multiply(expected, ops.number(0)), one);
        T support = ops.log(ops.add(one, ops.matMul(usual, ops.constant(SAME_WEEKDAY, PAST, FUTURE))));
        T[] columns = columns(ops.log(expected), ops.multiply(ones, ops.log(ops.add(level, ops.number(0.01)))), ofGrain(week, 0), ofGrain(sameYear, 0), ofGrain(weekYear, 1),
                ofGrain(monthYear, 2), support, ops.multiply(ones, ops.constant(distances(), 1, FUTURE)));
        List<T> parts = new ArrayList<>();
        for (T column : columns) {
            parts.add(ops.reshape(column, -1, FUTURE, 1));
        }
        parts.add(plan);
        parts.add(futureEffects);
        parts.add(ops.multiply(futureEffects, ops.reshape(uplifts, -1, 1, CHANNELS)));
        return ops.concat(2, parts);
    }

    /** What is known of the whole series, {@code [B, 6 · 4 + 1 + 3 + CHANNELS]}: how much, how often and how unevenly it sold over five half-lives. */
    T seriesFeatures() {
        T kernel = ops.constant(SUMMARIES, PAST, WINDOWS);
        T counts = ops.matMul(mask, kernel);
        T safe = ops.larger(counts, ops.number(0.05));
        T means = ops.divide(ops.matMul(scaled, kernel), safe);
        T squares = ops.divide(ops.matMul(ops.multiply(scaled, scaled), kernel), safe);
        T active = ops.divide(ops.matMul(ops.smaller(one, ops.multiply(scaled, ops.number(1e6))), kernel), safe);
        T small = ops.number(0.01);
        return ops.concat(1, List.of(ops.log(ops.add(means, small)), ops.log(ops.add(squares, small)), active, ops.log(ops.add(counts, one)), ops.log(scale), grain, uplifts));
    }

    private static final int WINDOWS = 5;
    /** Numbers that {@link #seriesFeatures} gives. */
    static final int SERIES_FEATURES = 4 * WINDOWS + 1 + ZeroNetwork.GRAINS + CHANNELS;

    private static float[] distances() {
        float[] distances = new float[FUTURE];
        for (int h = 0; h < FUTURE; h++) {
            distances[h] = (float) (Math.log1p(h) / 4);
        }
        return distances;
    }

    @SafeVarargs
    private static <T> T[] columns(T... columns) {
        return columns;
    }
}
