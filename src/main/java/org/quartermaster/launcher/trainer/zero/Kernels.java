package org.quartermaster.launcher.trainer.zero;

/** Fixed weights over the context, row-major {@code [CONTEXT][columns]}; step {@code CONTEXT} is the first one to forecast. */
final class Kernels {

    private static final int PAST = ZeroNetwork.CONTEXT;
    private static final int FUTURE = ZeroNetwork.HORIZON;

    private Kernels() {
    }

    /** Exponentially decaying weights, one column per half-life in steps; 0 stands for equal weights. */
    static float[] decays(double... halfLives) {
        float[] kernel = new float[PAST * halfLives.length];
        for (int t = 0; t < PAST; t++) {
            for (int k = 0; k < halfLives.length; k++) {
                kernel[t * halfLives.length + k] = (float) decay(PAST - 1 - t, halfLives[k]);
            }
        }
        return kernel;
    }

    /**
     * The steps of earlier seasons that match a step to forecast, column per step.
     *
     * @param period  steps of a season
     * @param around  neighbours on each side that count as much
     * @param fade    weight of a season relative to the next younger one
     */
    static float[] sameSeason(int period, int around, double fade) {
        float[] kernel = new float[PAST * FUTURE];
        for (int h = 0; h < FUTURE; h++) {
            for (int cycle = 1; PAST + h - cycle * period >= -around; cycle++) {
                for (int near = -around; near <= around; near++) {
                    int t = PAST + h - cycle * period + near;
                    if (t >= 0 && t < PAST) {
                        kernel[t * FUTURE + h] += (float) Math.pow(fade, cycle);
                    }
                }
            }
        }
        return kernel;
    }

    /** What {@link #sameSeason} is compared with: the level that counts as the current one, seen from the same place of earlier seasons; one column. */
    static float[] earlierLevel(int period, double halfLife, double fade) {
        float[] kernel = new float[PAST];
        for (int cycle = 1; cycle * period < PAST; cycle++) {
            for (int t = 0; t < PAST - cycle * period; t++) {
                kernel[t] += (float) (Math.pow(fade, cycle) * decay(PAST - cycle * period - 1 - t, halfLife));
            }
        }
        return kernel;
    }

    /** Spreads one value per step of a season, beginning with the first step to forecast, over the context: {@code [period][CONTEXT]}. */
    static float[] tile(int period) {
        float[] tile = new float[period * PAST];
        for (int t = 0; t < PAST; t++) {
            tile[Math.floorMod(t - PAST, period) * PAST + t] = 1;
        }
        return tile;
    }

    /** Sums the steps from the first to each: {@code [size][size]}, upper triangle of ones. */
    static float[] runningSum(int size) {
        float[] sum = new float[size * size];
        for (int from = 0; from < size; from++) {
            for (int to = from; to < size; to++) {
                sum[from * size + to] = 1;
            }
        }
        return sum;
    }

    private static double decay(int age, double halfLife) {
        return halfLife == 0 ? 1 : Math.pow(0.5, age / halfLife);
    }
}
