/**
 * Quartermaster: the supply-chain cockpit for e-commerce buyers.
 *
 * <p>Packages are rooms, cut by business capability; imports run down the tower and never in a circle. The tour of the rooms is in the README,
 * the rules are {@code ArchitectureTest}.
 */
package org.quartermaster;
