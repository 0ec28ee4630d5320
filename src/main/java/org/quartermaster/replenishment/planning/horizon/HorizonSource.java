package org.quartermaster.replenishment.planning.horizon;

import java.util.List;
import org.quartermaster.replenishment.policy.Offer.PriceBreak;

/**
 * One way to buy an item.
 *
 * @param supplier        index of the supplier in the problem
 * @param unitCostMicros  price per unit below the first break
 * @param priceBreaks     all-units breaks, ascending
 * @param minimumQuantity least units of a line, ≥ 1
 * @param multiple        units of a pack, ≥ 1
 * @param mostPacks       most packs of one line
 * @param published       {@code [week]} packs of yesterday's plan; empty: there was none
 * @param pinned          {@code [week]} packs that a person decided, or −1 where the plan decides; empty: nothing is pinned
 */
public record HorizonSource(int supplier, long unitCostMicros, List<PriceBreak> priceBreaks, int minimumQuantity, int multiple, int mostPacks, int[] published,
        int[] pinned) {

    public HorizonSource {
        priceBreaks = List.copyOf(priceBreaks);
        if (unitCostMicros <= 0 || minimumQuantity < 1 || multiple < 1 || mostPacks < 0) {
            throw new IllegalArgumentException("Unit cost (%d micros) must be > 0, MOQ (%d) and multiple (%d) ≥ 1, most packs (%d) ≥ 0."
                    .formatted(unitCostMicros, minimumQuantity, multiple, mostPacks));
        }
    }

    /** The least packs of a line that orders anything. */
    int leastPacks() {
        return (minimumQuantity + multiple - 1) / multiple;
    }

    /** What {@code packs} cost. */
    long priceMicros(int packs) {
        int units = packs * multiple;
        long price = unitCostMicros;
        for (PriceBreak step : priceBreaks) {
            if (units >= step.fromUnits()) {
                price = step.unitCostMicros();
            }
        }
        return units * price;
    }

    boolean isPinned(int week) {
        return pinned.length > 0 && pinned[week] >= 0;
    }

    /** Whether {@code packs} in {@code week} differ from what was published. */
    boolean departs(int week, int packs) {
        return published.length > 0 && published[week] != packs;
    }
}
