package org.quartermaster.learning.features;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Cuts every column into at most 255 bins of about equal row counts. Bin 0 is "missing"; bin b ≥ 1 holds the values v with
 * {@code edges[b-2] < v ≤ edges[b-1]}, the last bin everything above the last edge.
 *
 * <p>Edges lie half-way between neighbouring distinct values of a sample of at most 200,000 rows taken at even steps, so a column with few distinct values gets one bin for
 * each. The same edges serve the training rows, the validation rows and the thresholds of the grown trees. Immutable, deterministic.
 */
public final class Binning {

    private static final int SAMPLE = 200_000;

    private final float[][] edges;

    private Binning(float[][] edges) {
        this.edges = edges;
    }

    /** @param maxBins most bins of a column besides the one for missing values, 2…255 */
    public static Binning fit(FeatureMatrix matrix, int maxBins) {
        if (maxBins < 2 || maxBins > 255) {
            throw new IllegalArgumentException("The number of bins (%d) must lie in 2…255.".formatted(maxBins));
        }
        float[][] edges = new float[matrix.width()][];
        IntStream.range(0, matrix.width()).parallel().forEach(c -> edges[c] = edges(matrix.column(c), matrix.rows(), maxBins));
        return new Binning(edges);
    }

    /** Number of bins of the column, the one for missing values included. */
    public int bins(int column) {
        return edges[column].length + 2;
    }

    /** The largest value of bin {@code bin} ≥ 1 of the column, infinite for the last: what a tree writes as its threshold. */
    public float upperEdge(int column, int bin) {
        return bin > edges[column].length ? Float.POSITIVE_INFINITY : edges[column][bin - 1];
    }

    /** The bin of one value. */
    public int bin(int column, float value) {
        return Float.isNaN(value) ? 0 : 1 + below(edges[column], value);
    }

    /** The bins of a whole matrix as unsigned bytes, {@code [column][row]}. */
    public byte[][] apply(FeatureMatrix matrix) {
        byte[][] bins = new byte[matrix.width()][];
        IntStream.range(0, bins.length).parallel().forEach(c -> bins[c] = apply(c, matrix.column(c), matrix.rows()));
        return bins;
    }

    private byte[] apply(int column, float[] values, int rows) {
        byte[] bins = new byte[rows];
        for (int r = 0; r < rows; r++) {
            bins[r] = (byte) bin(column, values[r]);
        }
        return bins;
    }

    /** How many edges are smaller than the value. */
    private static int below(float[] edges, float value) {
        int low = 0;
        int length = edges.length;
        while (length > 0) {
            int half = length >>> 1;
            boolean right = edges[low + half] < value;
            low = right ? low + half + 1 : low;
            length = right ? length - half - 1 : half;
        }
        return low;
    }

    private static float[] edges(float[] values, int rows, int maxBins) {
        float[] sorted = sample(values, rows);
        Arrays.sort(sorted);
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                distinct++;
            }
        }
        return cut(sorted, maxBins, distinct);
    }

    private static float[] cut(float[] sorted, int maxBins, int distinct) {
        float[] cuts = new float[maxBins - 1];
        int used = 0;
        double step = (double) sorted.length / maxBins;
        double next = step;
        for (int i = 1; i < sorted.length && used < cuts.length; i++) {
            if (sorted[i] != sorted[i - 1] && (distinct <= maxBins || i >= next)) {
                cuts[used++] = middle(sorted[i - 1], sorted[i]);
                step = distinct <= maxBins ? 0 : (double) (sorted.length - i) / (maxBins - used);
                next = i + step;
            }
        }
        return Arrays.copyOf(cuts, used);
    }

    /** A float v with low ≤ v < high. */
    private static float middle(float low, float high) {
        float middle = (float) (((double) low + high) / 2);
        return middle < high ? middle : low;
    }

    private static float[] sample(float[] values, int rows) {
        int step = Math.max(1, (rows + SAMPLE - 1) / SAMPLE);
        float[] kept = new float[(rows + step - 1) / step];
        int n = 0;
        for (int r = 0; r < rows; r += step) {
            if (Float.isFinite(values[r])) {
                kept[n++] = values[r] + 0f;
            }
        }
        return Arrays.copyOf(kept, n);
    }
}
