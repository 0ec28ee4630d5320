package org.quartermaster.delivery;

import java.time.LocalDate;
import org.quartermaster.shared.WarehouseId;

/** A plan was published for a day and depot. Fired in the transaction that publishes it. */
public record DeliveryPlanned(LocalDate day, WarehouseId warehouse, long planId, int stops, int unserved) {
}
