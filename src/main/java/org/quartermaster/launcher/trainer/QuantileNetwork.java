package org.quartermaster.launcher.trainer;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The network {@code qm-mini}: history in, quantiles out.
 *
 * <p>With y the history, m its mask and s = mean of the observed y + 0.05: z = m · y / s; input of the layers = [asinh(z), m, ln s]; two ReLU layers give 11 numbers per step. A
 * base forecast b (same-weekday mean of the last eight weeks, drawn towards the mean of the last four) is the starting point: median = b + first number; the
 * levels above add softplus of the next five one after the other, the levels below subtract softplus of the last five, so that they cannot cross. Times s, and not below 0.
 * The history ends the day before the first step, so its weekdays are known by position.
 */
final class QuantileNetwork {

    static final int CONTEXT = 112;
    static final int HORIZON = 56;
    static final double[] LEVELS = {0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95};
    static final int WIDTH = LEVELS.length;
    static final int SIDE = WIDTH / 2;
    static final float LEAST_SCALE = 0.05f;
    static final float LEVEL_PRIOR = 4;
    static final float WEEKDAY_PRIOR = 2;
    static final int LEVEL_DAYS = 28;
    static final int WEEKDAY_DAYS = 56;
    private static final int INPUTS = 2 * CONTEXT + 1;
    private static final int FIRST_HIDDEN = 160;
    private static final int SECOND_HIDDEN = 128;
    private static final int OUTPUTS = HORIZON * WIDTH;

    final Dense first;
    final Dense second;
    final Dense last;
    private final int rows;
    private final float[] input;
    private final float[] base;
    private final float[] hidden1;
    private final float[] hidden2;
    private final float[] raw;
    private final float[] quantiles;
    private final float[] scale;
    private final float[] dRaw;
    private final float[] dHidden2;
    private final float[] dHidden1;

    /** @param rows histories per batch */
    QuantileNetwork(int rows, SplittableRandom random) {
        this.rows = rows;
        first = new Dense(INPUTS, FIRST_HIDDEN, 1, random);
        second = new Dense(FIRST_HIDDEN, SECOND_HIDDEN, 1, random);
        last = new Dense(SECOND_HIDDEN, OUTPUTS, 0.1, random);
        for (int o = 0; o < OUTPUTS; o++) {
            // softplus(−1.7) = 0.17: quantiles start a sixth of the scale apart
            last.weights[SECOND_HIDDEN * OUTPUTS + o] = o % WIDTH == 0 ? 0 : -1.7f;
        }
        input = new float[rows * INPUTS];
        base = new float[rows * HORIZON];
        hidden1 = new float[rows * FIRST_HIDDEN];
        hidden2 = new float[rows * SECOND_HIDDEN];
        raw = new float[rows * OUTPUTS];
        quantiles = new float[rows * OUTPUTS];
        scale = new float[rows];
        dRaw = new float[rows * OUTPUTS];
        dHidden2 = new float[rows * SECOND_HIDDEN];
        dHidden1 = new float[rows * FIRST_HIDDEN];
    }

    int parameters() {
        return first.weights.length + second.weights.length + last.weights.length;
    }

    /** Quantiles of one history on its own scale, {@code [step][level]}; the first row of the batch is used. */
    float[][] forecast(float[] history) {
        prepare(history, 0);
        forward(1);
        float[][] forecast = new float[HORIZON][WIDTH];
        for (int h = 0; h < HORIZON; h++) {
            for (int q = 0; q < WIDTH; q++) {
                forecast[h][q] = Math.max(0, quantiles[h * WIDTH + q]) * scale[0];
            }
        }
        return forecast;
    }

    /**
     * One step of Adam on a batch of series of {@code CONTEXT + HORIZON} days.
     *
     * @return mean pinball loss on the scale of the histories
     */
    double train(float[][] series, double rate, int step) {
        for (int r = 0; r < rows; r++) {
            prepare(series[r], r);
        }
        forward(rows);
        double loss = 0;
        for (int r = 0; r < rows; r++) {
            loss += lossAndGradient(series[r], r);
        }
        last.backward(hidden2, dRaw, dHidden2, rows);
        closeWhereOff(hidden2, dHidden2);
        second.backward(hidden1, dHidden2, dHidden1, rows);
        closeWhereOff(hidden1, dHidden1);
        first.backward(input, dHidden1, null, rows);
        last.step(rate, step);
        second.step(rate, step);
        first.step(rate, step);
        return loss;
    }

    private void prepare(float[] series, int r) {
        double sum = 0;
        int count = 0;
        for (int t = 0; t < CONTEXT; t++) {
            boolean seen = !Float.isNaN(series[t]);
            sum += seen ? series[t] : 0;
            count += seen ? 1 : 0;
        }
        float mean = (float) (sum / Math.max(1, count));
        scale[r] = mean + LEAST_SCALE;
        int at = r * INPUTS;
        for (int t = 0; t < CONTEXT; t++) {
            boolean seen = !Float.isNaN(series[t]);
            input[at + t] = seen ? asinh(series[t] / scale[r]) : 0;
            input[at + CONTEXT + t] = seen ? 1 : 0;
        }
        input[at + 2 * CONTEXT] = (float) Math.log(scale[r]);
        base(series, r, mean / scale[r]);
    }

