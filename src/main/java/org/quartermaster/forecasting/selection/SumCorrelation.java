package org.quartermaster.forecasting.selection;

import org.quartermaster.forecasting.models.Spread;

/**
 * Measures how strongly the errors of different days hang together, from the errors of fortnights: {@code ρ = Σ((S − M)² − V) / V  /  Σ(D² − V) / V} with S sold, M expected, V = Σσ²,
 * D = Σσ over the fortnight. One per demand class; shrunk to a usual 0.05.
 */
final class SumCorrelation {

    static final int DAYS = 14;
    private static final double USUAL = 0.05;
    private static final double USUAL_WEIGHT = 20;
    private static final double LARGEST = 30;

    private double excess;
    private double room;

    /** Adds one fortnight. @param from index of its first day in both arrays */
    void add(float[] actual, int actualFrom, float[] expected, int from, Spread spread) {
        double error = 0;
        double variances = 0;
        double deviations = 0;
        for (int day = 0; day < DAYS; day++) {
            float units = actual[actualFrom + day];
            if (!Float.isNaN(units)) {
                double variance = spread.variance(expected[from + day]);
                error += units - expected[from + day];
                variances += variance;
                deviations += Math.sqrt(variance);
            }
        }
        if (variances > 0.3) {
            excess += Math.min(LARGEST, error * error / variances) - 1;
            room += deviations * deviations / variances - 1;
        }
    }

    void merge(SumCorrelation other) {
        excess += other.excess;
        room += other.room;
    }

    double value() {
        return Math.clamp((excess + USUAL * USUAL_WEIGHT) / (room + USUAL_WEIGHT), 0, 0.6);
    }
}
