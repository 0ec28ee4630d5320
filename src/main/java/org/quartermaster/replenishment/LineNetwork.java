package org.quartermaster.replenishment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.quartermaster.replenishment.PlanningFacts.Everywhere;
import org.quartermaster.replenishment.policy.Line;
import org.quartermaster.replenishment.policy.WarehouseNetwork;
import org.quartermaster.replenishment.policy.WarehouseNetwork.Site;
import org.quartermaster.stock.Feed;

/** Puts the lines of each SKU into the network of warehouses; a line whose source does not carry the SKU, or cannot be planned there, is bought as any other. */
final class LineNetwork {

    private final Everywhere everywhere;

    LineNetwork(Everywhere everywhere) {
        this.everywhere = everywhere;
    }

    /** @param all the lines of each SKU side by side */
    List<LineFacts> over(List<LineFacts> all) {
        var lines = new ArrayList<LineFacts>(all.size());
        int from = 0;
        for (int i = 1; i <= all.size(); i++) {
            if (i == all.size() || !all.get(i).sku().id().equals(all.get(from).sku().id())) {
                lines.addAll(sku(all.subList(from, i)));
                from = i;
            }
        }
        return lines;
    }

    private List<LineFacts> sku(List<LineFacts> all) {
        Map<Integer, LineFacts> plannable = new HashMap<>();
        all.stream().filter(LineFacts::isPlannable).forEach(facts -> plannable.put(facts.warehouseId(), facts));
        List<LineFacts> places = all.stream().map(facts -> facts.isPlannable() && isLeftAlone(facts.warehouseId(), plannable)
                ? facts.notFedBy(code(everywhere.feeds().get(facts.warehouseId()).sourceId())) : facts).toList();
        places.stream().filter(LineFacts::isPlannable).forEach(facts -> plannable.put(facts.warehouseId(), facts));
        if (plannable.keySet().stream().noneMatch(warehouse -> isFed(warehouse, plannable))) {
            return places;
        }
        try {
            Map<Integer, Line> lines = WarehouseNetwork.over(plannable.values().stream().map(facts -> site(facts, plannable)).toList());
            return places.stream().map(facts -> !facts.isPlannable() ? facts : facts.in(lines.get(facts.warehouseId()),
                    isFed(facts.warehouseId(), plannable) ? everywhere.feeds().get(facts.warehouseId()) : null)).toList();
        } catch (IllegalArgumentException | ArithmeticException e) {
            return places.stream().map(facts -> facts.isPlannable() ? facts.without(new LineFacts.Gap("invalid", String.valueOf(e.getMessage()))) : facts).toList();
        }
    }

    private boolean isFed(int warehouse, Map<Integer, LineFacts> plannable) {
        Feed feed = everywhere.feeds().get(warehouse);
        return feed != null && plannable.containsKey(feed.sourceId());
    }

    /** Whether it would be fed if its source had the SKU. */
    private boolean isLeftAlone(int warehouse, Map<Integer, LineFacts> plannable) {
        return everywhere.feeds().containsKey(warehouse) && !isFed(warehouse, plannable);
    }

    private String code(int warehouse) {
        return everywhere.warehouseCodes().getOrDefault(warehouse, String.valueOf(warehouse));
    }

    private Site site(LineFacts facts, Map<Integer, LineFacts> plannable) {
        int warehouse = facts.warehouseId();
        return new Site(warehouse, code(warehouse),
                isFed(warehouse, plannable) ? everywhere.feeds().get(warehouse).sourceId() : 0, everywhere.transferDays(warehouse), facts.sku().packSize(), facts.first());
    }
}
