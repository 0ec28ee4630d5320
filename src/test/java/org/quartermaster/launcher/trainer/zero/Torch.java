package org.quartermaster.launcher.trainer.zero;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.quartermaster.learning.tuning.TunedSeries;

/** What tests that really train share: whether libtorch is there, a network that trains in seconds, and a shop whose weeks repeat. */
final class Torch {

    /** Wide enough to learn, small enough for hundreds of steps a second. */
    static final NetworkSize TINY = new NetworkSize(28, 4, 8, 2, 1, 8, 4, 8);
    static final int DAYS = 300;
    private static final float[] WEEK = {4, 4, 5, 6, 9, 16, 12};

    private Torch() {
    }

    /** Skips a test where libtorch is not on the class path; it comes with {@code -Ptrain}. */
    static void required() {
        assumeTrue(System.getProperty("java.class.path").contains("pytorch-native"), "libtorch comes with -Ptrain");
    }

    /** An untrained network at its first step. */
    static Checkpoint beginning(NetworkSize size, long seed, int batch) {
        Weights weights = new ZeroNetwork(size).draw(seed);
        return new Checkpoint(size, 0, seed, batch, 0, Double.NaN, weights, weights, null, null);
    }

    /** Sells the same week again and again, more or less of it. */
    static TunedSeries shop(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] units = new float[DAYS];
        for (int day = 0; day < DAYS; day++) {
            units[day] = Math.round((1 + seed % 5) * usual(day) * (0.8 + 0.4 * random.nextDouble()));
        }
        float[][] plan = new float[ZeroNetwork.CHANNELS][];
        Arrays.setAll(plan, _ -> new float[0]);
        return new TunedSeries(0, units, plan);
    }

    /** Units of a usual day of the smallest shop. */
    static float usual(int day) {
        return WEEK[day % WEEK.length];
    }
}
