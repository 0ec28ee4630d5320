package org.quartermaster.shared;

/** Identity of a stock-keeping unit. */
public record SkuId(int value) implements Comparable<SkuId> {
    @Override
    public int compareTo(SkuId other) {
        return Integer.compare(value, other.value);
    }
}
