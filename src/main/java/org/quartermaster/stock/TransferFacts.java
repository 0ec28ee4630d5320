package org.quartermaster.stock;

import java.time.LocalDate;
import java.util.List;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;

/**
 * One transfer, whole.
 *
 * @param shippedOn  null until it left
 * @param receivedOn null until it arrived
 */
public record TransferFacts(long id, String code, WarehouseId from, String fromCode, WarehouseId to, String toCode, TransferState state, LocalDate shipOn,
                            LocalDate arrivesOn, LocalDate shippedOn, LocalDate receivedOn, String createdBy, int version, List<Line> lines) {

    /**
     * One line, in units.
     *
     * @param onHand what the giving warehouse holds now
     */
    public record Line(int lineNo, SkuId sku, String skuCode, String skuName, int units, int shippedUnits, int receivedUnits, int onHand) {
    }

    public TransferFacts {
        lines = List.copyOf(lines);
    }
}
