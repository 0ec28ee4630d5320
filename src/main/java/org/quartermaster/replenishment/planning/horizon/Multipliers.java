package org.quartermaster.replenishment.planning.horizon;

import java.util.Arrays;

/**
 * Prices of what the items share, one per coupling rule: what a line pays of its order's cost, what a unit pays of its truck, what money and room cost
 * where a budget, a supplier's minimum or a warehouse binds. All ≥ 0, micros summed over the scenarios.
 */
final class Multipliers {

    /** {@code [cell]} share of the order's cost that the line pays. */
    final double[] line;
    /** {@code [order]} share of a truck's cost that its load pays by the unit, 0…1; the rest is paid for the first truck with the order. */
    final double[] truck;
    /** {@code [order]} reward for a micro of value, where the supplier's minimum binds. */
    final double[] minimum;
    /** {@code [week]} price of a micro of money. */
    final double[] budget;
    /** {@code [warehouse * weeks + week]} price of a centilitre of stock in one scenario. */
    final double[] room;

    Multipliers(int cells, int orders, int weeks, int warehouses) {
        line = new double[cells];
        truck = new double[orders];
        minimum = new double[orders];
        budget = new double[weeks];
        room = new double[warehouses * weeks];
    }

    Multipliers copy() {
        var copy = new Multipliers(line.length, truck.length, budget.length, room.length / budget.length);
        copy.become(this);
        return copy;
    }

    private double[][] kinds() {
        return new double[][] {line, truck, minimum, budget, room};
    }

    /** Becomes {@code from} moved along {@code slope}, each kind in its own scale, never below 0 and no share above 1. */
    void become(Multipliers from, Multipliers slope, Multipliers scale, double length) {
        for (int kind = 0; kind < kinds().length; kind++) {
            double[] values = kinds()[kind];
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.max(0, from.kinds()[kind][i] + length * scale.kinds()[kind][i] * slope.kinds()[kind][i]);
            }
        }
        for (int i = 0; i < truck.length; i++) {
            truck[i] = Math.min(1, truck[i]);
        }
    }

    void become(Multipliers other) {
        for (int kind = 0; kind < kinds().length; kind++) {
            System.arraycopy(other.kinds()[kind], 0, kinds()[kind], 0, kinds()[kind].length);
        }
    }

    /** Becomes the mean of itself and {@code other}, that with weight {@code weight}. */
    void mix(Multipliers other, double weight) {
        for (int kind = 0; kind < kinds().length; kind++) {
            double[] values = kinds()[kind];
            for (int i = 0; i < values.length; i++) {
                values[i] += weight * (other.kinds()[kind][i] - values[i]);
            }
        }
    }

    /** Σ scale · slope · other slope, without the parts that point below 0 from {@code this}. */
    double product(Multipliers slope, Multipliers other, Multipliers scale) {
        double sum = 0;
        for (int kind = 0; kind < kinds().length; kind++) {
            double[] values = kinds()[kind];
            for (int i = 0; i < values.length; i++) {
                boolean isAtEdge = slope.kinds()[kind][i] < 0 && values[i] == 0;
                sum += isAtEdge ? 0 : scale.kinds()[kind][i] * slope.kinds()[kind][i] * other.kinds()[kind][i];
            }
        }
        return sum;
    }

    void clear() {
        for (double[] values : kinds()) {
            Arrays.fill(values, 0);
        }
    }
}
