package org.quartermaster.stock;

import java.time.ZoneId;
import org.quartermaster.shared.WarehouseId;

/**
 * A warehouse that holds and ships stock.
 *
 * @param latitude       degrees north
 * @param longitude      degrees east
 * @param capacityLitres room for stock in litres; infinite when it is not limited
 * @param region         ISO country for holidays, may be empty
 * @param timeZone       IANA name; empty for the company's
 * @param address        postal address, lines separated by line breaks; may be empty
 * @param suppliedFrom   warehouse that feeds it; null: it buys from suppliers
 * @param transferDays   days from there; null: the company's usual days
 */
public record WarehouseFacts(WarehouseId id, String code, String name, String nameZh, double latitude, double longitude, double capacityLitres,
                             String region, String timeZone, String address, WarehouseId suppliedFrom, Integer transferDays) {

    /** Where the warehouse's clock stands: the stated zone, else the company's. */
    public ZoneId zone(ZoneId company) {
        return timeZone.isEmpty() ? company : ZoneId.of(timeZone);
    }
}
