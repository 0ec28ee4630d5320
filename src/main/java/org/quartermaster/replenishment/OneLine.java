package org.quartermaster.replenishment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.WarehouseId;

/** Looks up single lines with all their suppliers, as the plan sees them. */
final class OneLine {

    private final PlanningFacts facts;
    private final PlanningRules rules;
    private final Jdbi jdbi;

    OneLine(PlanningFacts facts, PlanningRules rules, Jdbi jdbi) {
        this.facts = facts;
        this.rules = rules;
        this.jdbi = jdbi;
    }

    /** @throws NotFound when the line cannot be planned or is out of scope */
    LineFacts of(LocalDate day, int skuId, int warehouseId) {
        return of(day, List.of(skuId), warehouseId).get(skuId);
    }

    /** Lines of one warehouse, by SKU. @throws NotFound when one of them cannot be planned or is out of scope */
    Map<Integer, LineFacts> of(LocalDate day, Collection<Integer> skuIds, int warehouseId) {
        var everywhere = facts.everywhere(day, rules.settings(), SkuSegments.read(jdbi));
        Map<Integer, LineFacts> lines = new HashMap<>();
        if (Actor.required().sees(new WarehouseId(warehouseId))) {
            NearSkus.ranges(skuIds).forEach(range -> new LineAssembly(everywhere, facts.load(range)).lines().stream()
                    .filter(line -> line.warehouseId() == warehouseId && line.isPlannable()).forEach(line -> lines.put(line.sku().id().value(), line)));
        }
        skuIds.stream().filter(sku -> !lines.containsKey(sku)).findFirst().ifPresent(sku -> {
            throw new NotFound("line", sku + "/" + warehouseId);
        });
        return lines;
    }

    /** @throws NotFound when that supplier has no terms for the SKU */
    static int supplier(LineFacts line, int supplierId) {
        for (int i = 0; i < line.lines().size(); i++) {
            if (line.lines().get(i).offer().supplierId() == supplierId && !line.isFed()) {
                return i;
            }
        }
        throw new NotFound("supplier term", supplierId + "/" + line.sku().code());
    }
}
