package org.quartermaster.replenishment.simulation;

/**
 * Finds the two numbers of a steady rule that cost least on given futures, by descent over both from a start; every candidate meets the same futures.
 */
public final class Tuning {

    private final Simulator simulator;
    private final Costs costs;
    private final int reviewDays;
    private final int days;

    /**
     * @param holding  of a unit on hand at the end of a day
     * @param unserved of a unit that finds no stock
     * @param order    of an order
     */
    public record Costs(double holding, double unserved, double order) {
    }

    /**
     * @param orderBelow order when the position is below it
     * @param upTo       level ordered up to, ≥ {@code orderBelow}
     * @param costPerDay of one future
     */
    public record Answer(int orderBelow, int upTo, double costPerDay) {
    }

    public Tuning(Simulator simulator, Costs costs, int reviewDays, int days) {
        this.simulator = simulator;
        this.costs = costs;
        this.reviewDays = reviewDays;
        this.days = days;
    }

    /** The best pair near {@code orderBelow}, {@code upTo}: no step of 1, 4 or 16 units in either makes it cheaper. */
    public Answer best(int orderBelow, int upTo) {
        Answer best = at(orderBelow, upTo);
        for (int step : new int[] {16, 4, 1}) {
            for (boolean moved = true; moved;) {
                Answer before = best;
                for (int[] move : new int[][] {{step, 0}, {-step, 0}, {0, step}, {0, -step}, {step, step}, {-step, -step}}) {
                    Answer tried = at(best.orderBelow() + move[0], best.upTo() + move[1]);
                    best = tried.costPerDay() < best.costPerDay() - 1e-12 ? tried : best;
                }
                moved = best != before;
            }
        }
        return best;
    }

    private Answer at(int orderBelow, int upTo) {
        int low = Math.max(0, orderBelow);
        int high = Math.max(low, upTo);
        Outcome outcome = simulator.play(StockRule.steady(low, high, reviewDays, days), high);
        double cost = costs.holding() * outcome.stockDays() + costs.unserved() * outcome.unserved() + costs.order() * outcome.orders();
        return new Answer(low, high, cost / outcome.days());
    }
}
