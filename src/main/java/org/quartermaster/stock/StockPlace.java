package org.quartermaster.stock;

import java.util.Comparator;

/** A SKU in a warehouse, by identity. */
public record StockPlace(int skuId, int warehouseId) implements Comparable<StockPlace> {

    private static final Comparator<StockPlace> ORDER = Comparator.comparingInt(StockPlace::skuId).thenComparingInt(StockPlace::warehouseId);

    @Override
    public int compareTo(StockPlace other) {
        return ORDER.compare(this, other);
    }
}
