package org.quartermaster.replenishment.policy;

/** Demand that finds no stock. */
final class LostDemand {

    private LostDemand() {
    }

    /** Units of mean demand on days 0 … {@code day} − 1 that find no stock on the mean path. */
    static double before(int day, InventoryPosition position, DemandOutlook demand) {
        double stock = position.holdings().free();
        double lost = 0;
        int arrived = 0;
        for (int t = 0; t < day; t++) {
            int arrivedNow = position.arrivedBy(t);
            stock += arrivedNow - arrived;
            arrived = arrivedNow;
            double wanted = demand.mean(t + 1) - demand.mean(t);
            double sold = Math.min(Math.max(0, stock), wanted);
            lost += wanted - sold;
            stock -= sold;
        }
        return lost;
    }
}
