package org.quartermaster.replenishment.policy;

/**
 * Days from order to receipt.
 *
 * @param days          expected, ≥ 0
 * @param deviationDays standard deviation, ≥ 0
 * @param statedDays    what the supplier says, ≥ 0
 * @param receipts      how many receipts the measurement rests on; 0: stated only
 */
public record LeadTime(int days, double deviationDays, int statedDays, int receipts) {
    /** @throws IllegalArgumentException if a number is negative or not a number */
    public LeadTime {
        if (days < 0 || statedDays < 0 || !(deviationDays >= 0) || receipts < 0) {
            throw new IllegalArgumentException("Lead time %d ± %s days (stated %d, %d receipts) must be ≥ 0. Maybe an import column is shifted."
                    .formatted(days, deviationDays, statedDays, receipts));
        }
    }

    /** Nothing measured: as stated, with no deviation. */
    public static LeadTime stated(int days) {
        return new LeadTime(days, 0, days, 0);
    }

    /** How long an overdue order is still waited for: one standard deviation, at least a day. */
    public int overdueDays() {
        return Math.max(1, (int) Math.ceil(deviationDays));
    }
}
