package org.quartermaster.launcher.trainer.retail;

import java.util.Arrays;

/** Series that are not counts: sums and products of kernels, state-space models, plain shapes; bent to be positive. */
final class SmoothSeries {

    private static final int WAVES = 10;

    private final Chance chance;
    private final Grain grain;
    private final int steps;

    SmoothSeries(Chance chance, Grain grain, int steps) {
        this.chance = chance;
        this.grain = grain;
        this.steps = steps;
    }

    /** One series of any of the kinds. */
    float[] draw() {
        double[] path = switch (chance.whole(0, 4)) {
            case 0, 1 -> kernels();
            case 2 -> exponentialSmoothing();
            case 3 -> switching();
            default -> shapes();
        };
        return positive(path);
    }

    /** Up to four Gaussian-process draws joined by + or ×, as in KernelSynth (Ansari et al. 2024); each is a sum of random waves (Rahimi and Recht 2007). */
    double[] kernels() {
        double[] path = kernel();
        int more = chance.whole(0, 3);
        for (int k = 0; k < more; k++) {
            double[] other = kernel();
            boolean times = chance.isTrue(0.3);
            for (int t = 0; t < steps; t++) {
                path[t] = times ? path[t] * other[t] : path[t] + other[t];
            }
        }
        return noisy(path, chance.logUniform(0.02, 0.6));
    }

    private double[] kernel() {
        double[] path = new double[steps];
        if (chance.isTrue(0.45)) {
            double period = period();
            for (int harmonic = 1; harmonic <= 4; harmonic++) {
                wave(path, harmonic / period, chance.normal() / harmonic);
            }
        } else if (chance.isTrue(0.8)) {
            double length = chance.logUniform(4, 400);
            for (int w = 0; w < WAVES; w++) {
                wave(path, chance.normal() / (2 * Math.PI * length), Math.sqrt(2.0 / WAVES));
            }
        } else {
            double slope = 2 * chance.normal() / steps;
            for (int t = 0; t < steps; t++) {
                path[t] = slope * (t - steps / 2.0);
            }
        }
        return path;
    }

    private double period() {
        double[] known = switch (grain) {
            case DAY -> new double[] {7, 7, 7, 14, 28, 30.44, 91.3, 365.25};
            case WEEK -> new double[] {4.35, 13, 26, 52.18, 52.18, 52.18};
            case MONTH -> new double[] {3, 6, 12, 12, 12};
        };
        return chance.isTrue(0.85) ? known[chance.whole(0, known.length - 1)] : chance.logUniform(3, 120);
    }

    private void wave(double[] path, double frequency, double amplitude) {
        double phase = chance.uniform(0, 2 * Math.PI);
        // cos(a + b) from cos a, sin a: one multiplication per step instead of a cosine
        double turnCos = Math.cos(2 * Math.PI * frequency);
        double turnSin = Math.sin(2 * Math.PI * frequency);
        double cos = Math.cos(phase);
        double sin = Math.sin(phase);
        for (int t = 0; t < path.length; t++) {
            path[t] += amplitude * cos;
            double next = cos * turnCos - sin * turnSin;
            sin = sin * turnCos + cos * turnSin;
            cos = next;
        }
    }

    /** Additive errors, damped trend, additive season (Hyndman et al. 2008). */
    double[] exponentialSmoothing() {
        int season = switch (grain) {
            case DAY -> 7;
            case WEEK -> 52;
            case MONTH -> 12;
        };
        double[] seasonal = new double[season];
        double amplitude = chance.isTrue(0.7) ? chance.uniform(0, 1) : 0;
        Arrays.setAll(seasonal, _ -> amplitude * chance.normal());
        double alpha = chance.uniform(0, 0.5);
        double beta = alpha * chance.uniform(0, 0.1);
        double gamma = chance.uniform(0, 0.15);
        double damping = chance.uniform(0.85, 0.99);
        double noise = chance.logUniform(0.05, 0.7);
        double level = 0;
        double slope = chance.isTrue(0.3) ? 0.01 * chance.normal() : 0;
        double[] path = new double[steps];
        for (int t = 0; t < steps; t++) {
            double error = noise * chance.normal();
            path[t] = level + damping * slope + seasonal[t % season] + error;
            level += damping * slope + alpha * error;
            slope = damping * slope + beta * error;
            seasonal[t % season] += gamma * error;
        }
        return path;
    }

    /** Reverts to one of two levels, with two restlessnesses. */
    double[] switching() {
        double[] levels = {0, chance.normal()};
        double[] noises = {chance.logUniform(0.02, 0.3), chance.logUniform(0.02, 0.6)};
        double pull = chance.logUniform(0.01, 0.5);
        double change = chance.logUniform(0.002, 0.05);
        double[] path = new double[steps];
        double x = 0;
        int regime = 0;
        for (int t = 0; t < steps; t++) {
            regime = chance.isTrue(change) ? 1 - regime : regime;
            x += pull * (levels[regime] - x) + noises[regime] * chance.normal();
            path[t] = x;
        }
        return path;
    }

    /** Steps, teeth and spikes. */
    double[] shapes() {
        double[] path = new double[steps];
        int kind = chance.whole(0, 2);
        double every = chance.isTrue(0.6) ? period() : chance.logUniform(4, 120);
        double phase = chance.uniform(0, every);
        double high = chance.uniform(0.5, 2.5);
        double duty = chance.uniform(0.05, 0.6);
        for (int t = 0; t < steps; t++) {
            double place = (t + phase) % every / every;
            path[t] = high * switch (kind) {
                case 0 -> place;
                case 1 -> place < duty ? 1 : 0;
                default -> place * every < 1 ? 1 : 0;
            };
        }
        return noisy(path, chance.logUniform(0.01, 0.3));
    }

    private double[] noisy(double[] path, double noise) {
        for (int t = 0; t < path.length; t++) {
            path[t] += noise * chance.normal();
        }
        return path;
    }

    private float[] positive(double[] path) {
        double level = chance.logUniform(0.5, 5_000) * grain.days();
        boolean multiplies = chance.isTrue(0.6);
        double strength = chance.uniform(0.15, multiplies ? 0.7 : 0.5);
        boolean rounded = chance.isTrue(0.6);
        float[] units = new float[steps];
        for (int t = 0; t < steps; t++) {
            double bent = level * (multiplies ? Math.exp(Math.max(-6, Math.min(4, strength * path[t]))) : Math.max(0, 1 + strength * path[t]));
            units[t] = (float) (rounded ? Math.round(bent) : bent);
        }
        return units;
    }
}
