package org.quartermaster.learning.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** One batch of histories as a model wants them, and the scale of each for the way back. */
final class Histories {

    private static final double LEAST_SCALE = 1e-6;
    private static final int GRAINS = Window.Grain.values().length;

    private final ModelDescriptor descriptor;
    private final int batch;
    private final float[] values;
    private final float[] observed;
    private final Window[] windows;
    private final double[] shift;
    private final double[] scale;

    /** @param windows series of one call */
    Histories(ModelDescriptor descriptor, Window[] windows) {
        this.descriptor = descriptor;
        this.windows = windows;
        batch = windows.length;
        int length = descriptor.input().length();
        values = new float[batch * length];
        observed = new float[batch * length];
        shift = new double[batch];
        scale = new double[batch];
        for (int b = 0; b < batch; b++) {
            fill(b, windows[b].history());
        }
    }

    /** The inputs that the model has; the caller closes them. */
    InputTensors tensors(OrtEnvironment environment, Set<String> wanted) throws OrtException {
        long length = descriptor.input().length();
        long[] shape = descriptor.input().layout() == ModelDescriptor.Layout.BL ? new long[] {batch, length} : new long[] {batch, length, 1};
        ModelDescriptor.Beside beside = descriptor.beside();
        int channels = beside.plan().channels().size();
        Map<String, InputTensors.Maker> given = new HashMap<>();
        given.put(descriptor.input().name(), () -> tensor(environment, values, shape));
        given.put(beside.mask(), () -> tensor(environment, observed, shape));
        given.put(beside.weekday(), () -> tensor(environment, weekdays(), batch, 7));
        given.put(beside.grain(), () -> tensor(environment, grains(), batch, GRAINS));
        given.put(beside.plan().past(), () -> tensor(environment, plan((int) length, (int) -length), batch, length, channels));
        given.put(beside.plan().future(), () -> tensor(environment, plan(descriptor.horizon(), 0), batch, descriptor.horizon(), channels));
        beside.constants().forEach(constant -> given.put(constant.name(), () -> tensor(environment, constant)));
        return InputTensors.of(given, wanted);
    }

    private static OnnxTensor tensor(OrtEnvironment environment, float[] values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
    }

    private float[] weekdays() {
        float[] weekdays = new float[batch * 7];
        for (int b = 0; b < batch; b++) {
            if (windows[b].weekday() >= 0) {
                weekdays[b * 7 + windows[b].weekday()] = 1;
            }
        }
        return weekdays;
    }

    private float[] grains() {
        float[] grains = new float[batch * GRAINS];
        for (int b = 0; b < batch; b++) {
            grains[b * GRAINS + windows[b].grain().ordinal()] = 1;
        }
        return grains;
    }

    /** @param from first step seen from the first one to forecast */
    private float[] plan(int steps, int from) {
        var channels = descriptor.beside().plan().channels();
        float[] plan = new float[batch * steps * channels.size()];
        for (int b = 0; b < batch; b++) {
            for (int t = 0; t < steps && windows[b].plan() != null; t++) {
                for (int c = 0; c < channels.size(); c++) {
                    plan[(b * steps + t) * channels.size() + c] = windows[b].plan().at(channels.get(c), windows[b].history().length + from + t);
                }
            }
        }
        return plan;
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
