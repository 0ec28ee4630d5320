package org.quartermaster.delivery.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Replays past orders under a strategy, in the order they became ready, stock arriving as it did: what would have been paid, split, late, and where the stock
 * would be.
 */
public final class DryRun {
    private final AllocationProblem problem;

    public DryRun(AllocationProblem where) {
        problem = where;
    }

    /**
     * A strategy's figures.
     *
     * @param orders         replayed
     * @param waiting        that nobody could ship
     * @param parcels        sent
     * @param splits         orders in more than one parcel
     * @param freightCents   paid
     * @param handlingCents  paid
     * @param late           orders with a parcel after the promise
     * @param lateDays       days after the promise, the last parcel of each order
     * @param meanDays       from ready to the last parcel's arrival
     * @param imbalance      share of the stock left that lies on another shelf than its share says, 0…1
     * @param meanMillis     time to allocate one order
     * @param slowestMillis  99th percentile of the same
     * @param perSite        parcels per warehouse
     */
    public record Figures(String strategy, int orders, int waiting, int parcels, int splits, long freightCents, long handlingCents, int late, long lateDays,
                          double meanDays, double imbalance, double meanMillis, double slowestMillis, Map<Integer, Integer> perSite) {
        public long paidCents() {
            return freightCents + handlingCents;
        }
    }

    /**
     * What came out.
     *
     * @param allocations one per order
     */
    public record Outcome(Figures figures, List<Allocation> allocations) {
    }

    /** @param orders ascending by readiness */
    public Outcome run(Strategy strategy, List<Demand> orders) {
        var live = new LiveAllocation(problem, strategy);
        var allocations = new ArrayList<Allocation>();
        var nanos = new long[orders.size()];
        for (int i = 0; i < orders.size(); i++) {
            long before = System.nanoTime();
            allocations.add(live.allocate(orders.get(i)));
            nanos[i] = System.nanoTime() - before;
        }
        return new Outcome(figures(strategy, orders, allocations, nanos, live.ledger()), allocations);
    }

    private static Figures figures(Strategy strategy, List<Demand> orders, List<Allocation> allocations, long[] nanos, Ledger left) {
        var sum = new Sum();
        for (int i = 0; i < orders.size(); i++) {
            sum.add(orders.get(i), allocations.get(i));
        }
        Arrays.sort(nanos);
        double mean = Arrays.stream(nanos).average().orElse(0) / 1e6;
        double slow = nanos.length == 0 ? 0 : nanos[(int) Math.min(nanos.length - 1L, Math.round(0.99 * nanos.length))] / 1e6;
        int sent = orders.size() - sum.waiting;
        return new Figures(strategy.code(), orders.size(), sum.waiting, sum.parcels, sum.splits, sum.freight, sum.handling, sum.late, sum.lateDays,
                sent == 0 ? 0 : (double) sum.days / sent, new StockBalance(left).imbalance(), mean, slow, sum.perSite);
    }

    private static final class Sum {
        private final Map<Integer, Integer> perSite = new TreeMap<>();
        private int waiting;
        private int parcels;
        private int splits;
        private int late;
        private long freight;
        private long handling;
        private long lateDays;
        private long days;

        void add(Demand order, Allocation allocation) {
            if (allocation.chosen().isEmpty()) {
                waiting++;
                return;
            }
            Option option = allocation.chosen().get();
            parcels += option.parcels().size();
            splits += option.parcels().size() > 1 ? 1 : 0;
            option.parcels().forEach(parcel -> {
                freight += parcel.quote().cents();
                handling += parcel.handlingCents();
                perSite.merge(parcel.site(), 1, Integer::sum);
            });
            int after = order.lateDays(option.deliverDay());
            late += after > 0 ? 1 : 0;
            lateDays += after;
            days += option.deliverDay() - Math.floorDiv(order.readyAt().getEpochSecond(), 86_400L);
        }
    }
}
