package org.quartermaster.learning.onnx;

import java.util.Arrays;

/**
 * What is known in advance of one series, for the past and for the steps to forecast.
 *
 * @param channels {@code [channel][step]} in the order of {@link Channel}, step 0 is the first of the history; 0 where nothing is known
 */
public record Plan(float[][] channels) {

    private static final float STEEPEST = 1.2f;

    /** Kinds of foreknowledge. */
    public enum Channel {
        /** ln(price / median price of the past). */ PRICE,
        /** 1 under promotion, or its depth. */ PROMOTION,
        /** 1 on a holiday or event. */ HOLIDAY,
        /** 1 where nothing can be sold because the shop is closed. */ CLOSED
    }

    public Plan {
        if (channels.length != Channel.values().length) {
            throw new IllegalArgumentException("A plan has %d channels, not %d.".formatted(Channel.values().length, channels.length));
        }
    }

    /**
     * From what a shop writes down; each array covers history and horizon, or is null when it is not known.
     *
     * @param past      steps of history
     * @param price     per step, {@code NaN} or ≤ 0 where unknown
     * @param promotion 0…1
     * @param holiday   0 or 1
     * @param open      0 or 1
     */
    public static Plan of(int past, float[] price, float[] promotion, float[] holiday, float[] open) {
        float[] closed = open == null ? new float[0] : new float[open.length];
        for (int t = 0; t < closed.length; t++) {
            closed[t] = open[t] == 0 ? 1 : 0;
        }
        return new Plan(new float[][] {price == null ? new float[0] : ratios(past, price), known(promotion), known(holiday), closed});
    }

    /** Value of a step, 0 where nothing is known. */
    float at(Channel channel, int step) {
        float[] values = channels[channel.ordinal()];
        return step < 0 || step >= values.length ? 0 : values[step];
    }

    private static float[] known(float[] values) {
        float[] known = values == null ? new float[0] : values.clone();
        for (int t = 0; t < known.length; t++) {
            known[t] = Float.isNaN(known[t]) ? 0 : Math.max(0, Math.min(1, known[t]));
        }
        return known;
    }

    private static float[] ratios(int past, float[] price) {
        float[] seen = new float[past];
        int count = 0;
        for (int t = 0; t < Math.min(past, price.length); t++) {
            if (price[t] > 0) {
                seen[count++] = price[t];
            }
        }
        Arrays.sort(seen, 0, count);
        float[] ratios = new float[price.length];
        for (int t = 0; t < price.length && count > 0; t++) {
            float ratio = price[t] > 0 ? (float) Math.log(price[t] / seen[count / 2]) : 0;
            ratios[t] = Math.max(-STEEPEST, Math.min(STEEPEST, ratio));
        }
        return ratios;
    }
}
