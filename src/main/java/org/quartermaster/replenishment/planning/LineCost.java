package org.quartermaster.replenishment.planning;

import org.quartermaster.replenishment.policy.Offer;

/**
 * What one line costs over its window, in cents, averaged over the demand scenarios.
 *
 * <p>Every day first the arrivals come, then demand takes what is there; the rest of the demand is lost. Stock costs holding at every day's end; what is
 * left at the end of the window sells on at the window's pace and costs holding until then, so that nobody buys for free beyond the window.
 *
 * @param purchaseCents price of the units ordered
 * @param worthCents    what these units are worth as stock, at the reference cost: buying at it costs nothing but holding
 * @param holdingCents  holding of all stock of the line
 * @param lostCents     margin of expected lost sales
 */
public record LineCost(long purchaseCents, long worthCents, long holdingCents, long lostCents) {

    /** The cost of ordering {@code units} from {@code source} on {@code day}. */
    static LineCost of(Need need, Source source, int units, int day) {
        int[][] scenarios = source.demand();
        long held = 0;
        long lost = 0;
        int arrivalDay = day + source.leadDays();
        for (int[] cumulative : scenarios) {
            long stock = need.freeUnits();
            for (int t = 0; t < need.window(); t++) {
                stock += need.arrivals()[t] + (t == arrivalDay ? units : 0);
                long wanted = cumulative[t + 1] - cumulative[t];
                long sold = Math.min(Math.max(stock, 0), wanted);
                lost += wanted - sold;
                stock -= sold;
                held += Math.max(stock, 0);
            }
            long left = Math.max(stock, 0) + (arrivalDay >= need.window() ? units : 0);
            held += tail(left, cumulative[need.window()], need.window());
        }
        return new LineCost(source.offer().costCents(units), Offer.cents(units, need.referenceMicros()),
                cents(held * need.holdingMicrosPerDay(), scenarios.length), cents(lost * need.marginMicros(), scenarios.length));
    }

    /** Unit-days until {@code left} units are sold at the pace of {@code sold} per window: left² / (2·pace), at most a year each. */
    static long tail(long left, long sold, int window) {
        return sold == 0 ? left * 365 : Math.min(left * 365, left * left * window / (2 * sold));
    }

    static long cents(long micros, int scenarios) {
        long divisor = 10_000L * scenarios;
        return Math.floorDiv(micros + divisor / 2, divisor);
    }

    /** What is paid above the worth of the stock; negative where a price break saves. */
    long premiumCents() {
        return purchaseCents - worthCents;
    }

    /** Holding and lost sales. */
    long runningCents() {
        return holdingCents + lostCents;
    }

    public long totalCents() {
        return premiumCents() + runningCents();
    }
}
