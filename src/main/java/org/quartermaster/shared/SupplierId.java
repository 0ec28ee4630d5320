package org.quartermaster.shared;

/** Identity of a supplier. */
public record SupplierId(int value) implements Comparable<SupplierId> {
    @Override
    public int compareTo(SupplierId other) {
        return Integer.compare(value, other.value);
    }
}
