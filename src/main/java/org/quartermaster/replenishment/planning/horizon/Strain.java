package org.quartermaster.replenishment.planning.horizon;

import java.util.Arrays;

/**
 * What it costs a search to exceed budgets and room for a while: a price for every limit, which rises while the limit is exceeded and falls while it is not
 * (strategic oscillation, Glover 1989). A plan that gives up one order to make place for another need not find both in one move.
 */
final class Strain {

    private static final long CENT = 10_000;
    private static final double RISE = 1.15;
    private static final double FALL = 0.97;

    private final HorizonProblem problem;
    private final HorizonLedger ledger;
    private final int weeks;
    /** {@code [week]} price of a cent above the budget. */
    private final double[] money;
    /** {@code [warehouse * weeks + week]} price of a centilitre above the room. */
    private final double[] room;

    /** Starts at two per cent for money, and for room at what holding costs in some weeks. */
    Strain(HorizonProblem problem, HorizonLedger ledger) {
        this.problem = problem;
        this.ledger = ledger;
        this.weeks = problem.weeks();
        this.money = new double[weeks];
        this.room = new double[problem.room().length * weeks];
        double held = problem.items().stream().mapToDouble(item -> item.holdMicros() / Math.max(1.0, item.centilitres())).average().orElse(1);
        Arrays.fill(money, 0.02 * CENT * problem.scenarios());
        Arrays.fill(room, 3 * held * problem.scenarios());
    }

    /** What the plan costs with what it exceeds at its price. */
    double merit() {
        double merit = ledger.cost();
        for (int week = 0; week < weeks; week++) {
            merit += money[week] * ledger.over(week);
            for (int w = 0; w < problem.room().length; w++) {
                merit += room[w * weeks + week] * ledger.crowd(w, week);
            }
        }
        return merit;
    }

    /** Rules that are broken beside budgets and room, 0 or negative. */
    long rules() {
        long limits = 0;
        for (int week = 0; week < weeks; week++) {
            limits += ledger.over(week);
            for (int w = 0; w < problem.room().length; w++) {
                limits += ledger.crowd(w, week);
            }
        }
        return ledger.hard() + limits;
    }

    /** What spending {@code more} micros in a week adds, where all else there costs {@code others}. */
    double spending(int week, long others, long more) {
        long budget = problem.budgetMicros()[week];
        return budget == HorizonProblem.UNLIMITED ? 0 : money[week] / CENT * Math.max(0, Math.min(more, others + more - budget));
    }

    /** {@code [week]} price of a unit of the item in stock in one scenario where the warehouse is full; null where it never is. */
    double[] stock(HorizonItem item) {
        double[] prices = null;
        for (int week = 0; week < weeks; week++) {
            int at = item.warehouse() * weeks + week;
            long limit = problem.room()[item.warehouse()];
            if (limit != HorizonProblem.UNLIMITED && ledger.stocked(item.warehouse(), week) / problem.scenarios() >= limit) {
                prices = prices == null ? new double[weeks] : prices;
                prices[week] = room[at] / problem.scenarios() * item.centilitres();
            }
        }
        return prices;
    }

    /** Limits that are exceeded become dearer, the others cheaper. */
    void adapt() {
        for (int week = 0; week < weeks; week++) {
            money[week] *= ledger.over(week) > 0 ? RISE : FALL;
            for (int w = 0; w < problem.room().length; w++) {
                room[w * weeks + week] *= ledger.crowd(w, week) > 0 ? RISE : FALL;
            }
        }
    }
}
