package org.quartermaster.learning.boosting;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.quartermaster.learning.features.FeatureMatrix;

/**
 * A mean model and pinball models at a few levels; other levels are interpolated. Quantiles are sorted, so they never cross.
 *
 * @param mean      predicts the mean
 * @param levels    trained levels, ascending
 * @param quantiles one model per level
 */
public record QuantileModel(BoostedModel mean, List<Double> levels, List<BoostedModel> quantiles) {

    public QuantileModel {
        levels = List.copyOf(levels);
        quantiles = List.copyOf(quantiles);
        if (levels.isEmpty() || levels.size() != quantiles.size()) {
            throw new IllegalArgumentException("%d levels were given with %d models. There must be one model per level.".formatted(levels.size(), quantiles.size()));
        }
    }

    /** The means of all rows. */
    public double[] means(FeatureMatrix matrix) {
        return mean.predict(matrix);
    }

    /**
     * Quantiles of all rows, {@code [row][wanted]}, ascending in each row. Between trained levels linear in the level; outside them linear through the two outermost
     * quantiles, never below {@code floor}.
     *
     * @param wanted levels in (0, 1), ascending
     * @param floor  least possible value, 0 for demand, or −∞
     */
    public float[][] quantiles(FeatureMatrix matrix, double[] wanted, double floor) {
        double[][] trained = new double[quantiles.size()][];
        for (int q = 0; q < trained.length; q++) {
            trained[q] = quantiles.get(q).predict(matrix);
        }
        float[][] out = new float[matrix.rows()][wanted.length];
        double[] row = new double[trained.length];
        for (int r = 0; r < out.length; r++) {
            for (int q = 0; q < row.length; q++) {
                row[q] = trained[q][r];
            }
            Arrays.sort(row);
            for (int w = 0; w < wanted.length; w++) {
                out[r][w] = (float) Math.max(floor, at(row, wanted[w]));
            }
            Arrays.sort(out[r]);
        }
        return out;
    }

    private double at(double[] row, double level) {
        if (row.length == 1) {
            return row[0];
        }
        int above = 1;
        while (above < row.length - 1 && levels.get(above) < level) {
            above++;
        }
        double low = levels.get(above - 1);
        double high = levels.get(above);
        return row[above - 1] + (row[above] - row[above - 1]) * (level - low) / (high - low);
    }

    /** Writes all models; the stream stays open. */
    public void write(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        mean.write(out);
        out.writeInt(levels.size());
        for (int q = 0; q < levels.size(); q++) {
            out.writeDouble(levels.get(q));
            quantiles.get(q).write(out);
        }
        out.flush();
    }

    /** Reads what {@link #write} wrote. */
    public static QuantileModel read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        BoostedModel mean = BoostedModel.read(in);
        int count = in.readInt();
        if (count < 1 || count > 999) {
            throw new IOException("The model file is damaged: %d levels.".formatted(count));
        }
        List<Double> levels = new ArrayList<>();
        List<BoostedModel> models = new ArrayList<>();
        for (int q = 0; q < count; q++) {
            levels.add(in.readDouble());
            models.add(BoostedModel.read(in));
        }
        return new QuantileModel(mean, levels, models);
    }
}
