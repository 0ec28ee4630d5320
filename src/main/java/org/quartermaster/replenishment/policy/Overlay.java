package org.quartermaster.replenishment.policy;

import java.util.List;

/**
 * Other circumstances laid over a line: nothing of the line is changed, a changed copy is answered.
 *
 * <p>Demand times {@code demandFactor} has that multiple of every mean and, as its quantiles scale with it, the square of it times every variance. A longer lead
 * time moves every measured lead time by the same days; what is on order already comes as it is expected.
 *
 * @param serviceLevel P(no stock-out in a cycle), 0.5…0.9999; NaN: as the rules say. Rules with fixed levels keep them
 * @param moreLeadDays days that every new order takes longer; negative: quicker, never below 0
 * @param demandFactor of demand, > 0; 1: as forecast
 */
public record Overlay(double serviceLevel, int moreLeadDays, double demandFactor) {

    /** As things are. */
    public static final Overlay NOTHING = new Overlay(Double.NaN, 0, 1);

    /** @throws IllegalArgumentException if a number is out of range */
    public Overlay {
        if (!Double.isNaN(serviceLevel) && !(serviceLevel >= 0.5 && serviceLevel <= 0.9999)) {
            throw new IllegalArgumentException("The service level (%s) must lie in 0.5…0.9999.".formatted(serviceLevel));
        }
        if (Math.abs(moreLeadDays) > 365 || !(demandFactor > 0 && demandFactor <= 10)) {
            throw new IllegalArgumentException("Lead time may change by −365…365 days (%d), demand by a factor of up to 10 (%s).".formatted(moreLeadDays, demandFactor));
        }
    }

    /** The line in these circumstances. */
    public Line over(Line line) {
        return new Line(line.position(), demand(line.demand()), offer(line.offer()), line.unitPriceMicros(), line.shelfLifeDays(), line.capacityUnits(), rules(line.rules()), line.chain());
    }

    private Rules rules(Rules rules) {
        return Double.isNaN(serviceLevel) || !rules.stocked() || rules.method().hasFixedLevels() ? rules : rules.withServiceLevel(serviceLevel);
    }

    private DemandOutlook demand(DemandOutlook demand) {
        return demandFactor == 1 ? demand : new DemandOutlook(times(demand.cumulativeMean(), demandFactor), times(demand.cumulativeVariance(), demandFactor * demandFactor));
    }

    private static double[] times(double[] values, double factor) {
        double[] product = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            product[i] = values[i] * factor;
        }
        return product;
    }

    private Offer offer(Offer offer) {
        return moreLeadDays == 0 ? offer : new Offer(offer.supplierId(), offer.unitCostMicros(), offer.priceBreaks(), offer.minimumQuantity(), offer.multiple(),
                leadTime(offer.leadTime()), offer.orderDays());
    }

    private LeadTime leadTime(LeadTime time) {
        List<Integer> likely = time.likelyDays().stream().map(this::moved).toList();
        return new LeadTime(moved(time.days()), time.deviationDays(), moved(time.statedDays()), time.receipts(), likely, time.receivedShare());
    }

    private int moved(int days) {
        return Math.max(0, days + moreLeadDays);
    }
}
