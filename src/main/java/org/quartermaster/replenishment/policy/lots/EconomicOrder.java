package org.quartermaster.replenishment.policy.lots;

/**
 * The economic order quantity (Harris 1913) and its variants at a steady rate.
 *
 * <p>K is the cost of an order, h of holding one unit for one unit of time, λ the rate. Worked number: K = 8, h = 0.225, λ = 1300 gives Q = 304.04678 and
 * cost 68.41053 (Snyder and Shen 2019, example 3.1).
 */
public final class EconomicOrder {

    private EconomicOrder() {
    }

    /**
     * What does not depend on the quantity.
     *
     * @param orderCost   K > 0
     * @param holdingCost h > 0 per unit and unit of time
     * @param rate        λ > 0 per unit of time
     */
    public record Setting(double orderCost, double holdingCost, double rate) {
        public Setting {
            if (!(orderCost > 0) || !(holdingCost > 0) || !(rate > 0)) {
                throw new IllegalArgumentException("Cost of an order (%s), of holding (%s) and rate (%s) must be > 0.".formatted(orderCost, holdingCost, rate));
            }
        }
    }

    /**
     * @param quantity Q
     * @param cost     per unit of time
     */
    public record Answer(double quantity, double cost) {
    }

    /**
     * @param quantity      Q
     * @param shortFraction share of the demand that waits
     * @param cost          per unit of time
     */
    public record BackorderAnswer(double quantity, double shortFraction, double cost) {
    }

    /** Q = √(2Kλ/h), cost √(2Kλh). */
    public static Answer best(Setting setting) {
        return new Answer(Math.sqrt(2 * setting.orderCost() * setting.rate() / setting.holdingCost()),
                Math.sqrt(2 * setting.orderCost() * setting.rate() * setting.holdingCost()));
    }

    /** K·λ/Q + h·Q/2. */
    public static double cost(Setting setting, double quantity) {
        return setting.orderCost() * setting.rate() / quantity + setting.holdingCost() * quantity / 2;
    }

    /** Demand may wait at p per unit and unit of time: Q = √(2Kλ(h + p)/(hp)), share h/(h + p) waits. */
    public static BackorderAnswer withBackorders(Setting setting, double waitingCost) {
        double h = setting.holdingCost();
        double quantity = Math.sqrt(2 * setting.orderCost() * setting.rate() * (h + waitingCost) / (h * waitingCost));
        double fraction = h / (h + waitingCost);
        double cost = h * quantity * (1 - fraction) * (1 - fraction) / 2 + waitingCost * quantity * fraction * fraction / 2
                + setting.orderCost() * setting.rate() / quantity;
        return new BackorderAnswer(quantity, fraction, cost);
    }

    /** The lot arrives at {@code productionRate} > λ instead of at once (Taft 1918). */
    public static Answer produced(Setting setting, double productionRate) {
        if (!(productionRate > setting.rate())) {
            throw new IllegalArgumentException("Production (%s) must exceed demand (%s).".formatted(productionRate, setting.rate()));
        }
        return best(new Setting(setting.orderCost(), setting.holdingCost() * (1 - setting.rate() / productionRate), setting.rate()));
    }
}
