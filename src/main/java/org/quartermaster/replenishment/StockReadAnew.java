package org.quartermaster.replenishment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.quartermaster.replenishment.PlanningFacts.Everywhere;
import org.quartermaster.replenishment.PlanningFacts.Place;
import org.quartermaster.replenishment.policy.Policy;
import org.quartermaster.shared.SkuRange;

/** Reads the stock of places anew that people decided about during a run, so that it tells what they ordered. Comes after publication. */
final class StockReadAnew {

    private static final int WIDEST = 400;
    private static final int MOST_APART = 20;

    private final PlanningFacts source;
    private final Everywhere everywhere;
    private final PlanTables tables;

    StockReadAnew(PlanningFacts source, Everywhere everywhere, PlanTables tables) {
        this.source = source;
        this.everywhere = everywhere;
        this.tables = tables;
    }

    void read(Set<Place> places) {
        for (SkuRange range : ranges(places.stream().map(Place::skuId).toList())) {
            List<Place> those = places.stream().filter(place -> range.fromId() <= place.skuId() && place.skuId() <= range.toId()).toList();
            tables.replaceLines(those, () -> new LineAssembly(everywhere, source.load(range)).lines().stream()
                    .filter(facts -> those.contains(new Place(facts.sku().id().value(), facts.warehouseId()))).map(this::row).toList());
        }
    }

    /** Few ranges that hold all of {@code skus}, and few others: reading one SKU more is cheap, one more read is not. */
    static List<SkuRange> ranges(Collection<Integer> skus) {
        var ranges = new ArrayList<SkuRange>();
        for (int sku : skus.stream().distinct().sorted().toList()) {
            SkuRange last = ranges.isEmpty() ? null : ranges.getLast();
            if (last != null && sku - last.toId() <= MOST_APART && sku - last.fromId() < WIDEST) {
                ranges.set(ranges.size() - 1, new SkuRange(last.fromId(), sku));
            } else {
                ranges.add(new SkuRange(sku, sku));
            }
        }
        return ranges;
    }

    private InventoryLine row(LineFacts facts) {
        try {
            return facts.isPlannable() ? InventoryLine.of(facts, Policy.advise(facts.first()), everywhere.day()) : InventoryLine.unplanned(facts, everywhere.day());
        } catch (IllegalArgumentException | ArithmeticException e) {
            return InventoryLine.unplanned(facts.without(new LineFacts.Gap("invalid", String.valueOf(e.getMessage()))), everywhere.day());
        }
    }
}
