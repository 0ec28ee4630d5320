package org.quartermaster.delivery;

import java.math.BigDecimal;

/**
 * A stop as the list of stops shows it.
 *
 * @param state    act: left out, watch: late, good: in time
 * @param kind     order, pickup, drop, back, reload
 * @param otherEnd where goods of a transport order go to (→ …) or come from (… →); else empty
 * @param trip     of the vehicle's day, 1 …; null when left out
 * @param vehicle  code; empty when left out
 * @param position 1 … in the route; null when left out
 * @param window   the promised window in depot time, {@code 08:00–10:00}
 * @param eta      service begins in depot time, {@code 08:42}; empty when left out
 * @param lateMinutes after the window; null when left out
 * @param locked   to its vehicle
 * @param reason   when left out: kind of the commonest refusal
 * @param remedy   when left out: kind of the cheapest relaxation
 * @param added    when left out: what the cheapest relaxation adds, company currency
 */
public record StopRow(int stopNo, String kind, String state, String orderCode, String customer, String shipTo, String otherEnd, String vehicle, Integer trip, Integer position, String window, String eta,
                      Integer lateMinutes, int pieces, BigDecimal litres, BigDecimal kilograms, BigDecimal value, boolean locked, String reason, String remedy,
                      BigDecimal added) {
}
