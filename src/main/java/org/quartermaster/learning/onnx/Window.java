package org.quartermaster.learning.onnx;

import java.util.Arrays;

/**
 * One series to forecast.
 *
 * @param history demand, ascending, {@code NaN} missing; longer ones than the model takes are cut at the front, shorter ones padded
 * @param grain   length of a step
 * @param weekday of the first step to forecast, 0 Monday … 6 Sunday, −1 when steps are not days
 * @param plan    what is known in advance, or null
 */
public record Window(float[] history, Grain grain, int weekday, Plan plan) {

    /** Length of a step. */
    public enum Grain {
        DAY, WEEK, MONTH
    }

    /** Days without a plan; the weekday is not told. */
    public static Window ofDays(float... history) {
        return new Window(history, Grain.DAY, -1, null);
    }

    /** Seen {@code steps} later, when these came true. */
    Window after(float[] steps) {
        float[] longer = Arrays.copyOf(history, history.length + steps.length);
        System.arraycopy(steps, 0, longer, history.length, steps.length);
        return new Window(longer, grain, weekday < 0 ? weekday : (weekday + steps.length) % 7, plan);
    }
}
