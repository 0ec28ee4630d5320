package org.quartermaster.shared;

/** Identity of a warehouse. */
public record WarehouseId(int value) implements Comparable<WarehouseId> {
    @Override
    public int compareTo(WarehouseId other) {
        return Integer.compare(value, other.value);
    }
}
