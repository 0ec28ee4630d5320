package org.quartermaster.delivery.allocation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.quartermaster.delivery.allocation.Allocation.Candidate;
import org.quartermaster.delivery.allocation.Allocation.Rule;

/** Allocates orders one after the other and takes what it allocates from the stock it was given. */
public final class NearestAllocation {

    /**
     * An order to ship.
     *
     * @param requested the warehouse it names; 0 for any
     * @param units     units per SKU
     */
    public record Order(long id, int requested, Map<Integer, Integer> units) {
        public Order {
            units = Map.copyOf(units);
        }
    }

    /** One SKU in one warehouse. */
    public record Shelf(int warehouse, int sku) {
    }

    private final List<Integer> warehouses;
    private final Map<Shelf, Integer> available;

    /**
     * Starts with a stock.
     *
     * @param all   the warehouses that may ship
     * @param stock units available per warehouse and SKU
     */
    public NearestAllocation(List<Integer> all, Map<Shelf, Integer> stock) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("There is no warehouse that may ship. Activate one.");
        }
        warehouses = List.copyOf(all);
        available = new HashMap<>(stock);
    }

    /**
     * Chooses the warehouse of one order and takes its units from the stock.
     *
     * @param metresFrom distance from a warehouse to the customer, metres
     */
    public Allocation allocate(Order order, ToLongFunction<Integer> metresFrom) {
        List<Candidate> nearestFirst = warehouses.stream()
                .map(warehouse -> new Candidate(warehouse, metresFrom.applyAsLong(warehouse), missing(order, warehouse)))
                .sorted(Comparator.comparingLong(Candidate::metres)).toList();
        Candidate chosen = requested(order, nearestFirst);
        Rule rule = Rule.REQUESTED;
        if (chosen == null) {
            chosen = nearestFirst.stream().min(Comparator.comparingInt(Candidate::missingUnits).thenComparingLong(Candidate::metres)).orElseThrow();
            rule = chosen.missingUnits() == 0 ? Rule.NEAREST_STOCKED : Rule.NEAREST;
        }
        take(order, chosen.warehouse());
        Candidate kept = chosen;
        return new Allocation(order.id(), chosen, rule, nearestFirst.stream().filter(candidate -> candidate != kept).toList());
    }

    private static Candidate requested(Order order, List<Candidate> candidates) {
        return candidates.stream().filter(candidate -> candidate.warehouse() == order.requested()).findFirst().orElse(null);
    }

    private int missing(Order order, int warehouse) {
        return order.units().entrySet().stream()
                .mapToInt(line -> Math.max(0, line.getValue() - available.getOrDefault(new Shelf(warehouse, line.getKey()), 0))).sum();
    }

    private void take(Order order, int warehouse) {
        order.units().forEach((sku, units) -> available.merge(new Shelf(warehouse, sku), -units, Integer::sum));
    }
}
