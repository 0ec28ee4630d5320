package org.quartermaster.launcher.trainer.retail;

import java.util.Arrays;

/**
 * What a seller plans in advance: prices, promotions, holidays, closed days.
 *
 * <p>The price channel is ln(price / median price of the past), 0 where nothing is known; the others are 0 or 1. A promotion shows as a price cut, as a flag, or as both.
 */
final class SalesPlan {

    static final int PRICE = 0;
    static final int PROMOTION = 1;
    static final int HOLIDAY = 2;
    static final int CLOSED = 3;
    /** Channels of a plan. */
    static final int CHANNELS = 4;
    private static final double LOWEST = -1.2;

    private final Chance chance;
    private final Grain grain;
    private final int past;
    private final float[][] channels;

    private SalesPlan(Chance chance, Grain grain, int past, int steps) {
        this.chance = chance;
        this.grain = grain;
        this.past = past;
        channels = new float[CHANNELS][steps];
    }

    /** @param past steps before the first one to forecast */
    static float[][] draw(Chance chance, Grain grain, int past, int steps) {
        SalesPlan plan = new SalesPlan(chance, grain, past, steps);
        if (chance.isTrue(0.6)) {
            plan.sell();
        }
        if (chance.isTrue(0.5)) {
            plan.celebrate();
        }
        if (grain == Grain.DAY && chance.isTrue(0.25)) {
            plan.close();
        }
        return plan.channels;
    }

    private void sell() {
        double[] price = new double[channels[PRICE].length];
        if (chance.isTrue(0.6)) {
            regularPrice(price);
        }
        boolean cuts = chance.isTrue(0.65);
        boolean flags = !cuts || chance.isTrue(0.6);
        if (chance.isTrue(0.25)) {
            alternate(price, cuts, flags);
        } else if (chance.isTrue(0.8)) {
            promote(price, cuts, flags);
        }
        double reference = median(price);
        for (int t = 0; t < price.length; t++) {
            channels[PRICE][t] = (float) Math.max(LOWEST, Math.min(-LOWEST, price[t] - reference));
        }
    }

    /** List prices move in steps, mostly upwards. */
    private void regularPrice(double[] price) {
        double level = 0;
        int every = (int) Math.max(4, chance.logUniform(40, 500) / grain.days());
        for (int t = 0; t < price.length; t++) {
            if (chance.isTrue(1.0 / every)) {
                level += 0.03 + 0.08 * chance.normal();
            }
            price[t] = level;
        }
    }

    /** Every second week on working days, as some chains do. */
    private void alternate(double[] price, boolean cuts, boolean flags) {
        int week = Math.max(1, 7 / grain.days());
        int on = chance.whole(Math.max(1, week - 3), week);
        int phase = chance.whole(0, 2 * week - 1);
        double depth = chance.uniform(0.05, 0.4);
        for (int t = 0; t < price.length; t++) {
            if ((t + phase) % (2 * week) < on && !chance.isTrue(0.03)) {
                price[t] += cuts ? Math.log(1 - depth) : 0;
                channels[PROMOTION][t] = flags ? 1 : 0;
            }
        }
    }

    private void promote(double[] price, boolean cuts, boolean flags) {
        double gap = chance.logUniform(15, 150) / grain.days();
        for (int from = (int) (gap * chance.uniform(0, 1)); from < price.length; from += 1 + (int) (gap * chance.uniform(0.4, 1.6))) {
            int to = Math.min(price.length, from + Math.max(1, chance.whole(2, 21) / grain.days()));
            double depth = chance.uniform(0.05, 0.5);
            for (int t = from; t < to; t++) {
                price[t] += cuts ? Math.log(1 - depth) : 0;
                channels[PROMOTION][t] = flags ? 1 : 0;
            }
            from = to;
        }
    }

    /** The same days of every year. */
    private void celebrate() {
        int many = chance.whole(3, 14);
        double start = chance.uniform(0, grain.yearSteps());
        for (int holiday = 0; holiday < many; holiday++) {
            double day = chance.uniform(0, grain.yearSteps());
            for (int t = 0; t < channels[HOLIDAY].length; t++) {
                double place = (t + start) % grain.yearSteps();
                if (place <= day && day < place + 1) {
                    channels[HOLIDAY][t] = 1;
                }
            }
        }
    }

    private void close() {
        boolean weekly = chance.isTrue(0.5);
        int weekday = chance.whole(0, 6);
        double stray = chance.isTrue(0.5) ? chance.uniform(0, 0.03) : 0;
        for (int t = 0; t < channels[CLOSED].length; t++) {
            boolean holiday = channels[HOLIDAY][t] > 0 && weekly;
            channels[CLOSED][t] = weekly && t % 7 == weekday || holiday || chance.isTrue(stray) ? 1 : 0;
        }
    }

    private double median(double[] price) {
        double[] sorted = Arrays.copyOf(price, past);
        Arrays.sort(sorted);
        return sorted[past / 2];
    }
}
