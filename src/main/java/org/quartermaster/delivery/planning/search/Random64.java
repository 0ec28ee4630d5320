package org.quartermaster.delivery.planning.search;

/** A small, fast, seeded source of random numbers: SplitMix64 (Steele, Lea &amp; Flood 2014). */
final class Random64 {
    private long state;

    Random64(long seed) {
        state = seed;
    }

    private long next() {
        long z = state += 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Uniform in 0 … bound − 1. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** Uniform in (0, 1). */
    double fraction() {
        return ((next() >>> 11) + 0.5) * 0x1.0p-53;
    }
}
