package org.quartermaster.launcher.trainer.zero;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.quartermaster.launcher.trainer.retail.RetailMix;
import org.quartermaster.launcher.trainer.retail.RetailSeries;

/** Series as the network wants them, with what a teacher says of them where one does; what is not known is 0. */
final class Batch {

    private static final double CHANNEL_DROPPED = 0.25;
    private static final double PLAN_DROPPED = 0.15;

    final int size;
    final float[] context;
    final float[] mask;
    final float[] past;
    final float[] future;
    final float[] grain;
    final float[] target;
    final float[] known;
    private float[] teacher;
    private float[] taught;

    private Batch(int size) {
        this.size = size;
        context = new float[size * ZeroNetwork.CONTEXT];
        mask = new float[context.length];
        past = new float[context.length * ZeroNetwork.CHANNELS];
        future = new float[size * ZeroNetwork.HORIZON * ZeroNetwork.CHANNELS];
        grain = new float[size * ZeroNetwork.GRAINS];
        target = new float[size * ZeroNetwork.HORIZON];
        known = new float[target.length];
    }

    /** @param drops whether channels of the plan are left out now and then, as users leave them out */
    static Batch draw(int size, long seed, boolean drops) {
        Batch batch = new Batch(size);
        RetailMix mix = new RetailMix(ZeroNetwork.CONTEXT, ZeroNetwork.HORIZON);
        SplittableRandom random = new SplittableRandom(seed);
        for (int b = 0; b < size; b++) {
            batch.put(b, mix.draw(random), dropped(random, drops));
        }
        return batch;
    }

    /** @param random leaves channels of the plan out now and then; null leaves them as they are */
    static Batch of(List<RetailSeries> series, SplittableRandom random) {
        Batch batch = new Batch(series.size());
        for (int b = 0; b < batch.size; b++) {
            batch.put(b, series.get(b), random == null ? new boolean[ZeroNetwork.CHANNELS] : dropped(random, true));
        }
        return batch;
    }

    /** Channels that are left out: a whole plan in {@value #PLAN_DROPPED} of all series, else each by itself. */
    static boolean[] dropped(SplittableRandom random, boolean drops) {
        boolean[] dropped = new boolean[ZeroNetwork.CHANNELS];
        boolean all = random.nextDouble() < PLAN_DROPPED;
        for (int channel = 0; channel < dropped.length; channel++) {
            dropped[channel] = drops && (random.nextDouble() < CHANNEL_DROPPED || all);
        }
        return dropped;
    }

    private void put(int b, RetailSeries series, boolean[] dropped) {
        grain[b * ZeroNetwork.GRAINS + series.grain().ordinal()] = 1;
        float[] units = series.units();
        for (int t = 0; t < ZeroNetwork.CONTEXT; t++) {
            boolean seen = !Float.isNaN(units[t]);
            context[b * ZeroNetwork.CONTEXT + t] = seen ? units[t] : 0;
            mask[b * ZeroNetwork.CONTEXT + t] = seen ? 1 : 0;
        }
        for (int h = 0; h < ZeroNetwork.HORIZON; h++) {
            float value = units[ZeroNetwork.CONTEXT + h];
            target[b * ZeroNetwork.HORIZON + h] = Float.isNaN(value) ? 0 : value;
            known[b * ZeroNetwork.HORIZON + h] = Float.isNaN(value) ? 0 : 1;
        }
        for (int channel = 0; channel < ZeroNetwork.CHANNELS; channel++) {
            if (!dropped[channel]) {
                plan(b, channel, series.plan()[channel]);
            }
        }
    }

    private void plan(int b, int channel, float[] values) {
        for (int t = 0; t < ZeroNetwork.CONTEXT; t++) {
            past[(b * ZeroNetwork.CONTEXT + t) * ZeroNetwork.CHANNELS + channel] = values[t];
        }
        for (int h = 0; h < ZeroNetwork.HORIZON; h++) {
            future[(b * ZeroNetwork.HORIZON + h) * ZeroNetwork.CHANNELS + channel] = values[ZeroNetwork.CONTEXT + h];
        }
    }

    /** What a teacher says of the first steps of one of them. @param quantiles {@code [step · WIDTH + level]}, units; NaN where it says nothing */
    void teach(int b, float[] quantiles) {
        if (teacher == null) {
            teacher = new float[target.length * ZeroNetwork.WIDTH];
            taught = new float[target.length];
        }
        int steps = Math.min(ZeroNetwork.HORIZON, quantiles.length / ZeroNetwork.WIDTH);
        for (int h = 0; h < steps; h++) {
            if (!Float.isNaN(quantiles[h * ZeroNetwork.WIDTH])) {
                System.arraycopy(quantiles, h * ZeroNetwork.WIDTH, teacher, (b * ZeroNetwork.HORIZON + h) * ZeroNetwork.WIDTH, ZeroNetwork.WIDTH);
                taught[b * ZeroNetwork.HORIZON + h] = 1;
            }
        }
    }

    /** Whether a teacher said anything. */
    boolean isTaught() {
        return teacher != null;
    }

    /** Its quantiles, {@code [series · HORIZON · WIDTH]}; 0 where it said nothing. */
    float[] teacher() {
        return teacher;
    }

    /** 1 where it said something, {@code [series · HORIZON]}. */
    float[] taught() {
        return taught;
    }

    /** Whether any number is no number. */
    boolean isBroken() {
        return Stream.of(context, past, future, target).anyMatch(values -> {
            for (float value : values) {
                if (!Float.isFinite(value)) {
                    return true;
                }
            }
            return false;
        });
    }

    float[] history(int b) {
        return Arrays.copyOfRange(context, b * ZeroNetwork.CONTEXT, (b + 1) * ZeroNetwork.CONTEXT);
    }
}
