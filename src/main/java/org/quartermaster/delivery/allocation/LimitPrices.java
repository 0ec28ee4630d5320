package org.quartermaster.delivery.allocation;

import java.util.List;

/**
 * Prices of the scarce limits by Lagrangian relaxation (Fisher 1981, Management Science 27(1), §3): with prices π ≥ 0 on the limits every order takes its
 * cheapest way alone; L(π) = Σ min (cost + π·taken) − π·limit is a lower bound on every allocation. Subgradient steps with Polyak's size
 * λ (upper − L) / ‖taken − limit‖², λ halved after twelve steps without a better bound.
 */
final class LimitPrices {
    private static final int STEPS = 600;
    private static final int PATIENCE = 12;

    private final BatchModel model;
    private double[] prices;
    private double[] best;
    private double bound = Double.NEGATIVE_INFINITY;

    /** @param upper cost of some allocation, cents */
    LimitPrices(BatchModel batch, long upper) {
        model = batch;
        prices = new double[batch.free().length];
        best = prices.clone();
        double lambda = 1.5;
        int stale = 0;
        for (int step = 0; step < STEPS && lambda > 1e-4; step++) {
            double before = bound;
            double squares = step(upper, lambda);
            stale = bound > before + 1e-6 ? 0 : stale + 1;
            if (squares == 0) {
                break;
            }
            if (stale == PATIENCE) {
                lambda /= 2;
                stale = 0;
                prices = best.clone();
            }
        }
    }

    private double step(long upper, double lambda) {
        int[] free = model.free();
        var excess = new double[free.length];
        double value = 0;
        for (int limit = 0; limit < free.length; limit++) {
            excess[limit] = -free[limit];
            value -= prices[limit] * free[limit];
        }
        for (int order = 0; order < model.orders(); order++) {
            Way way = cheapest(model.ways(order), prices);
            value += way.priced(prices);
            for (int i = 0; i < way.limits().length; i++) {
                excess[way.limits()[i]] += way.units()[i];
            }
        }
        if (value > bound) {
            bound = value;
            best = prices.clone();
        }
        return move(excess, lambda * Math.max(1, upper - value));
    }

    /** Steps along the excess; prices at zero that would fall stay and do not count. */
    private double move(double[] excess, double reach) {
        double squares = 0;
        for (int limit = 0; limit < excess.length; limit++) {
            if (prices[limit] > 0 || excess[limit] > 0) {
                squares += excess[limit] * excess[limit];
            }
        }
        for (int limit = 0; limit < excess.length && squares > 0; limit++) {
            prices[limit] = Math.max(0, prices[limit] + reach * excess[limit] / squares);
        }
        return squares;
    }

    private static Way cheapest(List<Way> ways, double[] prices) {
        Way best = ways.getFirst();
        double least = best.priced(prices);
        for (Way way : ways) {
            double cost = way.priced(prices);
            if (cost < least) {
                least = cost;
                best = way;
            }
        }
        return best;
    }

    /** The prices of the best bound, cents per unit. */
    double[] prices() {
        return best;
    }

    /** No allocation among the same ways costs less, cents. */
    long bound() {
        return (long) Math.ceil(bound - 1e-6);
    }
}
