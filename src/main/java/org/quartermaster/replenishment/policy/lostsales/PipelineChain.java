package org.quartermaster.replenishment.policy.lostsales;

import java.util.Arrays;

/**
 * The Markov decision chain of on hand and orders on the way: modified policy iteration for the optimum, value iteration for a given rule, both with the
 * bounds min(TV − V) ≤ cost per period ≤ max(TV − V) (Odoni 1969; Puterman 1994, §8.5), so the answer knows its own error.
 */
final class PipelineChain {

    private static final double TOLERANCE = 1e-8;
    private static final int SWEEPS_BETWEEN = 12;
    private static final int MOST_SWEEPS = 20_000;

    private final LostSales problem;
    private final PipelineStates states;
    private final int row;
    private final int[][] orders;
    private final int[] mostOnHand;
    private final double[] periodCost;
    private final double[] probability;
    private final short[] rule;
    private double[] value;
    private double[] next;

    PipelineChain(LostSales problem, PipelineStates states) {
        this.problem = problem;
        this.states = states;
        this.row = states.row();
        this.orders = new int[states.pipelines()][];
        this.mostOnHand = new int[states.pipelines()];
        for (int code = 0; code < orders.length; code++) {
            orders[code] = states.orders(code);
            mostOnHand[code] = states.mostOnHand(orders[code]);
        }
        this.periodCost = new double[row];
        this.probability = new double[row];
        for (int x = 0; x < row; x++) {
            periodCost[x] = problem.periodCost(x);
            probability[x] = problem.demand().probability(x);
        }
        this.rule = new short[orders.length * row];
        this.value = new double[rule.length];
        this.next = new double[rule.length];
    }

    /** The cost per period of the best rule; {@link #order} tells the rule afterwards. */
    double optimum() {
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            improve();
            Bounds bounds = step();
            if (bounds.isTight()) {
                return bounds.middle();
            }
            for (int i = 0; i < SWEEPS_BETWEEN; i++) {
                sweep();
            }
        }
        throw new IllegalStateException("The value iteration did not settle.");
    }

    /** The cost per period of {@code given}, cut to the bounds of the states. */
    double cost(OrderRule given) {
        for (int code = 0; code < orders.length; code++) {
            for (int onHand = 0; onHand <= mostOnHand[code]; onHand++) {
                rule[code * row + onHand] = (short) Math.clamp(given.order(onHand, orders[code]), 0, states.mostToOrder(orders[code], onHand));
            }
        }
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            Bounds bounds = step();
            if (bounds.isTight()) {
                return bounds.middle();
            }
        }
        throw new IllegalStateException("The value iteration did not settle.");
    }

    private record Bounds(double least, double most) {
        boolean isTight() {
            return most - least < TOLERANCE * Math.max(1, most);
        }

        double middle() {
            return (least + most) / 2;
        }
    }

    private void improve() {
        for (int code = 0; code < orders.length; code++) {
            for (int onHand = 0; onHand <= mostOnHand[code]; onHand++) {
                rule[code * row + onHand] = (short) best(code, onHand);
            }
        }
    }

    private int best(int code, int onHand) {
        int most = states.mostToOrder(orders[code], onHand);
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int order = 0; order <= most; order++) {
            double cost = after(code, onHand, order);
            if (cost < least - 1e-12) {
                least = cost;
                best = order;
            }
        }
        return best;
    }

    /** Expected value of the next state. */
    private double after(int code, int onHand, int order) {
        int comes = orders[code].length == 0 ? order : orders[code][0];
        int from = states.next(code, order) * row + comes;
        double sum = 0;
        double rest = 1;
        for (int demand = 0; demand < onHand; demand++) {
            sum += probability[demand] * value[from + onHand - demand];
            rest -= probability[demand];
        }
        return sum + rest * value[from];
    }

    private void sweep() {
        for (int code = 0; code < orders.length; code++) {
            for (int onHand = 0; onHand <= mostOnHand[code]; onHand++) {
                int index = code * row + onHand;
                next[index] = periodCost[onHand] + after(code, onHand, rule[index]);
            }
        }
        double[] before = value;
        value = next;
        next = before;
    }

    /** One sweep; then the values are moved so that state 0 has none. */
    private Bounds step() {
        sweep();
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int code = 0; code < orders.length; code++) {
            for (int index = code * row; index <= code * row + mostOnHand[code]; index++) {
                double change = value[index] - next[index];
                least = Math.min(least, change);
                most = Math.max(most, change);
            }
        }
        double zero = value[0];
        Arrays.setAll(value, index -> value[index] - zero);
        return new Bounds(least, most);
    }
}
