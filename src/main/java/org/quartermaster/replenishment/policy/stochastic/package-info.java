/**
 * Stock against uncertain demand, one site, answers without search error: newsvendor, (r, Q) and (s, S), over demand as an exact distribution of whole units
 * or as a normal one.
 *
 * <p>Costs are per period and in the caller's money; nothing here rounds.
 */
package org.quartermaster.replenishment.policy.stochastic;
