package org.quartermaster.stock;

import java.time.LocalDate;

/**
 * Units of a transfer that have not arrived yet.
 *
 * @param warehouseId where they go
 * @param code        the transfer's
 * @param isShipped   whether they are on the way; else they are still to leave
 * @param units       ≥ 0
 * @param shipOn      the day they are to leave, or were to
 * @param arrivesOn   the day they are to arrive
 */
public record ComingTransfer(int skuId, int warehouseId, String code, boolean isShipped, int units, LocalDate shipOn, LocalDate arrivesOn) {
}
