package org.quartermaster.launcher.bench.jointplan;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.quartermaster.replenishment.planning.horizon.HorizonPlanner;

/**
 * Finds what a unit owed must cost, as a multiple of its margin, for a plan to serve a fill rate: bisection over short plans, judged on the scenarios that
 * they were planned with. The futures of the bench's judge are not looked at.
 *
 * @param fillRate share of the units wanted that are to be sold, 0…1
 */
record ServiceTarget(double fillRate) {

    /** Short plans serve more than long ones at the same price, so the search for it takes as long as the plan itself. */
    static final int BISECTIONS = 6;
    private static final double MOST = 16;

    /** The multiple; 1/16 or 16 where the target lies beyond what these reach. */
    double shortage(Company company, Duration each, LongSupplier clock) {
        var promised = new Judge(company, company.planning());
        double low = -Math.log(MOST);
        double high = Math.log(MOST);
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            var plan = new HorizonPlanner(each, company.size().seed(), clock).plan(company.withShortage(Math.exp(middle)));
            if (promised.judge(plan.packs()).fillRate() < fillRate) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp((low + high) / 2);
    }
}
