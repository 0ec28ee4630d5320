package org.quartermaster.launcher.demo;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Seeded chance. Every purpose (a SKU's price, a series' demand, an order's lead time) has dice of its own, made from the seed, a word and numbers, so
 * that no draw depends on the order in which others were made.
 */
final class Dice {

    private final SplittableRandom random;
    private double spareNormal = Double.NaN;

    private Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static Dice of(long seed, String purpose, long... keys) {
        return new Dice(hash(seed, purpose, keys));
    }

    /** A well-mixed 64-bit number from the seed, a word and numbers (Steele, Lea and Flood 2014, variant 13 of the finaliser). */
    static long hash(long seed, String purpose, long... keys) {
        long hash = mix(seed * 0x9E3779B97F4A7C15L + purpose.hashCode());
        for (long key : keys) {
            hash = mix(hash + 0x9E3779B97F4A7C15L + key);
        }
        return hash;
    }

    private static long mix(long bits) {
        long z = bits;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double between(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    /** A whole number from {@code from} to {@code to}, both included. */
    int whole(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Standard normal (Marsaglia and Bray 1964, polar method). */
    double normal() {
        if (!Double.isNaN(spareNormal)) {
            double spare = spareNormal;
            spareNormal = Double.NaN;
            return spare;
        }
        double u;
        double v;
        double s;
        do {
            u = 2 * random.nextDouble() - 1;
            v = 2 * random.nextDouble() - 1;
            s = u * u + v * v;
        } while (s >= 1 || s == 0);
        double factor = Math.sqrt(-2 * Math.log(s) / s);
        spareNormal = v * factor;
        return u * factor;
    }

    /** Gamma with the given shape and scale 1 (Marsaglia and Tsang 2000). */
    double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * Math.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal();
            double v = 1 + c * x;
            if (v > 0) {
                v = v * v * v;
                if (Math.log(1 - random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                    return d * v;
                }
            }
        }
    }

    int poisson(double mean) {
        if (mean > 40) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
        }
        return byInversion(Math.exp(-mean), k -> mean / k);
    }

    /**
     * Negative binomial with variance {@code mean + mean² / size}.
     *
     * @param mean ≥ 0
     * @param size &gt; 0; the larger, the closer to Poisson
     */
    int negativeBinomial(double mean, double size) {
        if (mean <= 0) {
            return 0;
        }
        if (mean > 25) {
            return poisson(mean * gamma(size) / size);
        }
        double q = mean / (mean + size);
        return byInversion(Math.exp(size * Math.log1p(-q)), k -> q * (k + size - 1) / k);
    }

    private int byInversion(double atZero, Ratio ratio) {
        double left = random.nextDouble() - atZero;
        double probability = atZero;
        int k = 0;
        while (left > 0 && k < 10_000) {
            k++;
            probability *= ratio.ofProbability(k);
            left -= probability;
        }
        return k;
    }

    /** P(k) / P(k − 1). */
    private interface Ratio {
        double ofProbability(int k);
    }
}
