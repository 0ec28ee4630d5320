package org.quartermaster.forecasting.demand;

import java.time.LocalDate;

/**
 * Joins the history of the SKU that a new one replaces.
 *
 * @param share   share of the predecessor's demand that moves over, 0…2
 * @param until   last day on which that share counts beside the successor's own sales; null: only before its first sale
 * @param ownDays own history that is enough
 */
public record Succession(double share, LocalDate until, int ownDays) {

    /**
     * {@link #share} of the predecessor's days before the successor's first sale; from then on its own days, to which the share is added up to {@link #until}, because both were on sale; where what the predecessor sold is not known then, what the successor sold still is.
     * The successor itself when it has sold alone for longer than {@link #ownDays}.
     *
     * @param firstDay    day of index 0
     * @param own         units of the successor, NaN where missing
     * @param firstSale   index of its first sale, −1 when there is none
     * @param predecessor units of the predecessor on the same days
     */
    public float[] join(LocalDate firstDay, float[] own, int firstSale, float[] predecessor) {
        int launch = firstSale < 0 ? own.length : firstSale;
        int end = until == null ? launch : (int) Math.clamp(until.toEpochDay() - firstDay.toEpochDay() + 1, 0, own.length);
        if (share <= 0 || end == 0 || own.length - Math.max(launch, end) > ownDays) {
            return own;
        }
        float[] joined = own.clone();
        for (int t = 0; t < Math.max(launch, end); t++) {
            float moved = t < end ? (float) (predecessor[t] * share) : Float.NaN;
            joined[t] = t < launch ? moved : own[t] + (Float.isNaN(moved) ? 0 : moved);
        }
        return joined;
    }
}
