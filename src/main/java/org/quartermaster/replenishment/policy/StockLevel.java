package org.quartermaster.replenishment.policy;

/**
 * How much there should be until a given day, in units: mean demand until then plus safety, the safety told apart by what causes it.
 *
 * @param day            days after the planning day
 * @param demand         expected demand until the end of the lead time and cycle, rounded
 * @param safetyDemand   safety that varying demand alone would need
 * @param safetyLeadTime what the varying lead time adds
 * @param floor          what the rule's least cover adds
 */
public record StockLevel(int day, int demand, int safetyDemand, int safetyLeadTime, int floor) {

    /**
     * The level that keeps the promise of service until {@code day}.
     *
     * <p>{@code quantile(service)} of demand over lead time and cycle with Var = E[L]·Var(D) + E[D]²·Var(L); the first part of the safety is the
     * same quantile without the second summand.
     *
     * @param from days after the planning day from which demand is uncertain; before it the mean counts
     */
    static StockLevel until(int day, int from, Line line) {
        DemandOutlook ahead = line.demand().from(from);
        double before = line.demand().mean(from);
        double service = line.rules().serviceLevel();
        int mean = (int) Math.round(line.demand().mean(day));
        int certain = Math.max(mean, (int) Math.round(before + ahead.over(day - from).quantile(service)));
        int full = Math.max(certain, (int) Math.round(before + ahead.over(day - from, line.offer().leadTime()).quantile(service)));
        int floor = (int) Math.max(0, Math.ceil(line.demand().mean(day + line.rules().minimumCoverDays()) - line.demand().mean(day)) - (full - mean));
        return new StockLevel(day, mean, certain - mean, full - certain, floor);
    }

    /** Units of safety: everything above mean demand. */
    public int safety() {
        return safetyDemand + safetyLeadTime + floor;
    }

    /** Units there should be. */
    public int units() {
        return demand + safety();
    }
}
