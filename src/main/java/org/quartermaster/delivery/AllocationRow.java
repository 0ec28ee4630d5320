package org.quartermaster.delivery;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * An order on the allocation board.
 *
 * @param mark       act: waits; watch: late or chosen by hand; good
 * @param priority   the order's own: usual, high or first
 * @param warehouses codes of those that ship it, + between; empty when it waits
 * @param rule       that decided; empty when it waits or nobody has looked yet
 * @param parcels    null when it waits
 * @param lateDays   days from the promise to the last parcel's arrival, 0 when in time; null when it waits
 * @param paid       freight and handling, company currency; null when it waits
 * @param byHand     who chose by hand; empty for nobody
 */
public record AllocationRow(long id, String code, String mark, String state, String priority, Instant placedAt, Instant promisedTo, String shipTo, String warehouses, Integer parcels,
                            String rule, LocalDate ships, LocalDate arrives, Integer lateDays, BigDecimal paid, BigDecimal value, String byHand, int version) {
}
