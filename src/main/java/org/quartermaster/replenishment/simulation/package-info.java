/**
 * Plays an ordering rule day by day against many possible futures and tells what it serves and costs: random demand from the forecast, random lead times as
 * measured (early, late, short deliveries), unserved demand lost or waiting, the supplier's least quantity and multiple.
 *
 * <p>Every rule meets the same futures (common random numbers), so the difference of two rules is theirs and not chance's. Seeds are passed; the same seed gives
 * the same answer.
 */
package org.quartermaster.replenishment.simulation;
