/**
 * Which rule governs a line: rules in the order of their priority, each with conditions on what is known of the line; the first that fits sets policy and
 * parameters.
 */
package org.quartermaster.replenishment.policy.rulebook;
