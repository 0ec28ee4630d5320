package org.quartermaster.learning.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** Turns the output of one call into {@code [history][step][level]}, ascending in the last index and back on the scale of each history. */
final class Answers {

    private final ModelDescriptor descriptor;
    private final Histories batch;
    private final int histories;
    private int batchStride;
    private int stepStride;
    private int levelStride;

    Answers(ModelDescriptor descriptor, Histories batch, int histories) {
        this.descriptor = descriptor;
        this.batch = batch;
        this.histories = histories;
    }

    /** @throws FaultyModel if type or shape are not as described, or a value is no finite number */
    float[][][] read(OnnxValue output) throws FaultyModel {
        if (!(output instanceof OnnxTensor tensor) || tensor.getInfo().type != OnnxJavaType.FLOAT) {
            throw new FaultyModel(Quarantine.Fault.OTHER_SHAPE, "the output is no tensor of float numbers");
        }
        TensorInfo info = tensor.getInfo();
        measure(info.getShape());
        FloatBuffer values = tensor.getFloatBuffer();
        float[][][] forecasts = new float[histories][descriptor.horizon()][descriptor.width()];
        for (int b = 0; b < histories; b++) {
            for (int h = 0; h < descriptor.horizon(); h++) {
                read(values, b, h, forecasts[b][h]);
            }
        }
        return forecasts;
    }

    /** Means {@code [history][step]}. */
    float[][] readMeans(OnnxValue output) throws FaultyModel, OrtException {
        if (!(output instanceof OnnxTensor tensor) || !(tensor.getValue() instanceof float[][] means) || means.length != histories || means[0].length < descriptor.horizon()) {
            throw new FaultyModel(Quarantine.Fault.OTHER_SHAPE, "the mean is no tensor of float numbers with a row per history and a column per step");
        }
        for (int b = 0; b < histories; b++) {
            for (int h = 0; h < means[b].length; h++) {
                means[b][h] = batch.unscaled(b, finite(means[b][h], b, h, "mean"));
            }
        }
        return means;
    }

    private static float finite(float value, int history, int step, String what) throws FaultyModel {
        if (!Float.isFinite(value)) {
            throw new FaultyModel(Quarantine.Fault.NO_NUMBERS, "history %d, step %d, %s is %s".formatted(history, step, what, value));
        }
        return value;
    }

    private void read(FloatBuffer values, int b, int h, float[] into) throws FaultyModel {
        for (int q = 0; q < into.length; q++) {
            float value = values.get(b * batchStride + h * stepStride + (descriptor.output().firstQuantile() + q) * levelStride);
            into[q] = batch.unscaled(b, finite(value, b, h, "level " + q));
        }
        Arrays.sort(into);
    }

    private void measure(long[] shape) throws FaultyModel {
        if (shape.length != descriptor.output().axes().length()) {
            throw new FaultyModel(Quarantine.Fault.OTHER_SHAPE, "the output has shape %s, described is %s".formatted(Arrays.toString(shape), descriptor.output().axes()));
        }
        int stride = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            char name = descriptor.output().axes().charAt(axis);
            require(name, shape[axis]);
            switch (name) {
                case 'B' -> batchStride = stride;
                case 'H' -> stepStride = stride;
                case 'Q' -> levelStride = stride;
                default -> { }
            }
            stride *= (int) shape[axis];
        }
    }

    private void require(char axis, long size) throws FaultyModel {
        long least = switch (axis) {
            case 'B' -> histories;
            case 'H' -> descriptor.horizon();
            case 'Q' -> descriptor.output().firstQuantile() + descriptor.width();
            default -> 1;
        };
        if (axis == 'B' ? size != least : size < least) {
            throw new FaultyModel(Quarantine.Fault.OTHER_SHAPE, "axis %s of the output has %d elements, needed are %d".formatted(axis, size, least));
        }
    }
}
