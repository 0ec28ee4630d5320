package org.quartermaster.learning.boosting;

/** The quantile of weighted values in linear time on average: quickselect (Hoare 1961) that counts weights instead of places. */
final class WeightedQuantile {

    private WeightedQuantile() {
    }

    /**
     * The smallest value at which the weights up to it reach {@code level} of all weights; reorders both arrays.
     *
     * @param values  at least one
     * @param weights one per value, ≥ 0
     */
    static double select(double[] values, float[] weights, double level) {
        double wanted = 0;
        for (float weight : weights) {
            wanted += weight;
        }
        wanted *= level;
        int low = 0;
        int high = values.length - 1;
        while (low < high) {
            double pivot = values[(low + high) >>> 1];
            int[] middle = partition(values, weights, low, high, pivot);
            double below = sum(weights, low, middle[0]);
            double upTo = below + sum(weights, middle[0], middle[1]);
            if (wanted <= below) {
                high = middle[0] - 1;
            } else if (wanted <= upTo) {
                return pivot;
            } else {
                wanted -= upTo;
                low = middle[1];
            }
            if (low > high) {
                return pivot;
            }
        }
        return values[Math.min(low, values.length - 1)];
    }

    /** Smaller values, then equal ones, then larger ones; returns where the equal ones begin and where they end. */
    private static int[] partition(double[] values, float[] weights, int low, int high, double pivot) {
        int smaller = low;
        int at = low;
        int larger = high;
        while (at <= larger) {
            if (values[at] < pivot) {
                swap(values, weights, smaller++, at++);
            } else if (values[at] > pivot) {
                swap(values, weights, at, larger--);
            } else {
                at++;
            }
        }
        return new int[] {smaller, at};
    }

    private static double sum(float[] weights, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += weights[i];
        }
        return sum;
    }

    private static void swap(double[] values, float[] weights, int i, int j) {
        double value = values[i];
        values[i] = values[j];
        values[j] = value;
        float weight = weights[i];
        weights[i] = weights[j];
        weights[j] = weight;
    }
}
