package org.quartermaster.replenishment;

import java.util.Comparator;
import org.quartermaster.replenishment.ScenarioResult.Side;

/**
 * One line that is ordered as things are, in the scenario, or both; numbers alone, so that a company's lines fit into little memory.
 *
 * @param beforeCents price of what is ordered as things are
 * @param beforeSaves what ordering it saves, cents
 * @param reason      why it changes
 */
record ScenarioLine(int skuId, int warehouseId, int beforeSupplier, int beforeUnits, long beforeCents, long beforeSaves, int afterSupplier, int afterUnits, long afterCents,
        long afterSaves, Reason reason) {

    /** Why a line changes. */
    enum Reason {
        QUANTITY, SUPPLIER, NO_SUPPLIER, BUDGET
    }

    /** What changes most first. */
    static final Comparator<ScenarioLine> BY_CHANGE = Comparator.comparingLong((ScenarioLine line) -> Math.abs(line.differenceCents())).reversed()
            .thenComparingInt(ScenarioLine::skuId).thenComparingInt(ScenarioLine::warehouseId);

    /** What saves most for its money in the scenario first. */
    static final Comparator<ScenarioLine> BY_RETURN = Comparator.comparingDouble(ScenarioLine::returnRate).reversed()
            .thenComparingInt(ScenarioLine::skuId).thenComparingInt(ScenarioLine::warehouseId);

    boolean isOrdered() {
        return beforeUnits > 0 || afterUnits > 0;
    }

    boolean isChanged() {
        return beforeUnits != afterUnits || afterUnits > 0 && beforeSupplier != afterSupplier;
    }

    long differenceCents() {
        return afterCents - beforeCents;
    }

    private double returnRate() {
        return afterCents == 0 ? 0 : afterSaves / (double) afterCents;
    }

    /** The same line when its money is spent on better ones. */
    ScenarioLine cut() {
        return afterUnits == 0 ? this : new ScenarioLine(skuId, warehouseId, beforeSupplier, beforeUnits, beforeCents, beforeSaves, afterSupplier, 0, 0, 0, Reason.BUDGET);
    }

    Side before() {
        return new Side(beforeSupplier, beforeUnits, InventoryLine.money(beforeCents), InventoryLine.money(beforeSaves));
    }

    Side after() {
        return new Side(afterSupplier, afterUnits, InventoryLine.money(afterCents), InventoryLine.money(afterSaves));
    }
}
