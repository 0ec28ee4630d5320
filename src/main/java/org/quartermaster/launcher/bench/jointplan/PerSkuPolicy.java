package org.quartermaster.launcher.bench.jointplan;

import org.quartermaster.replenishment.planning.horizon.HorizonItem;
import org.quartermaster.replenishment.planning.horizon.HorizonProblem;
import org.quartermaster.replenishment.planning.horizon.HorizonSource;

/**
 * What a planner without a joint plan does: every SKU by its own (s, S) from the cheapest supplier, rolled along expected demand, rounded up to MOQ and
 * packs.
 *
 * <p>s = demand over lead time and review + z·σ, S = s + economic order quantity (Harris 1913). The order cost of the quantity is a line's, times
 * {@code burden}, so that the share of orders and freight can be taken into account; a supplier is looked at every {@code review} weeks.
 */
public record PerSkuPolicy(double safety, int review, double burden) {

    public int[] plan(Company company) {
        HorizonProblem problem = company.problem();
        int[] packs = new int[problem.cells()[problem.items().size()]];
        int cell = 0;
        for (HorizonItem item : problem.items()) {
            int j = cheapest(item);
            roll(company, item, j, packs, cell + j * problem.weeks());
            cell += item.sources().size() * problem.weeks();
        }
        return packs;
    }

    private static int cheapest(HorizonItem item) {
        int best = 0;
        for (int j = 1; j < item.sources().size(); j++) {
            best = item.sources().get(j).unitCostMicros() < item.sources().get(best).unitCostMicros() ? j : best;
        }
        return best;
    }

    private void roll(Company company, HorizonItem item, int j, int[] packs, int cell) {
        HorizonSource source = item.sources().get(j);
        var supplier = company.problem().suppliers().get(source.supplier());
        double quantity = Math.sqrt(2 * burden * item.lineMicros() * company.products().get(item.id()).level() / Math.max(1, item.holdMicros()));
        int ordered = 0;
        for (int week = source.supplier() % review; week + supplier.leadWeeks() < company.size().weeks(); week += review) {
            int until = Math.min(company.size().weeks() - 1, week + supplier.leadWeeks() + review - 1);
            double point = mean(item, until) + safety * deviation(item, week, until);
            if (supplier.takesOrders()[week] && ordered <= point) {
                int units = (int) Math.ceil(point + quantity - ordered);
                int wanted = Math.max((units + source.multiple() - 1) / source.multiple(), (source.minimumQuantity() + source.multiple() - 1) / source.multiple());
                packs[cell + week] = Math.min(wanted, source.mostPacks());
                ordered += packs[cell + week] * source.multiple();
            }
        }
    }

    /** Expected cumulative need until a week's end: demand less what is there and comes anyway. */
    private static double mean(HorizonItem item, int week) {
        double sum = 0;
        for (int[] need : item.need()) {
            sum += need[week];
        }
        return sum / item.need().length;
    }

    /** Standard deviation of demand from {@code week} to {@code until}. */
    private static double deviation(HorizonItem item, int week, int until) {
        double sum = 0;
        double squares = 0;
        for (int[] need : item.need()) {
            double units = need[until] - (week == 0 ? need[0] : need[week - 1]);
            sum += units;
            squares += units * units;
        }
        int count = item.need().length;
        return Math.sqrt(Math.max(0, squares / count - sum * sum / count / count));
    }
}
