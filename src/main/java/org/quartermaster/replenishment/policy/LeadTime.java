package org.quartermaster.replenishment.policy;

import java.util.List;

/**
 * Days from order to receipt.
 *
 * @param days          expected, ≥ 0
 * @param deviationDays standard deviation, ≥ 0
 * @param statedDays    what the supplier says, ≥ 0
 * @param receipts      how many receipts the measurement rests on; 0: stated only
 * @param likelyDays    equally likely days as measured, early and late ones as they came; empty: only mean and deviation are known
 * @param receivedShare share of the ordered units that comes in the long run, 0.5…1
 */
public record LeadTime(int days, double deviationDays, int statedDays, int receipts, List<Integer> likelyDays, double receivedShare) {

    /** @throws IllegalArgumentException if a number is negative or not a number */
    public LeadTime {
        likelyDays = List.copyOf(likelyDays);
        if (days < 0 || statedDays < 0 || !(deviationDays >= 0) || receipts < 0 || likelyDays.stream().anyMatch(likely -> likely < 0)) {
            throw new IllegalArgumentException("Lead time %d ± %s days (stated %d, %d receipts, measured %s) must be ≥ 0. Maybe an import column is shifted."
                    .formatted(days, deviationDays, statedDays, receipts, likelyDays));
        }
        if (!(receivedShare >= 0.5 && receivedShare <= 1)) {
            throw new IllegalArgumentException("The share of units received (%s) must lie in 0.5…1.".formatted(receivedShare));
        }
    }

    /** Known by mean and deviation; what is ordered comes complete. */
    public LeadTime(int days, double deviationDays, int statedDays, int receipts) {
        this(days, deviationDays, statedDays, receipts, List.of(), 1);
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
