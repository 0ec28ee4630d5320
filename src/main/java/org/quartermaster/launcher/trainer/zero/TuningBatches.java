package org.quartermaster.launcher.trainer.zero;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.quartermaster.launcher.trainer.retail.Grain;
import org.quartermaster.launcher.trainer.retail.RetailMix;
import org.quartermaster.launcher.trainer.retail.RetailSeries;
import org.quartermaster.learning.tuning.TunedSeries;
import org.quartermaster.learning.tuning.TuningTask;

/**
 * Windows of the user's own series, mixed with made-up ones.
 *
 * <p>A window to train on sees nothing of the last {@code keptSteps} steps, neither as past nor as future; a window to judge asks for exactly those. Origins are drawn evenly over what is known.
 */
final class TuningBatches {

    static final int LEAST_PAST = 28;
    private static final int LEAST_FUTURE = 7;
    private static final int MOST_JUDGED = 1_024;

    private final List<TunedSeries> series;
    private final TuningTask task;

    /** @param all those too short to train on and to judge are left out */
    TuningBatches(List<TunedSeries> all, TuningTask task) {
        this.task = task;
        series = all.stream().filter(one -> one.total() > 0 && trainedEnd(one) - first(one) >= LEAST_PAST + LEAST_FUTURE).toList();
    }

    int series() {
        return series.size();
    }

    /** Batch {@code step} is always the same. */
    Batch train(long step) {
        SplittableRandom random = new SplittableRandom(task.seed() * 1_000_003 + step);
        return Batch.of(windows(random, (int) Math.round(task.ownShare() * task.batch()), task.batch()), random);
    }

    /** The first {@code own} of them are windows of the user's, the rest made up. */
    List<RetailSeries> windows(SplittableRandom random, int own, int all) {
        List<RetailSeries> windows = new ArrayList<>(all);
        for (int b = 0; b < own; b++) {
            TunedSeries one = series.get(random.nextInt(series.size()));
            int end = trainedEnd(one);
            windows.add(window(one, random.nextInt(first(one) + LEAST_PAST, end - LEAST_FUTURE + 1), end));
        }
        RetailMix mix = new RetailMix(ZeroNetwork.CONTEXT, ZeroNetwork.HORIZON);
        while (windows.size() < all) {
            windows.add(mix.draw(random));
        }
        return windows;
    }

    /** The kept steps of at most {@value #MOST_JUDGED} series, spread over all. */
    Batch judge() {
        int many = Math.min(MOST_JUDGED, series.size());
        List<RetailSeries> windows = new ArrayList<>(many);
        for (int b = 0; b < many; b++) {
            TunedSeries one = series.get((int) ((long) b * series.size() / many));
            windows.add(window(one, trainedEnd(one), one.units().length));
        }
        return Batch.of(windows, null);
    }

    private int trainedEnd(TunedSeries one) {
        return one.units().length - task.keptSteps();
    }

    private static int first(TunedSeries one) {
        int first = 0;
        while (first < one.units().length && Float.isNaN(one.units()[first])) {
            first++;
        }
        return first;
    }

    /** The steps around {@code origin}; what lies at {@code end} and after it is not known. */
    static RetailSeries window(TunedSeries one, int origin, int end) {
        int from = origin - ZeroNetwork.CONTEXT;
        float[] units = new float[ZeroNetwork.CONTEXT + ZeroNetwork.HORIZON];
        Arrays.fill(units, Float.NaN);
        float[][] plan = new float[ZeroNetwork.CHANNELS][units.length];
        for (int t = Math.max(0, -from); t < units.length && from + t < one.units().length; t++) {
            if (from + t < end) {
                units[t] = Math.max(0, one.units()[from + t]);
            }
            for (int channel = 0; channel < Math.min(plan.length, one.plan().length); channel++) {
                float[] values = one.plan()[channel];
                plan[channel][t] = from + t < values.length ? values[from + t] : 0;
            }
        }
        return new RetailSeries(Grain.values()[one.grain()], units, plan);
    }
}
