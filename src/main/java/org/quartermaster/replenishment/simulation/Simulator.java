package org.quartermaster.replenishment.simulation;

/**
 * Plays one rule against given futures, day by day: what is due arrives, the rule orders, demand comes.
 *
 * <p>Orders may overtake each other when lead times vary. A short delivery brings whole units, rounded to the nearest; what is missing never comes and the rule
 * orders it again, since it no longer counts as on the way.
 */
public final class Simulator {

    private final Futures futures;
    private final Unmet unmet;
    private final int warmUp;

    /** @param warmUp first days that are played and not counted, ≥ 0 and fewer than the futures have */
    public Simulator(Futures futures, Unmet unmet, int warmUp) {
        if (warmUp < 0 || warmUp >= futures.days()) {
            throw new IllegalArgumentException("The warm-up (%d d) must lie in 0…%d days.".formatted(warmUp, futures.days() - 1));
        }
        this.futures = futures;
        this.unmet = unmet;
        this.warmUp = warmUp;
    }

    /** @param start units on hand in the first morning, nothing on the way */
    public Outcome play(StockRule rule, int start) {
        var sum = new Outcome(0, 0, 0, 0, 0, 0, 0, 0);
        for (int future = 0; future < futures.count(); future++) {
            sum = sum.plus(new Run(future, start).play(rule));
        }
        return sum;
    }

    /** One future. */
    private final class Run {
        private final int[] demand;
        private final int[] lead;
        private final float[] received;
        private final int[] arriving;
        private int onHand;
        private int waiting;
        private int onTheWay;
        private boolean served = true;
        private boolean isOpen;
        private long demanded;
        private long unserved;
        private long cycles;
        private long cyclesServed;
        private long stockDays;
        private long orders;
        private long ordered;

        Run(int future, int start) {
            demand = futures.demand()[future];
            lead = futures.lead()[future];
            received = futures.received()[future];
            arriving = new int[demand.length];
            onHand = start;
        }

        Outcome play(StockRule rule) {
            for (int day = 0; day < demand.length; day++) {
                arrive(day);
                order(day, rule.order(day, onHand - waiting + onTheWay));
                sell(day);
            }
            return new Outcome(demand.length - warmUp, demanded, unserved, cycles, cyclesServed, stockDays, orders, ordered);
        }

        private void arrive(int day) {
            if (arriving[day] == 0) {
                return;
            }
            if (isOpen && day >= warmUp) {
                cycles++;
                cyclesServed += served ? 1 : 0;
            }
            isOpen = day >= warmUp;
            served = true;
            onTheWay -= arriving[day];
            onHand += arriving[day];
            int paid = Math.min(onHand, waiting);
            onHand -= paid;
            waiting -= paid;
        }

        private void order(int day, int units) {
            if (units == 0) {
                return;
            }
            int comes = Math.round(units * received[day]);
            int due = day + lead[day];
            onTheWay += comes;
            if (comes > 0 && due < arriving.length) {
                if (due == day) {
                    onTheWay -= comes;
                    onHand += comes;
                } else {
                    arriving[due] += comes;
                }
            }
            orders += day >= warmUp ? 1 : 0;
            ordered += day >= warmUp ? units : 0;
        }

        private void sell(int day) {
            int sold = Math.min(onHand, demand[day]);
            int missed = demand[day] - sold;
            onHand -= sold;
            waiting += unmet == Unmet.WAITS ? missed : 0;
            served &= missed == 0;
            if (day >= warmUp) {
                demanded += demand[day];
                unserved += missed;
                stockDays += onHand;
            }
        }
    }
}
