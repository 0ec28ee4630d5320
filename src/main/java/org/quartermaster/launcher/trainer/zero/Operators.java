package org.quartermaster.launcher.trainer.zero;

import java.util.List;

/**
 * The operators that the network is made of; every one exists in libtorch and in ONNX opset 17. Arrays broadcast as in NumPy, axis 0 is the batch.
 *
 * @param <T> a tensor while computing, the name of a value while writing a graph
 */
interface Operators<T> {

    /** Fixed numbers, row-major. */
    T constant(float[] values, int... shape);

    /** Learned numbers by name. */
    T weight(String name);

    T add(T a, T b);

    T subtract(T a, T b);

    T multiply(T a, T b);

    T divide(T a, T b);

    T matMul(T a, T b);

    T larger(T a, T b);

    T smaller(T a, T b);

    T log(T a);

    T exp(T a);

    T sigmoid(T a);

    T softplus(T a);

    /** Over the last axis. */
    T softmax(T a);

    /** Mean 0 and variance 1 over the last axis, then times {@code gain} plus {@code shift}. */
    T normalise(T a, T gain, T shift, int size);

    /** −1 stands for the batch. */
    T reshape(T a, int... shape);

    T transpose(T a, int... axes);

    T concat(int axis, List<T> parts);

    /** Elements {@code from} (included) to {@code to} (not included) of an axis. */
    T slice(T a, int axis, int from, int to);

    /** One number for all. */
    default T number(double value) {
        return constant(new float[] {(float) value}, 1);
    }

    /** {@code a · sigmoid(a)}. */
    default T silu(T a) {
        return multiply(a, sigmoid(a));
    }
}
