package org.quartermaster.launcher.trainer.zero;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Learned numbers by name, in the order in which they were drawn. */
final class Weights {

    /** One array of numbers with its shape. */
    record Weight(float[] values, int[] shape) {
    }

    private final Map<String, Weight> all = new LinkedHashMap<>();

    Map<String, Weight> all() {
        return all;
    }

    int count() {
        return count(_ -> true);
    }

    /** How many numbers the weights of those names hold. */
    int count(Predicate<String> named) {
        return all.entrySet().stream().filter(entry -> named.test(entry.getKey())).mapToInt(entry -> entry.getValue().values().length).sum();
    }

    void normal(String name, double deviation, SplittableRandom random, int... shape) {
        float[] values = new float[size(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        all.put(name, new Weight(values, shape));
    }

    void fill(String name, float value, int... shape) {
        float[] values = new float[size(shape)];
        Arrays.fill(values, value);
        all.put(name, new Weight(values, shape));
    }

    void set(String name, float[] values, int... shape) {
        all.put(name, new Weight(values, shape));
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(all.size());
        for (Map.Entry<String, Weight> entry : all.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().shape().length);
            for (int dimension : entry.getValue().shape()) {
                out.writeInt(dimension);
            }
            for (float value : entry.getValue().values()) {
                out.writeFloat(value);
            }
        }
    }

    static Weights read(DataInputStream in) throws IOException {
        Weights weights = new Weights();
        int many = in.readInt();
        for (int w = 0; w < many; w++) {
            String name = in.readUTF();
            int[] shape = new int[in.readInt()];
            for (int d = 0; d < shape.length; d++) {
                shape[d] = in.readInt();
            }
            float[] values = new float[size(shape)];
            for (int i = 0; i < values.length; i++) {
                values[i] = in.readFloat();
            }
            weights.all.put(name, new Weight(values, shape));
        }
        return weights;
    }

    private static int size(int[] shape) {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }
}
