package org.quartermaster.forecasting.features;

/** Writes features one after the other. */
final class FeatureRow {

    private final float[] values;
    private int at;

    FeatureRow(float[] values, int from) {
        this.values = values;
        this.at = from;
    }

    void put(double value) {
        values[at++] = (float) value;
    }

    /** The whole row. @throws IllegalStateException if fewer features were written than are named */
    float[] filled() {
        if (at != values.length) {
            throw new IllegalStateException("%d features were written, %d are named".formatted(at, values.length));
        }
        return values;
    }
}
