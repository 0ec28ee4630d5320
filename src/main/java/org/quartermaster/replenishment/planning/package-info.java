/**
 * The joint plan: from whom, how many packs and on which day to order for every line that needs something, under what couples the lines: the suppliers'
 * least order values, room in the warehouses and the budget.
 *
 * <p>Plain records in, a plain plan out: {@link org.quartermaster.replenishment.planning.JointPlanner}. Everything is counted in cents against the same
 * few demand scenarios; money and units are integers, so that the auditor's arithmetic and the solver's agree to the cent. The only package, with the
 * service above it, that speaks Timefold.
 */
package org.quartermaster.replenishment.planning;
