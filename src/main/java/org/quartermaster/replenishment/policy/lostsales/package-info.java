/**
 * Periodic ordering with a lead time when unserved demand is lost (Karlin and Scarf 1958; Zipkin 2008): the exact optimum where the states can be enumerated,
 * the capped base-stock policy everywhere.
 *
 * <p>A period: the order of {@code leadTime} periods ago arrives, an order is placed, demand comes; a unit left at the end costs h, a unit lost p.
 */
package org.quartermaster.replenishment.policy.lostsales;
