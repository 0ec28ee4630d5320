package org.quartermaster.replenishment.planning;

/**
 * What is ordered for a line.
 *
 * @param sourceIndex which of the line's sources
 * @param packs       order multiples, ≥ 0; 0: nothing
 * @param day         order day, days after the planning day; of no meaning when nothing is ordered
 */
public record OrderChoice(int sourceIndex, int packs, int day) {
}
