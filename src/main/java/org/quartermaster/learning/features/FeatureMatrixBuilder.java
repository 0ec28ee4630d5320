package org.quartermaster.learning.features;

import java.util.Arrays;
import java.util.List;

/**
 * Collects rows up to a budget and never holds more: beyond it, a weighted random sample without replacement is kept.
 *
 * <p>Each row gets the key u^(1/k) with k its keeping weight and u in (0, 1) hashed from seed and row id; the rows with the largest keys stay (Efraimidis and
 * Spirakis 2006, algorithm A-Res). Because u depends on the row alone, the same rows are kept whatever the order they come in. Give recent rows a larger k to
 * prefer them. Not thread-safe: guard {@link #add} when several threads build.
 */
public final class FeatureMatrixBuilder {

    private static final int FIRST = 4_096;

    private final List<String> columns;
    private final int budget;
    private final long seed;
    private final float[][] values;
    private float[] target;
    private float[] weight;
    private long[] ids;
    private double[] keys;
    private int[] heap = new int[0];
    private int rows;
    private long offered;

    /**
     * @param budget most rows that are kept, ≥ 1
     * @param seed   decides which rows stay when there are more
     */
    public FeatureMatrixBuilder(List<String> columns, int budget, long seed) {
        if (budget < 1) {
            throw new IllegalArgumentException("The row budget (%d) must be ≥ 1.".formatted(budget));
        }
        this.columns = List.copyOf(columns);
        this.budget = budget;
        this.seed = seed;
        this.values = new float[columns.size()][0];
        resize(Math.min(budget, FIRST));
    }

    /** Adds a row of weight 1 that is as likely to be kept as any other. */
    public void add(float[] features, float rowTarget, long id) {
        add(features, rowTarget, 1, id, 1);
    }

    /**
     * Adds a row, or drops it or another one when the budget is full.
     *
     * @param features  in the order of the columns, copied; {@code NaN} is missing
     * @param rowWeight weight of the row in training, ≥ 0
     * @param id        identity of the row; also decides its luck
     * @param keep      keeping weight, > 0: twice as large is about twice as likely to stay
     */
    public void add(float[] features, float rowTarget, float rowWeight, long id, double keep) {
        offered++;
        double key = Math.log(uniform(seed, id)) / keep;
        if (rows < budget) {
            if (rows == target.length) {
                resize((int) Math.min(budget, 2L * rows));
            }
            put(rows++, features, rowTarget, rowWeight, id, key);
        } else {
            replaceSmallest(features, rowTarget, rowWeight, id, key);
        }
    }

    /** How many rows were offered, kept or not. */
    public long offered() {
        return offered;
    }

    public int rows() {
        return rows;
    }

    /** The matrix over the collected rows; the builder must not be used afterwards. */
    public FeatureMatrix build() {
        return FeatureMatrix.of(columns, values, target, weight, ids, rows);
    }

    private void replaceSmallest(float[] features, float rowTarget, float rowWeight, long id, double key) {
        if (heap.length == 0) {
            heapify();
        }
        int slot = heap[0];
        if (key > keys[slot]) {
            put(slot, features, rowTarget, rowWeight, id, key);
            sink(0);
        }
    }

    private void put(int slot, float[] features, float rowTarget, float rowWeight, long id, double key) {
        for (int c = 0; c < values.length; c++) {
            values[c][slot] = features[c];
        }
        target[slot] = rowTarget;
        weight[slot] = rowWeight;
        ids[slot] = id;
        keys[slot] = key;
    }

    private void resize(int size) {
        for (int c = 0; c < values.length; c++) {
            values[c] = Arrays.copyOf(values[c], size);
        }
        target = target == null ? new float[size] : Arrays.copyOf(target, size);
        weight = weight == null ? new float[size] : Arrays.copyOf(weight, size);
        ids = ids == null ? new long[size] : Arrays.copyOf(ids, size);
        keys = keys == null ? new double[size] : Arrays.copyOf(keys, size);
    }

    private void heapify() {
        heap = new int[rows];
        Arrays.setAll(heap, i -> i);
        for (int i = rows / 2 - 1; i >= 0; i--) {
            sink(i);
        }
    }

    private void sink(int from) {
        int parent = from;
        int moved = heap[parent];
        while (2 * parent + 1 < heap.length) {
            int child = 2 * parent + 1;
            if (child + 1 < heap.length && keys[heap[child + 1]] < keys[heap[child]]) {
                child++;
            }
            if (keys[heap[child]] >= keys[moved]) {
                break;
            }
            heap[parent] = heap[child];
            parent = child;
        }
        heap[parent] = moved;
    }

    /** A number in (0, 1) from two longs: the finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
    static double uniform(long seed, long id) {
        long z = id * 0x9E3779B97F4A7C15L + seed * 0xD1B54A32D192ED03L + 0x632BE59BD9B4E019L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return ((z >>> 11) + 0.5) * 0x1.0p-53;
    }
}
