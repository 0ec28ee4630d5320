package org.quartermaster.launcher.trainer.zero;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Computes every operator with libtorch; results belong to the manager of one step and go with it. */
final class TorchOperators implements Operators<NDArray> {

    static final float EPSILON = 1e-5f;

    private final NDManager step;
    private final Map<String, NDArray> weights;
    private final Map<String, NDArray> constants;
    private final NDManager forever;

    /** @param constants kept from step to step, filled here */
    TorchOperators(NDManager step, NDManager forever, Map<String, NDArray> weights, Map<String, NDArray> constants) {
        this.step = step;
        this.forever = forever;
        this.weights = weights;
        this.constants = constants;
    }

    @Override
    public NDArray constant(float[] values, int... shape) {
        String key = Arrays.toString(shape) + Arrays.hashCode(values);
        return constants.computeIfAbsent(key, _ -> forever.create(values, shape(shape)));
    }

    @Override
    public NDArray weight(String name) {
        return weights.get(name);
    }

    @Override
    public NDArray add(NDArray a, NDArray b) {
        return own(a.add(b));
    }

    @Override
    public NDArray subtract(NDArray a, NDArray b) {
        return own(a.sub(b));
    }

    @Override
    public NDArray multiply(NDArray a, NDArray b) {
        return own(a.mul(b));
    }

    @Override
    public NDArray divide(NDArray a, NDArray b) {
        return own(a.div(b));
    }

    @Override
    public NDArray matMul(NDArray a, NDArray b) {
        return own(a.matMul(b));
    }

    @Override
    public NDArray larger(NDArray a, NDArray b) {
        return own(a.maximum(b));
    }

    @Override
    public NDArray smaller(NDArray a, NDArray b) {
        return own(a.minimum(b));
    }

    @Override
    public NDArray log(NDArray a) {
        return own(a.log());
    }

    @Override
    public NDArray exp(NDArray a) {
        return own(a.exp());
    }

    @Override
    public NDArray sigmoid(NDArray a) {
        return own(a.getNDArrayInternal().sigmoid());
    }

    @Override
    public NDArray softplus(NDArray a) {
        return own(a.getNDArrayInternal().softPlus());
    }

    @Override
    public NDArray softmax(NDArray a) {
        return own(a.softmax(-1));
    }

    @Override
    public NDArray normalise(NDArray a, NDArray gain, NDArray shift, int size) {
        return own(a.getNDArrayInternal().layerNorm(a, new Shape(size), gain, shift, EPSILON).singletonOrThrow());
    }

    @Override
    public NDArray reshape(NDArray a, int... shape) {
        return own(a.reshape(shape(shape)));
    }

    @Override
    public NDArray transpose(NDArray a, int... axes) {
        return own(a.transpose(axes));
    }

    @Override
    public NDArray concat(int axis, List<NDArray> parts) {
        return own(NDArrays.concat(new NDList(parts), axis));
    }

    @Override
    public NDArray slice(NDArray a, int axis, int from, int to) {
        return own(a.get(":,".repeat(axis) + from + ":" + to));
    }

    static Shape shape(int... dimensions) {
        return new Shape(Arrays.stream(dimensions).asLongStream().toArray());
    }

    private NDArray own(NDArray result) {
        result.attach(step);
        return result;
    }
}
