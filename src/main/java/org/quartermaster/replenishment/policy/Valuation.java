package org.quartermaster.replenishment.policy;

import org.quartermaster.replenishment.policy.Advice.Value;

/** What a suggestion is worth against not ordering, by the loss function E[(D − stock)⁺] of demand until the day it must last to. */
final class Valuation {

    private Valuation() {
    }

    static Value of(Line line, int units, int arrivalDay, StockLevel target, int lostBefore) {
        DemandDistribution demand = line.uncertainDemand().over(target.day(), line.offer().leadTime());
        double stock = line.position().at(target.day()) + lostBefore - known(line, target.day());
        double lost = demand.loss(stock) - demand.loss(stock + units);
        double rate = Math.max(1e-6, line.demand().rate(target.day()));
        double heldDays = Math.min(365, units / (2 * rate));
        int beyond = excess(line, units, arrivalDay, target.safety());
        return new Value(line.offer().costCents(units), lost, cents(lost * line.marginMicros()), cents(lost * priceMicros(line)),
                cents(units * line.holdingMicrosPerDay() * heldDays), beyond, Offer.cents(beyond, line.offer().unitCostMicros()));
    }

    /** What is lost without any order: every unit of demand beyond the stock that comes anyway, before and after an order could arrive. */
    static Value risk(Line line, StockLevel target, int lostBefore) {
        DemandDistribution demand = line.uncertainDemand().over(target.day(), line.offer().leadTime());
        double lost = lostBefore + demand.loss(line.position().at(target.day()) + lostBefore - known(line, target.day()));
        int beyond = excess(line, 0, target.day() - line.cycleDays(), target.safety());
        return new Value(0, lost, cents(lost * line.marginMicros()), cents(lost * priceMicros(line)), 0, beyond,
                Offer.cents(beyond, line.offer().unitCostMicros()));
    }

    /** What will be asked for in any case: no part of the distribution. */
    private static double known(Line line, int day) {
        return line.chain().own() == null ? 0 : line.demand().mean(day) - line.uncertainDemand().mean(day);
    }

    private static long priceMicros(Line line) {
        return line.unitPriceMicros() == 0 ? line.offer().unitCostMicros() + line.marginMicros() : line.unitPriceMicros();
    }

    /** Units that are left above safety when the greatest cover after arrival ends. */
    private static int excess(Line line, int units, int arrivalDay, int safety) {
        double sells = line.demand().mean(arrivalDay + line.rules().maximumCoverDays());
        return (int) Math.max(0, Math.floor(line.position().total() + units - safety - sells));
    }

    private static long cents(double micros) {
        return Math.round(micros / 10_000);
    }
}
