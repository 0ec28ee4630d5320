/**
 * What to order, when, from whom, and why: the inventory position, the policy, the joint plan, the proposals and the transfers.
 *
 * <p>Owns proposals and their states, the plan of the day and the projected stock of every line. Never places an order that nobody approved. Fires
 * {@link org.quartermaster.replenishment.PlanPublished} and {@link org.quartermaster.replenishment.ProposalApproved}.
 */
package org.quartermaster.replenishment;
