package org.quartermaster.replenishment;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a scenario changes, as a difference: the policy's order of each line in the scenario against its order as things are.
 *
 * @param lines  the changed lines, the greatest difference of money first, at most {@value ScenarioRun#MOST_TOLD}
 * @param before all lines that were looked at, as things are
 * @param after  all of them in the scenario
 * @param changed how many lines change
 * @param looked how many lines were looked at
 * @param of     how many lines there are; more than {@code looked}: totals are scaled up from those
 * @param millis how long it took
 * @param uncertainty by how much the difference of the values may be off, 95 of 100 times, company currency; 0: exact; null: too few lines to tell
 */
public record ScenarioResult(List<Changed> lines, Sum before, Sum after, int changed, long looked, long of, long millis, BigDecimal uncertainty) {

    /** Lines to order now, their price and what ordering them saves, company currency. */
    public record Sum(int lines, BigDecimal value, BigDecimal saves) {
    }

    /**
     * One side of a line.
     *
     * @param supplierId 0: nobody delivers it
     * @param units      to order now; 0: nothing
     * @param value      their price, company currency
     * @param saves      margin that ordering does not lose, less holding; 0 without an order
     */
    public record Side(int supplierId, int units, BigDecimal value, BigDecimal saves) {
    }

    /**
     * A line that changes.
     *
     * @param planned     units that the worklist says now; null: it has no such line
     * @param proposalKey its key there; empty: none
     * @param version     of that proposal as it was seen
     * @param reason      {@code quantity}, {@code supplier}, {@code no_supplier} or {@code budget}
     */
    public record Changed(int skuId, String sku, String name, int warehouseId, String warehouse, Side before, Side after, Integer planned, String proposalKey, int version,
                          String reason) {
        /** What it costs more; negative: less. */
        public BigDecimal difference() {
            return after.value().subtract(before.value());
        }

        /** Whether the scenario's order can be put on the worklist: something changes, and somebody delivers it. */
        public boolean canPromote() {
            return changesSupplier() ? after.supplierId() != 0 && after.units() > 0 : planned != null ? planned != after.units() : after.units() > 0;
        }

        boolean changesSupplier() {
            return after.supplierId() != before.supplierId();
        }
    }
}
