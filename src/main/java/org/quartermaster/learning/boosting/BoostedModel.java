package org.quartermaster.learning.boosting;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.quartermaster.learning.features.FeatureMatrix;
import smile.regression.GradientTreeBoost;

/**
 * A trained boosted model: a constant plus a sum of trees, and the inverse of the link. Immutable and safe for many threads.
 *
 * <p>Made by {@link GradientBoosting#train}, written by {@link #write}, read by {@link #read}.
 */
public final class BoostedModel {

    private static final int BLOCK = 512;

    private final List<String> features;
    private final double intercept;
    private final Trees trees;
    private final TrainingRecord record;

    BoostedModel(List<String> features, double intercept, Trees trees, TrainingRecord record) {
        this.features = List.copyOf(features);
        this.intercept = intercept;
        this.trees = trees;
        this.record = record;
    }

    /** Feature names in the order of the columns. */
    public List<String> features() {
        return features;
    }

    public TrainingRecord record() {
        return record;
    }

    public Objective objective() {
        return record.options().objective();
    }

    /**
     * Predictions for all rows, on the scale of the target, on all processors.
     *
     * @throws IllegalArgumentException if the columns are not the model's features in order
     */
    public double[] predict(FeatureMatrix matrix) {
        requireFeatures(matrix);
        double[] out = new double[matrix.rows()];
        int blocks = (out.length + BLOCK - 1) / BLOCK;
        IntStream.range(0, blocks).parallel().forEach(b -> predict(matrix, b * BLOCK, Math.min(out.length, (b + 1) * BLOCK), out));
        return out;
    }

    /** The prediction for one row of features in order. */
    public double predict(float[] row) {
        return objective().response(intercept + trees.sum(row, 0));
    }

    /** SHAP values of one row; takes about a millisecond per hundred trees. */
    public Explanation explain(float[] row) {
        return new Explanation(intercept + TreeShap.expected(trees), TreeShap.of(trees, row, features.size()), objective().logLink());
    }

    /** Share of the training rows' splits, weighted by rows, that each feature takes; adds up to 1. */
    public double[] usage() {
        double[] usage = new double[features.size()];
        double total = 0;
        for (int n = 0; n < trees.nodes(); n++) {
            if (trees.feature()[n] >= 0) {
                usage[trees.feature()[n]] += trees.cover()[n];
                total += trees.cover()[n];
            }
        }
        for (int f = 0; f < usage.length; f++) {
            usage[f] = total == 0 ? 0 : usage[f] / total;
        }
        return usage;
    }

    /** Writes the model in our own compact binary form; the stream stays open. */
    public void write(OutputStream out) throws IOException {
        ModelFormat.write(this, out);
    }

    /**
     * Reads what {@link #write} wrote; the stream stays open.
     *
     * @throws IOException if it is not such a model, is damaged, or of a newer version
     */
    public static BoostedModel read(InputStream in) throws IOException {
        return ModelFormat.read(in);
    }

    /** A class of the library that can train beside our own engine, for its version. */
    public static Class<?> engineLibrary() {
        return GradientTreeBoost.class;
    }

    double intercept() {
        return intercept;
    }

    Trees trees() {
        return trees;
    }

    private void predict(FeatureMatrix matrix, int from, int to, double[] out) {
        int width = matrix.width();
        float[] rows = new float[(to - from) * width];
        for (int c = 0; c < width; c++) {
            float[] column = matrix.column(c);
            for (int r = from, at = c; r < to; r++, at += width) {
                rows[at] = column[r];
            }
        }
        for (int root : trees.roots()) {
            for (int r = from; r < to; r++) {
                out[r] += trees.value()[trees.leaf(root, rows, (r - from) * width)];
            }
        }
        for (int r = from; r < to; r++) {
            out[r] = objective().response(intercept + out[r]);
        }
    }

    private void requireFeatures(FeatureMatrix matrix) {
        if (!features.equals(matrix.columns())) {
            throw new IllegalArgumentException("The model wants the features %s in this order, the matrix has %s.".formatted(features, matrix.columns()));
        }
    }
}
