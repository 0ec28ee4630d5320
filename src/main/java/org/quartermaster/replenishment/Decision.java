package org.quartermaster.replenishment;

/**
 * What the joint plan decided for a candidate.
 *
 * @param lineIndex which of the candidate's lines (suppliers)
 * @param units     units, ≥ 0
 * @param orderDay  days after the planning day
 */
record Decision(Candidate candidate, int lineIndex, int units, int orderDay) {
}
