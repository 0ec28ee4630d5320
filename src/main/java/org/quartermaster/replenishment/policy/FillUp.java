package org.quartermaster.replenishment.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What else to put on an order: to reach a value, to fill what is left of a truck, or to reach price breaks; always what costs least per step first.
 *
 * <p>A unit more now is a unit less on the next order of the same SKU. It costs its holding for the days that it comes earlier, and saves what a price
 * break takes off. Nothing is added that would not sell within the greatest cover.
 */
public final class FillUp {

    private static final int STEPS = 200;
    private static final int MOST_STEPS = 5_000;

    /**
     * A SKU that the supplier sells for the warehouse.
     *
     * @param units     on the order already, ≥ 0
     * @param most      units that may be added at most: greatest cover
     * @param offer     the supplier's terms
     * @param waitDays  days until it would be ordered anyway, after what is on the order, ≥ 0
     * @param perDay    expected units sold per day, > 0
     * @param lot       units of its usual order, ≥ 1
     * @param holdingMicrosPerDay cost of one unit in stock for a day
     */
    public record Item(int skuId, int units, int most, Offer offer, double waitDays, double perDay, int lot, double holdingMicrosPerDay, double litres, double kilograms) {
    }

    /**
     * Units to add to one SKU.
     *
     * @param paidCents    what the order costs more
     * @param earlierDays  days that they come earlier than needed, on average
     * @param holdingCents what that costs
     * @param savesCents   what price breaks save on all units of the line
     */
    public record Addition(int skuId, int units, long paidCents, double litres, double kilograms, double earlierDays, long holdingCents, long savesCents) {

        /** What adding them is worth; negative: what it costs. */
        public long worthCents() {
            return savesCents - holdingCents;
        }
    }

    private final List<Item> items;
    private final Map<Integer, Integer> added = new HashMap<>();

    private FillUp(List<Item> items) {
        this.items = items.stream().filter(item -> item.perDay() > 0 && item.most() > 0).toList();
    }

    /** What to add so that the order costs {@code missingCents} more; less when there is not enough to add. */
    public static List<Addition> toValue(List<Item> items, long missingCents) {
        var fill = new FillUp(items);
        fill.take(missingCents, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Addition::paidCents);
        return fill.additions();
    }

    /** What to add so that what is left of the truck is filled by volume or weight, and no more. */
    public static List<Addition> toLoad(List<Item> items, double litres, double kilograms) {
        var fill = new FillUp(items.stream().filter(item -> item.litres() > 0 || item.kilograms() > 0).toList());
        fill.take(1, litres, kilograms, step -> Math.max(step.litres() / litres, step.kilograms() / kilograms));
        return fill.additions();
    }

    /** For every SKU on the order what the next price break asks for, the best first. */
    public static List<Addition> toBreaks(List<Item> items) {
        var fill = new FillUp(items);
        var additions = new ArrayList<Addition>();
        for (Item item : fill.items) {
            int target = nextBreak(item, item.units());
            if (item.units() > 0 && target > 0 && target - item.units() <= item.most()) {
                additions.add(addition(item, 0, target - item.units()));
            }
        }
        additions.sort(Comparator.comparingLong(Addition::worthCents).reversed());
        return additions;
    }

    private interface Amount {
        double of(Addition step);
    }

    private record Step(Item item, Addition addition, double costPerAmount) {
    }

    private void take(double goal, double litres, double kilograms, Amount amount) {
        double taken = 0;
        double leftLitres = litres;
        double leftKilograms = kilograms;
        for (int i = 0; i < MOST_STEPS && taken < goal - 1e-9; i++) {
            Step best = null;
            for (Item item : items) {
                Step step = step(item, goal, amount);
                boolean fits = step != null && step.addition().litres() <= leftLitres + 1e-9 && step.addition().kilograms() <= leftKilograms + 1e-9;
                if (fits && (best == null || step.costPerAmount() < best.costPerAmount())) {
                    best = step;
                }
            }
            if (best == null) {
                return;
            }
            added.merge(best.item().skuId(), best.addition().units(), Integer::sum);
            taken += amount.of(best.addition());
            leftLitres -= best.addition().litres();
            leftKilograms -= best.addition().kilograms();
        }
    }

    /** The next few packs or the next price break, whichever costs less for what it brings; null when no more may be added. */
    private Step step(Item item, double goal, Amount amount) {
        int before = added.getOrDefault(item.skuId(), 0);
        int now = item.units() + before;
        Step best = null;
        int pack = item.offer().roundedUp(now + 1) - now;
        double perUnit = amount.of(addition(item, before, pack)) / pack;
        int some = (int) Math.min(item.most(), Math.max(pack, goal / STEPS / Math.max(1e-12, perUnit)));
        for (int target : new int[] {now + pack, item.offer().roundedDown(now + some), nextBreak(item, now)}) {
            int units = target - now;
            if (units > 0 && before + units <= item.most()) {
                Addition addition = addition(item, before, units);
                double brings = amount.of(addition);
                double cost = brings <= 0 ? Double.POSITIVE_INFINITY : -addition.worthCents() / brings;
                best = best == null || cost < best.costPerAmount() ? new Step(item, addition, cost) : best;
            }
        }
        return best;
    }

    /** The least orderable quantity above {@code units} at a lower price; 0 for none. */
    private static int nextBreak(Item item, int units) {
        for (Offer.PriceBreak step : item.offer().priceBreaks()) {
            if (step.fromUnits() > units && step.unitCostMicros() < item.offer().unitCostMicros(units)) {
                return item.offer().roundedUp(step.fromUnits());
            }
        }
        return 0;
    }

    /** {@code units} more after {@code before} were added. */
    private static Addition addition(Item item, int before, int units) {
        int now = item.units() + before;
        long paid = item.offer().costCents(now + units) - item.offer().costCents(now);
        long usual = Offer.cents(units, item.offer().unitCostMicros(now));
        double lots = Math.floor((before + units / 2.0) / item.lot());
        double earlier = item.waitDays() + lots * item.lot() / item.perDay();
        return new Addition(item.skuId(), units, paid, units * item.litres(), units * item.kilograms(), earlier,
                Math.round(units * item.holdingMicrosPerDay() * earlier / 10_000), usual - paid);
    }

    /** One addition per SKU, what costs least first. */
    private List<Addition> additions() {
        return items.stream().filter(item -> added.containsKey(item.skuId())).map(item -> addition(item, 0, added.get(item.skuId())))
                .sorted(Comparator.comparingDouble((Addition addition) -> -addition.worthCents() / Math.max(1.0, addition.paidCents()))).toList();
    }
}
