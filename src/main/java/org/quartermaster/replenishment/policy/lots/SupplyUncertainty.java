package org.quartermaster.replenishment.policy.lots;

import org.quartermaster.replenishment.policy.lots.EconomicOrder.Answer;
import org.quartermaster.replenishment.policy.lots.EconomicOrder.Setting;

/**
 * Lot sizes when the supplier fails: it is out of order for a time, or delivers more or less than ordered (Snyder and Shen 2019, chapter 9).
 *
 * <p>Worked number: K = 8, h = 0.225, p = 5, λ = 1300, disruptions at rate 1.5, recovery at rate 14: Q = 772.8111, cost 173.95000 (example 9.1).
 */
public final class SupplyUncertainty {

    private static final double GOLDEN = (3 - Math.sqrt(5)) / 2;

    private SupplyUncertainty() {
    }

    /**
     * The supplier is up and down for exponential times; demand while it is down and nothing is left is lost at p a unit (Berk and Arreola-Risa 1994): cost
     * (K + hQ²/2λ + λpβ/ψ) / (Q/λ + β/ψ), β(Q) = α/(α + ψ)·(1 − e^{−(α+ψ)Q/λ}), α the rate of failing, ψ of recovering.
     *
     * @param lostCost p > 0
     * @param failing  α > 0 per unit of time
     * @param recovers ψ > 0 per unit of time
     */
    public static Answer withDisruptions(Setting setting, double lostCost, double failing, double recovers) {
        double low = 0;
        double high = 100 * EconomicOrder.best(setting).quantity();
        for (int i = 0; i < 200; i++) {
            double left = low + GOLDEN * (high - low);
            double right = high - GOLDEN * (high - low);
            if (disrupted(setting, lostCost, failing, recovers, left) < disrupted(setting, lostCost, failing, recovers, right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return new Answer(low, disrupted(setting, lostCost, failing, recovers, low));
    }

    private static double disrupted(Setting setting, double lostCost, double failing, double recovers, double quantity) {
        double days = quantity / setting.rate();
        double down = failing / (failing + recovers) * -Math.expm1(-(failing + recovers) * days) / recovers;
        return (setting.orderCost() + setting.holdingCost() * quantity * days / 2 + setting.rate() * lostCost * down) / (days + down);
    }

    /** Q brings Q + Y units, Y with the given mean and deviation: Q = √(2Kλ/h + σ²) − μ. */
    public static Answer withAddedYield(Setting setting, double mean, double deviation) {
        double comes = Math.sqrt(2 * setting.orderCost() * setting.rate() / setting.holdingCost() + deviation * deviation);
        return new Answer(comes - mean, setting.holdingCost() * comes);
    }

    /** Q brings Z·Q units, Z with the given mean and deviation: Q = √(2Kλ/(h(μ² + σ²))). */
    public static Answer withSharedYield(Setting setting, double mean, double deviation) {
        double square = mean * mean + deviation * deviation;
        double quantity = Math.sqrt(2 * setting.orderCost() * setting.rate() / (setting.holdingCost() * square));
        return new Answer(quantity, setting.orderCost() * setting.rate() / (quantity * mean) + setting.holdingCost() * quantity * square / (2 * mean));
    }

    /**
     * Base-stock level against a supplier that fails with probability α and recovers with probability β each period; demand d is known and waits.
     *
     * @param over  h > 0 of a unit left over per period
     * @param under p > 0 of a unit that waits per period
     */
    public static Answer baseStock(double over, double under, double demand, double fails, double recovers) {
        double up = recovers / (fails + recovers);
        double ratio = under / (under + over);
        double reached = up;
        int periods = 1;
        for (; reached < ratio - 1e-12; periods++) {
            reached += down(fails, recovers, periods);
        }
        double level = periods * demand;
        double cost = up * mismatch(over, under, level - demand);
        for (int n = 1; n < 10_000; n++) {
            cost += down(fails, recovers, n) * mismatch(over, under, level - (n + 1) * demand);
        }
        return new Answer(level, cost);
    }

    /** P(the supplier has been down for exactly n periods). */
    private static double down(double fails, double recovers, int n) {
        return fails * recovers / (fails + recovers) * Math.pow(1 - recovers, n - 1);
    }

    /** Known demand d, Q brings Q + Y with Y uniform between two bounds: P(Y ≤ d − S) = h/(h + p). */
    public static Answer baseStockWithAddedYield(double over, double under, double demand, double least, double most) {
        double width = most - least;
        double level = demand - least - width * over / (over + under);
        double above = Math.max(0, level + most - demand);
        double below = Math.max(0, demand - level - least);
        return new Answer(level, (over * above * above + under * below * below) / (2 * width));
    }

    private static double mismatch(double over, double under, double left) {
        return left >= 0 ? over * left : -under * left;
    }
}
