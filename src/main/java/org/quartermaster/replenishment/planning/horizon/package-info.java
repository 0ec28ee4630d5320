/**
 * The joint plan over a horizon: how many packs of each SKU to order from which supplier for which warehouse in which week, against sampled demand and
 * lead times, in money.
 *
 * <p>Two-stage model with static orders (Bookbinder and Tan 1988, "static uncertainty"; Sox 1997): the orders of all weeks are decided now, the scenarios
 * then say what each week's end leaves in stock or owes to customers. Unmet demand waits and costs its margin every week, which makes the cost of one line
 * a sum of functions of cumulative orders; this is what the exact program of one line and with it the Lagrangian bound rest on. What couples the lines —
 * orders, trucks, supplier minimums, budgets, room — is counted in {@link org.quartermaster.replenishment.planning.horizon.HorizonLedger} for the solver and, independently, in
 * {@link org.quartermaster.replenishment.planning.horizon.HorizonAudit}.
 *
 * <p>All amounts are micros (10⁻⁶ of the company currency) summed over the scenarios, in whole numbers, so that solver and auditor agree exactly.
 */
package org.quartermaster.replenishment.planning.horizon;
