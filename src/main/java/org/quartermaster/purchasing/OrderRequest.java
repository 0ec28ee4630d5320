package org.quartermaster.purchasing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SupplierId;
import org.quartermaster.shared.WarehouseId;

/**
 * Lines to order from one supplier for one warehouse.
 *
 * @param orderedOn order day
 */
public record OrderRequest(SupplierId supplier, WarehouseId warehouse, LocalDate orderedOn, List<Line> lines) {

    /**
     * One line.
     *
     * @param units       units, ≥ 1
     * @param unitCost    supplier currency per unit, ≥ 0
     * @param dueOn       day it should come
     * @param proposalKey what it comes from, at most 80 characters: ordered once whatever happens; empty for a line that comes from nothing
     */
    public record Line(SkuId sku, int units, BigDecimal unitCost, LocalDate dueOn, String proposalKey) {
        public Line {
            if (unitCost == null || dueOn == null) {
                throw new IllegalArgumentException("A line needs a unit cost and a due day (SKU %d).".formatted(sku.value()));
            }
            if (units < 1 || unitCost.signum() < 0) {
                throw new IllegalArgumentException("%d units at %s of SKU %d cannot be ordered.".formatted(units, unitCost, sku.value()));
            }
        }
    }

    public OrderRequest {
        lines = List.copyOf(lines);
    }
}
