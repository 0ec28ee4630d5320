package org.quartermaster.replenishment;

import java.util.List;
import java.util.Set;
import org.quartermaster.replenishment.PlanningFacts.Everywhere;
import org.quartermaster.replenishment.PlanningFacts.Place;
import org.quartermaster.replenishment.policy.Policy;
import org.quartermaster.shared.SkuRange;

/** Reads the stock of places anew that people decided about during a run, so that it tells what they ordered. Comes after publication. */
final class StockReadAnew {

    private final PlanningFacts source;
    private final Everywhere everywhere;
    private final PlanTables tables;

    StockReadAnew(PlanningFacts source, Everywhere everywhere, PlanTables tables) {
        this.source = source;
        this.everywhere = everywhere;
        this.tables = tables;
    }

    void read(Set<Place> places) {
        for (SkuRange range : NearSkus.ranges(places.stream().map(Place::skuId).toList())) {
            List<Place> those = places.stream().filter(place -> range.fromId() <= place.skuId() && place.skuId() <= range.toId()).toList();
            tables.replaceLines(those, () -> new LineAssembly(everywhere, source.load(range)).lines().stream()
                    .filter(facts -> those.contains(new Place(facts.sku().id().value(), facts.warehouseId()))).map(this::row).toList());
        }
    }

    private InventoryLine row(LineFacts facts) {
        try {
            return facts.isPlannable() ? InventoryLine.of(facts, Policy.advise(facts.first()), everywhere.day()) : InventoryLine.unplanned(facts, everywhere.day());
        } catch (IllegalArgumentException | ArithmeticException e) {
            return InventoryLine.unplanned(facts.without(new LineFacts.Gap("invalid", String.valueOf(e.getMessage()))), everywhere.day());
        }
    }
}
