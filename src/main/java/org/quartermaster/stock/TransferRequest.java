package org.quartermaster.stock;

import java.time.LocalDate;
import java.util.List;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;

/**
 * A wish to move stock.
 *
 * @param shipOn    day it should leave
 * @param arrivesOn day it should arrive, not before {@code shipOn}
 * @param lines     at least one
 */
public record TransferRequest(WarehouseId from, WarehouseId to, LocalDate shipOn, LocalDate arrivesOn, List<Line> lines) {

    /**
     * What to move.
     *
     * @param units       ≥ 1
     * @param proposalKey the proposal it comes from; empty: asked for by hand
     */
    public record Line(SkuId sku, int units, String proposalKey) {
        public Line {
            if (units < 1) {
                throw new IllegalArgumentException("A transfer of %d units of SKU %d: give at least 1.".formatted(units, sku.value()));
            }
        }
    }

    public TransferRequest {
        if (from.equals(to)) {
            throw new IllegalArgumentException("A transfer from warehouse %d to itself moves nothing.".formatted(from.value()));
        }
        if (arrivesOn.isBefore(shipOn)) {
            throw new IllegalArgumentException("A transfer cannot arrive (%s) before it leaves (%s).".formatted(arrivesOn, shipOn));
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("A transfer needs at least one line.");
        }
        lines = List.copyOf(lines);
    }
}
