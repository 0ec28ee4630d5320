package org.quartermaster.replenishment.planning;

/** Prices of what the lines share, or a direction in which to move them; in cents per unit of the rule. */
final class JointPrices {

    /** {@code [link]} what a line pays for its order; links lie by line and option. */
    final double[] link;
    /** {@code [order]} reward for a cent of value where the supplier's minimum binds. */
    final double[] minimum;
    /** {@code [warehouse]} price of a centilitre. */
    final double[] room;
    /** {@code [0]} price of a cent of the budget. */
    final double[] money = new double[1];

    JointPrices(int links, int orders, int warehouses) {
        link = new double[links];
        minimum = new double[orders];
        room = new double[warehouses];
    }

    private double[][] kinds() {
        return new double[][] {link, minimum, room, money};
    }

    void clear() {
        for (double[] values : kinds()) {
            java.util.Arrays.fill(values, 0);
        }
    }

    void copy(JointPrices other) {
        for (int kind = 0; kind < kinds().length; kind++) {
            System.arraycopy(other.kinds()[kind], 0, kinds()[kind], 0, kinds()[kind].length);
        }
    }

    /** Becomes {@code from} moved along {@code slope}, each kind in its own scale, never below 0. */
    void move(JointPrices from, JointPrices slope, JointPrices scale, double length) {
        for (int kind = 0; kind < kinds().length; kind++) {
            double[] values = kinds()[kind];
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.max(0, from.kinds()[kind][i] + length * scale.kinds()[kind][i] * slope.kinds()[kind][i]);
            }
        }
    }

    /** Becomes the mean of itself and {@code other}, that with {@code weight}. */
    void mix(JointPrices other, double weight) {
        for (int kind = 0; kind < kinds().length; kind++) {
            double[] values = kinds()[kind];
            for (int i = 0; i < values.length; i++) {
                values[i] += weight * (other.kinds()[kind][i] - values[i]);
            }
        }
    }

    /** Σ scale · slope², without what would only push a price of these below 0. */
    double squares(JointPrices slope, JointPrices scale) {
        double sum = 0;
        for (int kind = 0; kind < kinds().length; kind++) {
            for (int i = 0; i < kinds()[kind].length; i++) {
                double along = slope.kinds()[kind][i];
                sum += along < 0 && kinds()[kind][i] == 0 ? 0 : scale.kinds()[kind][i] * along * along;
            }
        }
        return sum;
    }
}
