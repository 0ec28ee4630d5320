package org.quartermaster.replenishment;

import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.WarehouseId;

/** Looks up a single line with all its suppliers, as the plan sees it. */
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
        var everywhere = facts.everywhere(day, rules.settings(), SkuSegments.read(jdbi));
        return new LineAssembly(everywhere, facts.load(SkuRange.of(new SkuId(skuId)))).lines().stream()
                .filter(line -> line.warehouseId() == warehouseId && line.isPlannable() && Actor.required().sees(new WarehouseId(warehouseId))).findFirst()
                .orElseThrow(() -> new NotFound("line", skuId + "/" + warehouseId));
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
