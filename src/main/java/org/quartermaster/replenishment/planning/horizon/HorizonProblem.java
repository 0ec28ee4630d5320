package org.quartermaster.replenishment.planning.horizon;

import java.util.List;

/**
 * Items that are planned together.
 *
 * @param weeks        weeks, ≥ 1
 * @param scenarios    how many scenarios, ≥ 1
 * @param suppliers    suppliers, by index
 * @param room         {@code [warehouse]} centilitres that stock may take on average at a week's end; {@link Long#MAX_VALUE}: not limited
 * @param budgetMicros {@code [week]} what all orders of a week may cost; {@link Long#MAX_VALUE}: not limited
 * @param isSplit      whether one item may be ordered from two suppliers for the same week of arrival
 * @param items        items, by index
 */
public record HorizonProblem(int weeks, int scenarios, List<HorizonSupplier> suppliers, long[] room, long[] budgetMicros, boolean isSplit, List<HorizonItem> items) {

    public static final long UNLIMITED = Long.MAX_VALUE;

    public HorizonProblem {
        suppliers = List.copyOf(suppliers);
        items = List.copyOf(items);
    }

    int orders() {
        return suppliers.size() * room.length * weeks;
    }

    /** The index of the order to {@code supplier} for {@code warehouse} in {@code week}. */
    int order(int supplier, int warehouse, int week) {
        return (supplier * room.length + warehouse) * weeks + week;
    }

    /** {@code [item]} index of the item's first cell; one more at the end. Cells lie by item, source, week. */
    public int[] cells() {
        int[] first = new int[items.size() + 1];
        for (int i = 0; i < items.size(); i++) {
            first[i + 1] = first[i] + items.get(i).sources().size() * weeks;
        }
        return first;
    }
}