    private void base(float[] series, int r, float mean) {
        float[] sums = new float[7];
        float[] counts = new float[7];
        float recent = LEVEL_PRIOR * mean;
        float recentCount = LEVEL_PRIOR;
        for (int t = CONTEXT - WEEKDAY_DAYS; t < CONTEXT; t++) {
            if (!Float.isNaN(series[t])) {
                sums[t % 7] += series[t] / scale[r];
                counts[t % 7]++;
                recent += t >= CONTEXT - LEVEL_DAYS ? series[t] / scale[r] : 0;
                recentCount += t >= CONTEXT - LEVEL_DAYS ? 1 : 0;
            }
        }
        float level = recent / recentCount;
        for (int h = 0; h < HORIZON; h++) {
            int day = (CONTEXT + h) % 7;
            base[r * HORIZON + h] = (sums[day] + WEEKDAY_PRIOR * level) / (counts[day] + WEEKDAY_PRIOR);
        }
    }

    private void forward(int count) {
        first.forward(input, hidden1, count);
        relu(hidden1, count * FIRST_HIDDEN);
        second.forward(hidden1, hidden2, count);
        relu(hidden2, count * SECOND_HIDDEN);
        last.forward(hidden2, raw, count);
        for (int step = 0; step < count * HORIZON; step++) {
            int at = step * WIDTH;
            quantiles[at + SIDE] = base[step] + raw[at];
            for (int j = 1; j <= SIDE; j++) {
                quantiles[at + SIDE + j] = quantiles[at + SIDE + j - 1] + softplus(raw[at + j]);
                quantiles[at + SIDE - j] = quantiles[at + SIDE - j + 1] - softplus(raw[at + SIDE + j]);
            }
        }
    }

    private double lossAndGradient(float[] series, int r) {
        double loss = 0;
        float share = 1f / (rows * OUTPUTS);
        float[] slope = new float[WIDTH];
        for (int h = 0; h < HORIZON; h++) {
            int at = (r * HORIZON + h) * WIDTH;
            float y = series[CONTEXT + h] / scale[r];
            float all = 0;
            for (int q = 0; q < WIDTH; q++) {
                float below = y - quantiles[at + q];
                slope[q] = share * (float) (below > 0 ? -LEVELS[q] : 1 - LEVELS[q]);
                loss -= (double) slope[q] * below;
                all += slope[q];
            }
            dRaw[at] = all;
            float up = 0;
            float down = 0;
            for (int j = SIDE; j >= 1; j--) {
                up += slope[SIDE + j];
                down -= slope[SIDE - j];
                dRaw[at + j] = up * sigmoid(raw[at + j]);
                dRaw[at + SIDE + j] = down * sigmoid(raw[at + SIDE + j]);
            }
        }
        return loss;
    }

    private static void relu(float[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = Math.max(0, values[i]);
        }
    }

    private static void closeWhereOff(float[] values, float[] gradient) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = values[i] > 0 ? gradient[i] : 0;
        }
    }

    private static float asinh(float x) {
        return (float) Math.log(x + Math.sqrt((double) x * x + 1));
    }

    private static float softplus(float x) {
        return x > 20 ? x : (float) Math.log1p(Math.exp(x));
    }

    private static float sigmoid(float x) {
        return (float) (1 / (1 + Math.exp(-x)));
    }

    /** Weights of base forecasts {@code [CONTEXT][HORIZON]}: 1 where the day of the last eight weeks has the weekday of the step. */
    static float[] sameWeekday() {
        float[] same = new float[CONTEXT * HORIZON];
        for (int t = CONTEXT - WEEKDAY_DAYS; t < CONTEXT; t++) {
            for (int h = 0; h < HORIZON; h++) {
                same[t * HORIZON + h] = (CONTEXT + h - t) % 7 == 0 ? 1 : 0;
            }
        }
        return same;
    }

    /** {@code [CONTEXT][1]}: 1 for the last four weeks. */
    static float[] lastDays() {
        float[] last = new float[CONTEXT];
        Arrays.fill(last, CONTEXT - LEVEL_DAYS, CONTEXT, 1);
        return last;
    }

    /** {@code [2 · SIDE][WIDTH]}: how the steps between neighbouring quantiles add up. */
    static float[] stepsToQuantiles() {
        float[] sums = new float[2 * SIDE * WIDTH];
        for (int j = 1; j <= SIDE; j++) {
            Arrays.fill(sums, (j - 1) * WIDTH + SIDE + j, j * WIDTH, 1);
            int row = (SIDE + j - 1) * WIDTH;
            Arrays.fill(sums, row, row + SIDE - j + 1, -1);
        }
        return sums;
    }
}
