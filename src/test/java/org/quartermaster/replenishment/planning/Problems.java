package org.quartermaster.replenishment.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.quartermaster.replenishment.policy.DemandOutlook;
import org.quartermaster.replenishment.policy.LeadTime;
import org.quartermaster.replenishment.policy.Offer;

/** Small problems by hand and larger ones from a seed. */
final class Problems {

    static final PlanSupplier ACME = new PlanSupplier(1, 0, 1_000);
    static final PlanWarehouse LEEDS = new PlanWarehouse(1, Long.MAX_VALUE);

    private Problems() {
    }

    static Offer offer(int supplier, long costMicros, int minimum, int multiple, int leadDays, List<Integer> days, Offer.PriceBreak... breaks) {
        return new Offer(supplier, costMicros, List.of(breaks), minimum, multiple, new LeadTime(leadDays, 0, leadDays, 9), days);
    }

    /** {@code perDay} units wanted every day of {@code window} days, in one scenario. */
    static int[][] steady(int perDay, int window) {
        int[][] demand = new int[1][window + 1];
        for (int t = 1; t <= window; t++) {
            demand[0][t] = perDay * t;
        }
        return demand;
    }

    /** Ten days, ten a day, 20 free, 2.00 a unit in packs of 10 (MOQ 20), two days' lead time, order days 0, 3, 5; margin 1.00; holding 0.01 a day. */
    static Need need(int id, PlanSupplier supplier, PlanWarehouse warehouse, OrderChoice reference, boolean pinned) {
        Source source = new Source(0, supplier, offer(supplier.id(), 2_000_000, 20, 10, 2, List.of(0, 3, 5)), steady(10, 10));
        return new Need(id, warehouse, 20, new int[10], List.of(source), 1_000_000, 10_000, 2_000_000, 200, 300, 100, reference, reference, 50, pinned);
    }

    static Need need(int id) {
        return need(id, ACME, LEEDS, new OrderChoice(0, 8, 0), false);
    }

    /** A company: {@code lines} lines, suppliers with minimums, two sources for every third line, tight room, budget as a share of what would be bought. */
    static JointProblem random(int lines, long seed, double budgetShare) {
        var random = new Random(seed);
        int suppliers = Math.max(2, lines / 25);
        var planSuppliers = new ArrayList<PlanSupplier>();
        for (int i = 0; i < suppliers; i++) {
            planSuppliers.add(new PlanSupplier(i, random.nextInt(4) * 20_000L, 1_500));
        }
        var warehouses = List.of(new PlanWarehouse(1, lines * 12_000L), new PlanWarehouse(2, Long.MAX_VALUE));
        var needs = new ArrayList<Need>();
        long wanted = 0;
        for (int i = 0; i < lines; i++) {
            Need need = line(i, planSuppliers, warehouses.get(i % 2), random);
            wanted += need.sources().getFirst().offer().costCents(need.reference().packs() * need.sources().getFirst().offer().multiple());
            needs.add(need);
        }
        return new JointProblem(needs, budgetShare >= 1 ? Budget.UNLIMITED : new Budget((long) (wanted * budgetShare)));
    }

    private static Need line(int id, List<PlanSupplier> suppliers, PlanWarehouse warehouse, Random random) {
        double rate = 0.2 + random.nextDouble() * 12;
        int window = 14 + random.nextInt(20);
        long cost = 500_000 + random.nextInt(9_000_000);
        var demand = DemandOutlook.steady(rate, rate * (1 + random.nextDouble() * 3));
        var sources = new ArrayList<Source>();
        for (int s = 0; s < (id % 3 == 0 ? 2 : 1); s++) {
            PlanSupplier supplier = suppliers.get((id / 3 + s * 7) % suppliers.size());
            int lead = 3 + random.nextInt(8);
            Offer offer = new Offer(supplier.id(), cost + s * 100_000, id % 4 == 0 ? List.of(new Offer.PriceBreak(60, cost * 93 / 100)) : List.of(),
                    1 + random.nextInt(20), 1 + random.nextInt(12), new LeadTime(lead, 2, lead, 9), id % 2 == 0 ? List.of(0, 1, 2, 3, 4) : List.of(0, 2, 4));
            sources.add(new Source(s, supplier, offer, Scenarios.paths(demand, offer.leadTime(), 0.95, lead, window, 6)));
        }
        int free = random.nextInt((int) (rate * 12) + 2) - 1;
        int[] arrivals = new int[window];
        if (random.nextInt(5) == 0) {
            arrivals[random.nextInt(window)] = (int) (rate * 4);
        }
        Offer first = sources.getFirst().offer();
        int packs = first.roundedUp((int) Math.max(0, rate * window * 1.2 - free)) / first.multiple();
        return new Need(id, warehouse, free, arrivals, sources, cost / 2, cost / 1_500, cost, 200, packs * first.multiple() + 200, 20 + random.nextInt(300),
                new OrderChoice(0, packs, 0), new OrderChoice(0, packs, 0), 50, random.nextInt(20) == 0);
    }
}
