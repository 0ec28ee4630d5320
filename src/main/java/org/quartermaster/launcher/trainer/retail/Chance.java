package org.quartermaster.launcher.trainer.retail;

import java.util.SplittableRandom;

/** The distributions that made-up demand is drawn from. */
final class Chance {

    private static final double NORMAL_FROM = 60;
    private final SplittableRandom random;

    Chance(SplittableRandom random) {
        this.random = random;
    }

    boolean isTrue(double probability) {
        return random.nextDouble() < probability;
    }

    double uniform(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    double logUniform(double low, double high) {
        return low * Math.pow(high / low, random.nextDouble());
    }

    /** A whole number from {@code low} to {@code high}, both included. */
    int whole(int low, int high) {
        return low + random.nextInt(Math.max(1, high - low + 1));
    }

    double normal() {
        return random.nextGaussian();
    }

    /** Poisson with a gamma-distributed rate: mean μ, variance μ + α μ². */
    double negativeBinomial(double mean, double dispersion) {
        if (mean <= 0) {
            return 0;
        }
        return poisson(dispersion < 1e-3 ? mean : gamma(1 / dispersion) * mean * dispersion);
    }

    /** Marsaglia and Tsang (2000), with their boost for shapes below one. */
    double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1 / 3.0;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal();
            double v = 1 + c * x;
            v = v * v * v;
            if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    /** By products of uniforms (Knuth), by the normal approximation above {@value #NORMAL_FROM}. */
    double poisson(double mean) {
        if (mean > NORMAL_FROM) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
        }
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
