package org.quartermaster.learning.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** One batch of histories as a model wants them, and the scale of each for the way back. */
final class Histories {

    private static final double LEAST_SCALE = 1e-6;

    private final ModelDescriptor descriptor;
    private final int batch;
    private final float[] values;
    private final float[] observed;
    private final float[] weekdays;
    private final double[] shift;
    private final double[] scale;

    /**
     * @param histories {@code [batch][time]}, days ascending, {@code NaN} missing
     * @param weekday   of the first forecast day per history, 0 Monday … 6 Sunday, −1 none; or null
     */
    Histories(ModelDescriptor descriptor, float[][] histories, int[] weekday) {
        this.descriptor = descriptor;
        batch = histories.length;
        int length = descriptor.input().length();
        values = new float[batch * length];
        observed = new float[batch * length];
        weekdays = new float[batch * 7];
        shift = new double[batch];
        scale = new double[batch];
        for (int b = 0; b < batch; b++) {
            fill(b, histories[b]);
            if (weekday != null && weekday[b] >= 0) {
                weekdays[b * 7 + weekday[b]] = 1;
            }
        }
    }

    /** All inputs by name; the caller closes them. */
    Map<String, OnnxTensor> tensors(OrtEnvironment environment) throws OrtException {
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try {
            long length = descriptor.input().length();
            long[] shape = descriptor.input().layout() == ModelDescriptor.Layout.BL ? new long[] {batch, length} : new long[] {batch, length, 1};
            tensors.put(descriptor.input().name(), OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape));
            if (!descriptor.maskInput().isEmpty()) {
                tensors.put(descriptor.maskInput(), OnnxTensor.createTensor(environment, FloatBuffer.wrap(observed), shape));
            }
            if (!descriptor.weekdayInput().isEmpty()) {
                tensors.put(descriptor.weekdayInput(), OnnxTensor.createTensor(environment, FloatBuffer.wrap(weekdays), new long[] {batch, 7}));
            }
            for (ModelDescriptor.Constant constant : descriptor.constants()) {
                tensors.put(constant.name(), tensor(environment, constant));
            }
            return tensors;
        } catch (OrtException | RuntimeException failed) {
            tensors.values().forEach(OnnxTensor::close);
            throw failed;
        }
    }

    /** A forecast back on the scale of history {@code b}. */
    float unscaled(int b, float forecast) {
        return (float) (forecast * scale[b] + shift[b]);
    }

    private OnnxTensor tensor(OrtEnvironment environment, ModelDescriptor.Constant constant) throws OrtException {
        long[] shape = constant.shape().stream().mapToLong(d -> d < 0 ? batch : d).toArray();
        int size = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        if (constant.wholeNumbers()) {
            long[] numbers = new long[size];
            Arrays.setAll(numbers, i -> Double.isNaN(constant.value()) ? i : (long) constant.value());
            return OnnxTensor.createTensor(environment, LongBuffer.wrap(numbers), shape);
        }
        float[] numbers = new float[size];
        Arrays.fill(numbers, (float) constant.value());
        return OnnxTensor.createTensor(environment, FloatBuffer.wrap(numbers), shape);
    }

    private void fill(int b, float[] history) {
        int length = descriptor.input().length();
        int taken = Math.min(length, history.length);
        int start = b * length;
        Arrays.fill(values, start, start + length, descriptor.input().padding());
        int first = start + (descriptor.input().side() == ModelDescriptor.Side.LEFT ? length - taken : 0);
        int from = history.length - taken;
        measure(b, history, from);
        double mean = mean(history, from);
        for (int i = 0; i < taken; i++) {
            float value = history[from + i];
            boolean seen = !Float.isNaN(value);
            observed[first + i] = seen ? 1 : 0;
            values[first + i] = seen ? scaled(b, value) : missing(b, mean);
        }
    }

    private float scaled(int b, double value) {
        return (float) ((value - shift[b]) / scale[b]);
    }

    private float missing(int b, double mean) {
        return switch (descriptor.input().missing()) {
            case NAN -> Float.NaN;
            case PADDING -> descriptor.input().padding();
            case MEAN -> scaled(b, mean);
        };
    }

    private void measure(int b, float[] history, int from) {
        double mean = mean(history, from);
        double absolute = 0;
        double squares = 0;
        int count = 0;
        for (int i = from; i < history.length; i++) {
            if (!Float.isNaN(history[i])) {
                absolute += Math.abs(history[i]);
                squares += (history[i] - mean) * (history[i] - mean);
                count++;
            }
        }
        int n = Math.max(1, count);
        shift[b] = descriptor.scaling() == ModelDescriptor.Scaling.STANDARD ? mean : 0;
        scale[b] = switch (descriptor.scaling()) {
            case INSIDE -> 1;
            case MEAN -> absolute / n > LEAST_SCALE ? absolute / n : 1;
            case STANDARD -> squares / n > LEAST_SCALE * LEAST_SCALE ? Math.sqrt(squares / n) : 1;
        };
    }

    private static double mean(float[] history, int from) {
        double sum = 0;
        int count = 0;
        for (int i = from; i < history.length; i++) {
            if (!Float.isNaN(history[i])) {
                sum += history[i];
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }
}
