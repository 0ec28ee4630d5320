package org.quartermaster.launcher.trainer.retail;

import java.util.SplittableRandom;
import org.quartermaster.launcher.chance.Draw;

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

    /** Gamma with this shape and scale 1. */
    double gamma(double shape) {
        return Draw.gamma(random, shape);
    }

    double poisson(double mean) {
        return Draw.poisson(random, mean, NORMAL_FROM);
    }
}
