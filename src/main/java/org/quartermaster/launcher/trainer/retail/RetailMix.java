package org.quartermaster.launcher.trainer.retail;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The mix of made-up series that a general forecaster is trained on. */
public final class RetailMix {

    /** Channels of a plan. */
    public static final int CHANNELS = SalesPlan.CHANNELS;
    private static final int SHORTEST_PAST = 12;

    private final int past;
    private final int steps;

    /**
     * @param past   steps of history
     * @param future steps to forecast
     */
    public RetailMix(int past, int future) {
        this.past = past;
        this.steps = past + future;
    }

    /** One series of history and future; the same for the same state of {@code random}. */
    public RetailSeries draw(SplittableRandom random) {
        Chance chance = new Chance(random);
        double by = chance.uniform(0, 1);
        Grain grain = by < 0.62 ? Grain.DAY : by < 0.86 ? Grain.WEEK : Grain.MONTH;
        RetailSeries series = grain != Grain.DAY && chance.isTrue(0.3) ? aggregated(chance, grain) : drawn(chance, grain, steps);
        if (chance.isTrue(0.08)) {
            mix(chance, series);
        }
        spoil(chance, series.units());
        hide(chance, series);
        return series;
    }

    private RetailSeries drawn(Chance chance, Grain grain, int length) {
        double kind = chance.uniform(0, 1);
        if (kind < 0.2) {
            return new RetailSeries(grain, new SmoothSeries(chance, grain, length).draw(), new float[CHANNELS][length]);
        }
        int history = length - (steps - past);
        float[][] plan = chance.isTrue(0.55) ? SalesPlan.draw(chance, grain, history, length) : new float[CHANNELS][length];
        double level = level(chance);
        double[] mean = MeanDemand.draw(chance, grain, level, plan, length);
        int launch = kind > 0.86 ? LifeCycle.live(chance, mean, history) : 0;
        boolean sparse = kind < 0.4;
        float[] units = sparse ? Counts.seldom(chance, mean, chance.logUniform(1.2, 20)) : Counts.often(chance, mean, level * grain.days());
        if (launch > 0 && chance.isTrue(0.7)) {
            Arrays.fill(units, 0, launch, Float.NaN);
        }
        return new RetailSeries(grain, units, plan);
    }

    /** Units per day: most items sell little. */
    private static double level(Chance chance) {
        double many = chance.uniform(0, 1);
        return many < 0.55 ? chance.logUniform(0.04, 5) : many < 0.85 ? chance.logUniform(2, 60) : chance.logUniform(30, 8_000);
    }

    /** Days summed to weeks or months; what lies before the summed days is not known. */
    RetailSeries aggregated(Chance chance, Grain grain) {
        int history = grain == Grain.WEEK ? chance.whole(40, 140) : chance.whole(18, 60);
        int length = history + steps - past;
        RetailSeries days = drawn(chance, Grain.DAY, length * grain.days());
        float[] sums = new float[steps];
        Arrays.fill(sums, 0, steps - length, Float.NaN);
        for (int t = 0; t < length * grain.days(); t++) {
            sums[steps - length + t / grain.days()] += days.units()[t];
        }
        return new RetailSeries(grain, sums, new float[CHANNELS][steps]);
    }

    /** Adds another series on its own scale; plans no longer explain it and are dropped. */
    void mix(Chance chance, RetailSeries series) {
        float[] other = drawn(chance, series.grain(), steps).units();
        double ratio = mean(series.units()) / Math.max(1e-6, mean(other)) * chance.uniform(0.2, 2);
        for (int t = 0; t < steps; t++) {
            series.units()[t] += (float) (ratio * other[t]);
        }
        for (float[] channel : series.plan()) {
            Arrays.fill(channel, 0);
        }
    }

    private static double mean(float[] units) {
        double sum = 0;
        int count = 0;
        for (float value : units) {
            sum += Float.isNaN(value) ? 0 : value;
            count += Float.isNaN(value) ? 0 : 1;
        }
        return sum / Math.max(1, count);
    }

    /** Outliers, in one of eight series. */
    void spoil(Chance chance, float[] units) {
        if (chance.isTrue(0.12)) {
            int many = chance.whole(1, 6);
            for (int outlier = 0; outlier < many; outlier++) {
                units[chance.whole(0, steps - 1)] *= (float) chance.uniform(3, 12);
            }
        }
    }

    /** Hides what is not observed: before the first day, stock-outs that were noted, gaps, days the shop was closed. */
    void hide(Chance chance, RetailSeries series) {
        float[] units = series.units();
        if (chance.isTrue(series.grain() == Grain.DAY ? 0.4 : 0.85)) {
            int longest = switch (series.grain()) {
                case DAY -> past;
                case WEEK -> 260;
                case MONTH -> 130;
            };
            Arrays.fill(units, 0, past - (int) chance.logUniform(SHORTEST_PAST, Math.min(past, longest)), Float.NaN);
        }
        if (chance.isTrue(0.2)) {
            int many = chance.whole(1, 4);
            for (int gap = 0; gap < many; gap++) {
                int from = chance.whole(0, past - 1);
                Arrays.fill(units, from, Math.min(past, from + chance.whole(1, 20)), Float.NaN);
            }
        }
        double lost = chance.isTrue(0.1) ? chance.uniform(0, 0.2) : 0;
        boolean closedIsUnknown = chance.isTrue(0.4);
        for (int t = 0; t < steps; t++) {
            boolean gone = t < past && lost > 0 && chance.isTrue(lost);
            if (gone || closedIsUnknown && series.plan()[SalesPlan.CLOSED][t] > 0) {
                units[t] = Float.NaN;
            }
        }
    }
}
