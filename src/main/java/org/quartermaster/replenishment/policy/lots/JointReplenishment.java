package org.quartermaster.replenishment.policy.lots;

import java.util.ArrayList;
import java.util.List;

/**
 * SKUs from one supplier that share the cost of an order: ordered every T, SKU i in every m(i)-th of these orders.
 *
 * <p>Cost per unit of time: (K + Σ k(i)/m(i)) / T + T/2 · Σ h(i)·λ(i)·m(i). For a given T the best m(i) is the least integer with
 * m(m + 1) ≥ 2k(i)/(h(i)·λ(i)·T²) (Goyal 1974); it changes only at known T, so the optimum among all such policies is found by going through all ranges of T
 * in which nothing changes (as Viswanathan 1996 and Wildeman, Frenk and Dekker 1997 do).
 */
public final class JointReplenishment {

    private JointReplenishment() {
    }

    /**
     * One SKU.
     *
     * @param orderCost   k > 0, of having it in an order
     * @param holdingCost h > 0 per unit and unit of time
     * @param rate        λ > 0 per unit of time
     */
    public record Item(double orderCost, double holdingCost, double rate) {
        public Item {
            if (!(orderCost > 0) || !(holdingCost > 0) || !(rate > 0)) {
                throw new IllegalArgumentException("Cost in an order (%s), holding cost (%s) and rate (%s) must be > 0.".formatted(orderCost, holdingCost, rate));
            }
        }

        double weight() {
            return holdingCost * rate;
        }

        double ratio() {
            return orderCost / weight();
        }

        private int best(double interval) {
            double squared = 2 * ratio() / (interval * interval);
            return Math.max(1, (int) Math.ceil((Math.sqrt(1 + 4 * squared) - 1) / 2 - 1e-12));
        }
    }

    /**
     * @param interval  T
     * @param multiples m by SKU
     * @param cost      per unit of time
     */
    public record Answer(double interval, List<Integer> multiples, double cost) {
        /** Units of SKU {@code index} per order that has it. */
        public double quantity(List<Item> items, int index) {
            return interval * multiples.get(index) * items.get(index).rate();
        }
    }

    /** The best cyclic policy, every SKU with a multiple of one interval. */
    public static Answer best(double sharedCost, List<Item> items) {
        Answer best = silver(sharedCost, items);
        double longest = Math.sqrt(2 * (sharedCost + items.stream().mapToDouble(Item::orderCost).sum()) / items.stream().mapToDouble(Item::weight).sum());
        double shortest = sharedCost / best.cost();
        var ends = new ArrayList<Double>(List.of(shortest, longest * (1 + 1e-9)));
        for (Item item : items) {
            for (int m = 1; Math.sqrt(2 * item.ratio() / (m * (m + 1.0))) > shortest; m++) {
                ends.add(Math.sqrt(2 * item.ratio() / (m * (m + 1.0))));
            }
        }
        ends.sort(null);
        for (int i = 0; i + 1 < ends.size(); i++) {
            double middle = (ends.get(i) + ends.get(i + 1)) / 2;
            Answer answer = forMultiples(sharedCost, items, items.stream().map(item -> item.best(middle)).toList());
            best = answer.cost() < best.cost() ? answer : best;
        }
        return best;
    }

    /**
     * Silver's heuristic (1976, Management Science 22(12)): the SKU with the least k/(hλ) is in every order, the others in every
     * √(k(i)/(h(i)λ(i)) · h(1)λ(1)/(K + k(1))) rounded.
     */
    public static Answer silver(double sharedCost, List<Item> items) {
        if (items.isEmpty() || !(sharedCost > 0)) {
            throw new IllegalArgumentException("Shared cost (%s) must be > 0 and there must be SKUs (%d).".formatted(sharedCost, items.size()));
        }
        Item first = items.stream().min(java.util.Comparator.comparingDouble(Item::ratio)).orElseThrow();
        double factor = first.weight() / (sharedCost + first.orderCost());
        return forMultiples(sharedCost, items, items.stream()
                .map(item -> item == first ? 1 : (int) Math.max(1, Math.round(Math.sqrt(item.ratio() * factor)))).toList());
    }

    /** The best interval for given multiples. */
    static Answer forMultiples(double sharedCost, List<Item> items, List<Integer> multiples) {
        double perOrder = sharedCost;
        double held = 0;
        for (int i = 0; i < items.size(); i++) {
            perOrder += items.get(i).orderCost() / multiples.get(i);
            held += items.get(i).weight() * multiples.get(i);
        }
        return new Answer(Math.sqrt(2 * perOrder / held), multiples, Math.sqrt(2 * perOrder * held));
    }
}
