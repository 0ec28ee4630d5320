package org.quartermaster.launcher.trainer.retail;

import java.util.Arrays;

/** Draws what is sold from what is expected. */
final class Counts {

    private Counts() {
    }

    /** Negative-binomial counts, sometimes with days on which nothing can be sold and nobody noted it. */
    static float[] often(Chance chance, double[] mean, double level) {
        double dispersion = level > 50 ? chance.logUniform(0.004, 0.6) : chance.logUniform(0.03, 2.5);
        double lost = chance.isTrue(0.3) ? chance.logUniform(0.002, 0.03) : 0;
        double found = chance.logUniform(0.04, 0.5);
        double idle = chance.isTrue(0.15) ? chance.uniform(0.05, 0.5) : 0;
        float[] units = new float[mean.length];
        boolean out = false;
        for (int t = 0; t < units.length; t++) {
            out = out ? !chance.isTrue(found) : chance.isTrue(lost);
            units[t] = out || idle > 0 && chance.isTrue(idle) ? 0 : (float) chance.negativeBinomial(mean[t], dispersion);
        }
        return units;
    }

    /**
     * A renewal process: orders come when the expected demand since the last one has used up a gamma-distributed interval, in sizes of their own.
     *
     * @param interval mean steps between orders
     */
    static float[] seldom(Chance chance, double[] mean, double interval) {
        double average = Arrays.stream(mean).average().orElse(1);
        double regularity = chance.isTrue(0.6) ? 1 : chance.logUniform(0.5, 10);
        double size = chance.isTrue(0.4) ? 1 : chance.logUniform(1, 60);
        double sizeSpread = chance.logUniform(0.1, 1.2);
        int pack = chance.isTrue(0.2) ? new int[] {2, 4, 6, 10, 12, 24}[chance.whole(0, 5)] : 1;
        boolean counted = chance.isTrue(0.5);
        float[] units = new float[mean.length];
        double left = interval * chance.uniform(0, 1);
        for (int t = 0; t < units.length; t++) {
            left -= mean[t] / average;
            for (int order = 0; left <= 0 && order < 50; order++) {
                double drawn = counted ? 1 + chance.negativeBinomial(size - 1, sizeSpread) : Math.max(1, Math.round(size * Math.exp(sizeSpread * chance.normal())));
                units[t] += (float) (pack * drawn);
                left += interval * chance.gamma(regularity) / regularity;
            }
        }
        return units;
    }
}
