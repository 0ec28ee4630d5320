package org.quartermaster.launcher.bench.jointplan;

import org.quartermaster.replenishment.planning.horizon.HorizonAudit;
import org.quartermaster.replenishment.planning.horizon.HorizonItem;
import org.quartermaster.replenishment.planning.horizon.HorizonProblem;

/** Lets a plan live through futures that no planner saw. What finds no stock is lost, not owed: the harder truth, and not the planner's model. */
public final class Judge {

    private final Company company;
    private final Draws futures;

    public Judge(Company company) {
        this(company, company.heldOut());
    }

    /** A judge of other futures. */
    public Judge(Company company, Draws futures) {
        this.company = company;
        this.futures = futures;
    }

    /**
     * What came of a plan, company currency.
     *
     * @param purchasing price above worth, orders, lines, freight
     * @param holding    mean over the futures
     * @param lost       margin of lost sales, mean
     * @param left       what need not be ordered after the last week (negative), mean
     * @param fillRate   units sold of units wanted, over all futures
     */
    public record Verdict(double purchasing, double holding, double lost, double left, double fillRate) {
        public double total() {
            return purchasing + holding + lost + left;
        }
    }

    public Verdict judge(int[] packs) {
        HorizonProblem problem = company.problem();
        HorizonAudit audit = HorizonAudit.of(problem, packs);
        double[] sums = new double[5];
        int cell = 0;
        for (HorizonItem item : problem.items()) {
            for (int h = 0; h < futures.demand().length; h++) {
                live(item, packs, cell, h, sums);
            }
            cell += item.sources().size() * problem.weeks();
        }
        double count = futures.demand().length * 1e6;
        return new Verdict((audit.premium() + audit.ordering() + audit.freight() + audit.departure()) / 1e6 / problem.scenarios(), sums[0] / count, sums[1] / count,
                -sums[2] / count, sums[3] / sums[4]);
    }

    private void live(HorizonItem item, int[] packs, int cell, int h, double[] sums) {
        int[] coming = coming(item, packs, cell, h);
        int[] demand = futures.demand()[h][item.id()];
        int stock = company.products().get(item.id()).initial();
        for (int week = 0; week < demand.length; week++) {
            stock += coming[week];
            int sold = Math.min(stock, demand[week]);
            stock -= sold;
            sums[0] += (double) stock * item.holdMicros();
            sums[1] += (double) (demand[week] - sold) * item.shortMicros();
            sums[3] += sold;
            sums[4] += demand[week];
        }
        sums[2] += (double) Math.min(stock, item.leftUnits()) * item.leftMicros();
    }

    private int[] coming(HorizonItem item, int[] packs, int cell, int h) {
        int weeks = company.size().weeks();
        int[] coming = new int[weeks];
        Product product = company.products().get(item.id());
        coming[product.inboundWeek()] += product.inbound();
        for (int j = 0; j < item.sources().size(); j++) {
            var source = item.sources().get(j);
            int lead = company.problem().suppliers().get(source.supplier()).leadWeeks();
            int[] arrivals = Company.arrivals(lead, futures.late()[h][source.supplier()]);
            for (int placed = 0; placed < weeks; placed++) {
                if (arrivals[placed] < weeks) {
                    coming[arrivals[placed]] += packs[cell + j * weeks + placed] * source.multiple();
                }
            }
        }
        return coming;
    }
}
