package org.quartermaster.launcher.chance;

import java.util.random.RandomGenerator;

/** One random number. */
public final class Draw {

    private Draw() {
    }

    /** Gamma with this shape and scale 1: Marsaglia and Tsang (2000), with their boost for shapes below one. */
    public static double gamma(RandomGenerator random, double shape) {
        if (shape < 1) {
            return gamma(random, shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1 / 3.0;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    /** Poisson: by products of uniforms (Knuth), by the normal approximation for means above {@code normalFrom}. */
    public static long poisson(RandomGenerator random, double mean, double normalFrom) {
        if (mean > normalFrom) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
