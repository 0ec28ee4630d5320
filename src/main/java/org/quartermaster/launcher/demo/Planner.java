package org.quartermaster.launcher.demo;

/**
 * The buyer of the past: an (s, S) policy on what was sold lately, with errors of judgement that last. It believes stated lead times, sees sales and not
 * demand, and anticipates the season by half.
 */
final class Planner {

    private static final double ORDER_COST = 4;
    private static final double HOLDING_SHARE = 0.25;
    private static final int REVIEW_DAYS = 4;

    private final double bias;
    private final double safety;
    private final double[] yearly;
    private final double unitCost;
    private double rate;

    /** @param startRate what it believes at the beginning, units per day */
    Planner(double startRate, double unitCost, double[] yearly, Dice dice) {
        this.bias = Math.exp(0.15 * dice.normal());
        this.safety = dice.between(0, 1.7);
        this.yearly = yearly;
        this.unitCost = unitCost;
        this.rate = startRate;
    }

    /** Learns from a day with stock. */
    void saw(int sold, double dayFactor) {
        rate += 0.045 * (sold / Math.max(0.3, dayFactor) - rate);
    }

    void believes(double unitsPerDay) {
        rate = unitsPerDay;
    }

    double rate() {
        return rate;
    }

    /** Stock at or below which it orders. */
    double reorderPoint(int day, int leadDays) {
        double cycle = expected(day, leadDays) * (leadDays + REVIEW_DAYS);
        return cycle + safety * 1.3 * Math.sqrt(cycle);
    }

    /** Units above the reorder point to which it fills up (Harris 1913: √(2 K D / h)), between a week and four months of demand. */
    double orderQuantity(int day, int leadDays) {
        double perDay = expected(day, leadDays);
        double economic = Math.sqrt(2 * ORDER_COST * perDay * 365 / (HOLDING_SHARE * unitCost));
        return Math.clamp(economic, perDay * 7, Math.max(perDay * 7, perDay * 120));
    }

    private double expected(int day, int leadDays) {
        double season = Math.pow(yearly[Math.min(day + leadDays, yearly.length - 1)] / yearly[day], 0.5);
        return Math.max(0, rate * bias * season);
    }
}
