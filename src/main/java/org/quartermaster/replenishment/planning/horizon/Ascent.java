package org.quartermaster.replenishment.planning.horizon;

/** Raises a concave function of prices by the volume algorithm (Barahona and Anbil 2000): steps from the best prices so far along the mean of the slopes that were met. */
final class Ascent {

    /** Whoever rises less than this share of its value in so many steps has settled. */
    private static final double RISE = 5e-4;
    private static final int WITHIN = 30;

    /** What is raised. */
    interface Dual {
        /** The value at these prices; {@code slope}, which is empty, takes one of its slopes there. */
        double at(Multipliers prices, Multipliers slope);
    }

    private final Dual dual;
    private final Multipliers prices;
    private final Multipliers center;
    private final Multipliers slope;
    private final Multipliers mean;
    private final Multipliers scale;
    private double best = Double.NEGATIVE_INFINITY;
    private double agility = 0.2;
    private int unimproved;
    private int steps;
    private double former = Double.NEGATIVE_INFINITY;
    private boolean isSettled;

    /** @param scale what one unit of slope should move each price by, relative to the others */
    Ascent(Dual dual, Multipliers start, Multipliers scale) {
        this.dual = dual;
        this.prices = start.copy();
        this.center = start.copy();
        this.slope = start.copy();
        this.mean = start.copy();
        this.scale = scale;
    }

    /** The best value so far. */
    double best() {
        return best;
    }

    /** The prices with the best value so far. */
    Multipliers center() {
        return center;
    }

    /** Evaluates the next prices; {@code upper} is a value that cannot be reached. */
    double step(double upper) {
        boolean isFirst = best == Double.NEGATIVE_INFINITY;
        if (!isFirst) {
            double squares = center.product(mean, mean, scale);
            prices.become(center, mean, scale, squares <= 0 ? 0 : agility * Math.max(0, upper - best) / squares);
        }
        slope.clear();
        double value = dual.at(prices, slope);
        mean.mix(slope, isFirst ? 1 : 0.15);
        boolean isBetter = value > best + 1e-5 * Math.abs(value);
        if (value > best) {
            best = value;
            center.become(prices);
        }
        adapt(isBetter);
        if (++steps % WITHIN == 0) {
            isSettled = best - former < RISE * Math.abs(best);
            former = best;
        }
        return value;
    }

    /** Whether the last steps hardly raised the value. */
    boolean isSettled() {
        return isSettled;
    }

    private void adapt(boolean isBetter) {
        unimproved = isBetter ? 0 : unimproved + 1;
        agility = isBetter ? Math.min(1, agility * 1.2) : agility;
        if (unimproved >= 4) {
            agility *= 0.6;
            unimproved = 0;
        }
    }
}
