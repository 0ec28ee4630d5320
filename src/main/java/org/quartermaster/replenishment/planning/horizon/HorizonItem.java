package org.quartermaster.replenishment.planning.horizon;

import java.util.List;

/**
 * One SKU in one warehouse.
 *
 * @param id              position in the problem
 * @param warehouse       index of the warehouse
 * @param need            {@code [scenario][week]} cumulative demand until the week's end less what is there and comes anyway, units
 * @param sources         who sells it, at least one
 * @param worthMicros     what a unit in stock is worth: buying at it costs nothing but holding
 * @param holdMicros      cost of a unit in stock at a week's end
 * @param shortMicros     cost of a unit owed at a week's end: the margin
 * @param leftMicros      what ordering a unit costs that is left after the last week, and need not be ordered then
 * @param leftUnits       so many units left are worth it at most
 * @param lineMicros      cost of one more order line
 * @param departureMicros cost of one line that differs from yesterday's plan
 * @param centilitres     volume of a unit
 * @param grams           weight of a unit
 * @param mostOrdered     {@code [week]} most units ordered from all sources together until then: shelf life and greatest cover
 */
public record HorizonItem(int id, int warehouse, int[][] need, List<HorizonSource> sources, long worthMicros, long holdMicros, long shortMicros, long leftMicros,
        int leftUnits, long lineMicros, long departureMicros, int centilitres, int grams, int[] mostOrdered) {

    public HorizonItem {
        sources = List.copyOf(sources);
        if (sources.isEmpty() || holdMicros < 0 || shortMicros < 0 || leftMicros < 0 || leftUnits < 0) {
            throw new IllegalArgumentException("Item %d needs a source and costs ≥ 0.".formatted(id));
        }
    }
}
