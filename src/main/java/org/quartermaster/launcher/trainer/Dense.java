package org.quartermaster.launcher.trainer;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A fully connected layer with its gradients and Adam moments (Kingma and Ba 2015). Matrices are row-major. */
final class Dense {

    private static final float FIRST_DECAY = 0.9f;
    private static final float SECOND_DECAY = 0.999f;

    final int inputs;
    final int outputs;
    /** {@code [inputs + 1][outputs]}, the last row is the bias. */
    final float[] weights;
    private final float[] gradient;
    private final float[] first;
    private final float[] second;
    private final float[] transposed;

    Dense(int inputs, int outputs, double gain, SplittableRandom random) {
        this.inputs = inputs;
        this.outputs = outputs;
        weights = new float[(inputs + 1) * outputs];
        gradient = new float[weights.length];
        first = new float[weights.length];
        second = new float[weights.length];
        transposed = new float[inputs * outputs];
        double spread = gain * Math.sqrt(2.0 / inputs);
        for (int i = 0; i < inputs * outputs; i++) {
            weights[i] = (float) (spread * random.nextGaussian());
        }
    }

    /** {@code y = x · W + b}; {@code x [rows][inputs]}, {@code y [rows][outputs]}. */
    void forward(float[] x, float[] y, int rows) {
        for (int r = 0; r < rows; r++) {
            System.arraycopy(weights, inputs * outputs, y, r * outputs, outputs);
            for (int i = 0; i < inputs; i++) {
                addScaled(weights, i * outputs, x[r * inputs + i], y, r * outputs, outputs);
            }
        }
    }

    /** Adds to the gradient from {@code dy}; fills {@code dx} unless it is null. */
    void backward(float[] x, float[] dy, float[] dx, int rows) {
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < inputs; i++) {
                addScaled(dy, r * outputs, x[r * inputs + i], gradient, i * outputs, outputs);
            }
            addScaled(dy, r * outputs, 1, gradient, inputs * outputs, outputs);
        }
        if (dx != null) {
            transpose();
            Arrays.fill(dx, 0, rows * inputs, 0);
            for (int r = 0; r < rows; r++) {
                for (int o = 0; o < outputs; o++) {
                    addScaled(transposed, o * inputs, dy[r * outputs + o], dx, r * inputs, inputs);
                }
            }
        }
    }

    /** One Adam step; clears the gradient. */
    void step(double rate, int step) {
        float corrected = (float) (rate * Math.sqrt(1 - Math.pow(SECOND_DECAY, step)) / (1 - Math.pow(FIRST_DECAY, step)));
        for (int i = 0; i < weights.length; i++) {
            first[i] = FIRST_DECAY * first[i] + (1 - FIRST_DECAY) * gradient[i];
            second[i] = SECOND_DECAY * second[i] + (1 - SECOND_DECAY) * gradient[i] * gradient[i];
            weights[i] -= corrected * first[i] / ((float) Math.sqrt(second[i]) + 1e-8f);
        }
        Arrays.fill(gradient, 0);
    }

    private void transpose() {
        for (int i = 0; i < inputs; i++) {
            for (int o = 0; o < outputs; o++) {
                transposed[o * inputs + i] = weights[i * outputs + o];
            }
        }
    }

    private static void addScaled(float[] from, int fromAt, float factor, float[] into, int intoAt, int length) {
        if (factor == 0) {
            return;
        }
        for (int j = 0; j < length; j++) {
            into[intoAt + j] += factor * from[fromAt + j];
        }
    }
}
