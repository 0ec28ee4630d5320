package org.quartermaster.replenishment;

import java.math.BigDecimal;
import java.util.List;

/**
 * What else would go well on the order of one supplier for one warehouse; amounts in the company's currency.
 *
 * @param goal    what it is to do
 * @param missing what is missing before: money for {@link Goal#MINIMUM}, the empty share of the last truck for {@link Goal#TRUCK}; 0 when nothing is
 * @param isReached whether the lines together do it
 * @param paid    what the order costs more
 * @param worth   price breaks less holding; negative: what it costs
 * @param enables what the order saves as it is: for a minimum that is missed, what is lost without it
 * @param lines   what to add, the best first
 */
public record Filling(Goal goal, double missing, boolean isReached, BigDecimal paid, BigDecimal worth, BigDecimal enables, List<Line> lines) {

    /** What more on the order is for. */
    public enum Goal {
        /** The supplier's least order value. */
        MINIMUM,
        /** The last truck. */
        TRUCK,
        /** The next price break of each line. */
        BREAK
    }

    /**
     * Units to add to one SKU.
     *
     * @param proposalKey of its line on the worklist; null: it is not there yet
     * @param version     of that line
     * @param units       on the order already
     * @param add         units more
     * @param earlierDays days that they come earlier than needed
     * @param holding     what that costs
     * @param saves       what price breaks save
     * @param worth       saves less holding
     */
    public record Line(int skuId, String sku, String name, String nameZh, String proposalKey, int version, int units, int add, BigDecimal paid, double litres,
            double kilograms, double earlierDays, BigDecimal holding, BigDecimal saves, BigDecimal worth) {
    }
}
