package org.quartermaster.replenishment.policy;

/**
 * How much there should be until a given day, in units: mean demand until then plus safety, the safety told apart by what causes it.
 *
 * @param day            days after the planning day
 * @param demand         expected demand until the end of the lead time and cycle, rounded
 * @param safetyDemand   safety that varying demand alone would need
 * @param safetyLeadTime what the varying lead time adds
 * @param floor          what the rule's least cover adds
 * @param rule           what the rule's numbers in units add, or take when negative
 */
public record StockLevel(int day, int demand, int safetyDemand, int safetyLeadTime, int floor, int rule) {

    private static final int MONTH = 28;

    /**
     * The level that the rule of {@code line} wants until {@code day}.
     *
     * @param from days after the planning day from which demand is uncertain; before it the mean counts
     */
    static StockLevel until(int day, int from, Line line) {
        Limits limits = line.rules().limits();
        return switch (line.rules().method()) {
            case CYCLE_SERVICE, FILL_RATE, ECONOMIC, LOT_FOR_LOT, DO_NOT_STOCK -> promised(day, from, line);
            case MIN_MAX -> fixed(day, from, line, limits.level());
            case POINT_AND_QUANTITY -> fixed(day, from, line, limits.reorderPoint() + 1);
        };
    }

    /** The level below which an order is due. */
    static StockLevel orderBelow(int day, int from, Line line) {
        return line.rules().method().hasFixedLevels() ? fixed(day, from, line, line.rules().limits().reorderPoint() + 1) : until(day, from, line);
    }

    /** The rule's own number, held against the position on the order day: what sells before that day comes on top. */
    private static StockLevel fixed(int day, int from, Line line, int units) {
        int mean = (int) Math.round(line.demand().mean(day));
        return new StockLevel(day, mean, 0, 0, 0, units + (int) Math.round(line.demand().mean(from)) - mean);
    }

    /**
     * The level that keeps a promise: a quantile of demand over lead time and cycle, the lead time as it was measured, or the least level whose expected lost
     * demand keeps the fill rate. The first part of the safety is the same with the expected lead time; the second is what early and late deliveries add, and
     * what short ones leave out of a cycle's demand, or, where another warehouse feeds the line, the days that it may wait there: their demand varies too.
     * A service level is a promise and keeps the mean at least; the economic level lies below it where a unit earns less than it may cost.
     */
    private static StockLevel promised(int day, int from, Line line) {
        DemandOutlook varies = line.uncertainDemand();
        DemandOutlook ahead = varies.from(from);
        double known = line.demand().mean(day) - varies.mean(day) + varies.mean(from);
        int mean = (int) Math.round(line.demand().mean(day));
        LeadTime lead = line.offer().leadTime();
        int least = line.rules().method() == Method.ECONOMIC ? 0 : mean;
        int certain = Math.max(least, (int) Math.round(known + level(DemandMixture.over(ahead, day - from, LeadTime.stated(lead.days())), line)));
        double missing = (1 - lead.receivedShare()) * line.perDay(MONTH) * line.cycleDays();
        int wait = line.chain().waitDays();
        double meanOfWait = varies.mean(day + wait) - varies.mean(day);
        int full = Math.max(certain, (int) Math.round(known + level(DemandMixture.over(ahead, day + wait - from, lead), line) - meanOfWait + missing));
        int cover = line.rules().minimumCoverDays();
        int floor = cover == 0 ? 0 : (int) Math.max(0, Math.ceil(line.demand().mean(day + cover) - line.demand().mean(day)) - (full - mean));
        return new StockLevel(day, mean, certain - mean, full - certain, floor, limited(full + floor, mean, line.rules().limits()));
    }

    private static int level(DemandMixture demand, Line line) {
        return switch (line.rules().method()) {
            case FILL_RATE -> demand.levelForLoss((1 - line.rules().serviceLevel()) * line.perDay(MONTH) * line.cycleDays());
            case ECONOMIC -> demand.quantile(line.criticalRatio());
            case CYCLE_SERVICE, LOT_FOR_LOT, MIN_MAX, POINT_AND_QUANTITY, DO_NOT_STOCK -> demand.quantile(line.rules().serviceLevel());
        };
    }

    private static int limited(int units, int mean, Limits limits) {
        long wanted = limits.floorUnits() == 0 ? units : Math.max(units, (long) mean + limits.floorUnits());
        return (int) (Math.min(wanted, limits.ceilingUnits()) - units);
    }

    /** Units of safety: everything above mean demand. */
    public int safety() {
        return safetyDemand + safetyLeadTime + floor + rule;
    }

    /** Units there should be. */
    public int units() {
        return demand + safety();
    }
}
