package org.quartermaster.delivery.planning.search;

/**
 * What it costs for a while that a stop finds no place: where vehicles are few the way from one good plan to another leads through plans that leave somebody
 * out. The price rises while the search stands in such plans and falls while it does not, so that a given share of the steps is spent in them.
 *
 * <p>Where every stop always finds a place the price has no effect.
 */
final class Shortfall {
    /** Of the steps. */
    static final double SHARE = 0.8;
    private static final double RATE = 0.001;
    /** Mean legs per unit of priority. */
    private static final double FIRST = 4;
    private static final double LEAST = 0.5;
    private static final double MOST = 1e5;

    private final double meanLeg;
    private double legs = FIRST;

    Shortfall(double meanLegCents) {
        meanLeg = meanLegCents;
    }

    /** Money per unit of priority. */
    double cents() {
        return legs * meanLeg;
    }

    /** Counts a step that ended in a plan that leaves out more than the best one, or not. */
    void count(boolean isShort) {
        legs = Math.clamp(legs * (isShort ? 1 + RATE * (1 - SHARE) : 1 - RATE * SHARE), LEAST, MOST);
    }
}
