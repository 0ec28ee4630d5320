package org.quartermaster.delivery;

import java.math.BigDecimal;

/**
 * A day's deliveries over all depots in scope.
 *
 * @param plans         depots with a plan
 * @param stops         stops asked for
 * @param unserved      stops left out
 * @param unservedValue value of their orders, company currency
 * @param late          visits after their window
 * @param skipped       orders that could not become stops
 * @param cost          of all routes, company currency
 */
public record DeliveryFigures(int plans, int stops, int unserved, BigDecimal unservedValue, int late, int skipped, BigDecimal cost) {
}
