/**
 * How much at once when demand is known: economic order quantity with price breaks, lot sizes over periods (Wagner and Whitin) with least quantities and
 * multiples, and several SKUs that share the cost of an order.
 */
package org.quartermaster.replenishment.policy.lots;
