package org.quartermaster.delivery;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * When a basket can reach an address, as a shop's visitors may know it: no warehouses, no stock, no reasons.
 *
 * @param currency ISO 4217, of the costs
 * @param ways     the usual one first, then faster or cheaper ones; empty when it cannot be sent there
 */
public record ShopPromise(String currency, List<Way> ways) {

    /**
     * One way.
     *
     * @param arrives the day when all is there
     * @param orderBy latest moment to order for this day, UTC
     * @param cost    freight and handling
     */
    public record Way(LocalDate arrives, Instant orderBy, BigDecimal cost) {
    }
}
