package org.quartermaster.replenishment.planning;

import java.util.Map;

/**
 * What the limits that all lines share are taken to cost where one problem is only a part of all lines.
 *
 * @param money cents per cent spent, ≥ 0
 * @param room  cents per centilitre by warehouse, ≥ 0; a missing one costs nothing
 */
public record LimitPrices(double money, Map<Integer, Double> room) {

    public static final LimitPrices NONE = new LimitPrices(0, Map.of());

    public LimitPrices {
        room = Map.copyOf(room);
    }

    /** The price of a centilitre in a warehouse. */
    public double room(int warehouse) {
        return room.getOrDefault(warehouse, 0.0);
    }
}
