package org.quartermaster.forecasting.reconciliation;

import java.util.Arrays;

/**
 * What was expected of parts and what was sold, per part and observation. An observation is a third of the periods after a back-test origin: {@code origin · THIRDS + third}.
 *
 * @param sold     {@code [part][observation]}, units in periods that are known
 * @param expected for the same periods
 * @param whole    expected for all periods in which anything could be sold
 */
record Outcomes(float[][] sold, float[][] expected, float[][] whole) {

    static final int THIRDS = 3;

    static Outcomes empty(int parts, int observations) {
        return new Outcomes(new float[parts][observations], new float[parts][observations], new float[parts][observations]);
    }

    static int third(int period, int horizon) {
        return Math.min(THIRDS - 1, THIRDS * period / Math.max(1, horizon));
    }

    int parts() {
        return sold.length;
    }

    int observations() {
        return sold.length == 0 ? 0 : sold[0].length;
    }

    /** Adds parts up. @param parents node of each part */
    Outcomes over(int[] parents, int nodes) {
        return new Outcomes(summed(sold, parents, nodes), summed(expected, parents, nodes), summed(whole, parents, nodes));
    }

    static float[][] summed(float[][] values, int[] parents, int nodes) {
        float[][] sums = new float[nodes][values.length == 0 ? 0 : values[0].length];
        for (int part = 0; part < values.length; part++) {
            for (int i = 0; i < values[part].length; i++) {
                sums[parents[part]][i] += values[part][i];
            }
        }
        return sums;
    }

    /** The same sales with other expectations. @param factors by what those of each part and observation are multiplied */
    Outcomes times(float[][] factors) {
        return new Outcomes(sold, multiplied(expected, factors), multiplied(whole, factors));
    }

    static float[][] multiplied(float[][] values, float[][] factors) {
        float[][] products = new float[values.length][];
        Arrays.setAll(products, part -> {
            float[] row = values[part].clone();
            for (int i = 0; i < row.length; i++) {
                row[i] *= factors[part][i];
            }
            return row;
        });
        return products;
    }

    /** Σ (sold − expected)² / (sold + usual + 1) over all parts, per observation; a sum's error is counted as that of a count. @param usual expectations that every candidate is compared by */
    double[] losses(float[][] usual) {
        double[] losses = new double[observations()];
        for (int part = 0; part < sold.length; part++) {
            for (int i = 0; i < losses.length; i++) {
                double error = sold[part][i] - expected[part][i];
                losses[i] += error * error / (sold[part][i] + usual[part][i] + 1);
            }
        }
        return losses;
    }
}
