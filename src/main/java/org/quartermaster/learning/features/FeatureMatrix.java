package org.quartermaster.learning.features;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of named features, column by column in {@code float}; {@code NaN} is a missing value.
 *
 * <p>Every row has a target ({@code NaN} where only a prediction is wanted), a weight ≥ 0 and an identity of the caller's choice. The arrays are shared, not
 * copied: whoever fills a matrix hands it over. Reading is safe from many threads.
 */
public final class FeatureMatrix {

    private final List<String> columns;
    private final Map<String, Integer> index = new HashMap<>();
    private final float[][] values;
    private final float[] target;
    private final float[] weight;
    private final long[] ids;
    private final int rows;

    private FeatureMatrix(List<String> columns, float[][] values, float[] target, float[] weight, long[] ids, int rows) {
        this.columns = List.copyOf(columns);
        this.values = values;
        this.target = target;
        this.weight = weight;
        this.ids = ids;
        this.rows = rows;
        for (int c = 0; c < columns.size(); c++) {
            if (index.put(columns.get(c), c) != null) {
                throw new IllegalArgumentException("Column \"%s\" is named twice. Give every feature a name of its own.".formatted(columns.get(c)));
            }
        }
    }

    /**
     * Takes over arrays that are already filled.
     *
     * @param values {@code [column][row]}, each at least as long as {@code target}
     * @param target one per row; its length is the number of rows
     * @param weight one per row, finite and ≥ 0
     * @param ids    one per row
     */
    public static FeatureMatrix of(List<String> columns, float[][] values, float[] target, float[] weight, long[] ids) {
        return of(columns, values, target, weight, ids, target.length);
    }

    /** As above with the first {@code rows} elements of each array. */
    static FeatureMatrix of(List<String> columns, float[][] values, float[] target, float[] weight, long[] ids, int rows) {
        if (values.length != columns.size() || weight.length < rows || ids.length < rows) {
            throw new IllegalArgumentException("%d columns were named and %d given, for %d rows with %d weights and %d ids. All must agree."
                    .formatted(columns.size(), values.length, rows, weight.length, ids.length));
        }
        return new FeatureMatrix(columns, values, target, weight, ids, rows);
    }

    /**
     * An empty matrix of fixed size to be filled through {@link #column} or {@link #set}: values {@code 0}, target {@code NaN}, weight 1, ids 0, 1, 2, …
     */
    public static FeatureMatrix allocate(List<String> columns, int rows) {
        float[] target = new float[rows];
        float[] weight = new float[rows];
        long[] ids = new long[rows];
        Arrays.fill(target, Float.NaN);
        Arrays.fill(weight, 1);
        Arrays.setAll(ids, i -> i);
        return new FeatureMatrix(columns, new float[columns.size()][rows], target, weight, ids, rows);
    }

    /** Feature names in order. */
    public List<String> columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    public int width() {
        return values.length;
    }

    /** @throws IllegalArgumentException if there is no such column */
    public int indexOf(String column) {
        Integer found = index.get(column);
        if (found == null) {
            throw new IllegalArgumentException("There is no feature \"%s\". Features: %s.".formatted(column, columns));
        }
        return found;
    }

    /** The live values of one column; the first {@link #rows()} count. */
    public float[] column(int column) {
        return values[column];
    }

    public float value(int row, int column) {
        return values[column][row];
    }

    public void set(int row, int column, float value) {
        values[column][row] = value;
    }

    /** Copies one row into {@code into}, which is at least {@link #width()} long. */
    public float[] row(int row, float[] into) {
        for (int c = 0; c < values.length; c++) {
            into[c] = values[c][row];
        }
        return into;
    }

    /** The live targets; the first {@link #rows()} count. */
    public float[] target() {
        return target;
    }

    /** The live weights; the first {@link #rows()} count. */
    public float[] weight() {
        return weight;
    }

    /** The live row identities; the first {@link #rows()} count. */
    public long[] ids() {
        return ids;
    }

    /** The rows {@code chosen} in that order, copied. */
    public FeatureMatrix select(int[] chosen) {
        FeatureMatrix part = allocate(columns, chosen.length);
        for (int c = 0; c < values.length; c++) {
            for (int i = 0; i < chosen.length; i++) {
                part.values[c][i] = values[c][chosen[i]];
            }
        }
        for (int i = 0; i < chosen.length; i++) {
            part.target[i] = target[chosen[i]];
            part.weight[i] = weight[chosen[i]];
            part.ids[i] = ids[chosen[i]];
        }
        return part;
    }
}
