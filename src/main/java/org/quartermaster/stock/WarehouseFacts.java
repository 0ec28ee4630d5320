package org.quartermaster.stock;

import org.quartermaster.shared.WarehouseId;

/**
 * A warehouse that holds and ships stock.
 *
 * @param latitude       degrees north
 * @param longitude      degrees east
 * @param capacityLitres room for stock in litres; infinite when it is not limited
 * @param region         ISO country for holidays, may be empty
 */
public record WarehouseFacts(WarehouseId id, String code, String name, String nameZh, double latitude, double longitude, double capacityLitres,
                             String region) {
}
