package org.quartermaster.forecasting;

import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;

/**
 * A part of all series: what a person looks at or changes.
 *
 * @param sku       one SKU, or null for all
 * @param category  a category with those below it, 0 for all; says nothing where a SKU is given
 * @param warehouse one warehouse, or null for all
 */
public record ForecastLevel(SkuId sku, int category, WarehouseId warehouse) {

    /** Every series. */
    public static final ForecastLevel ALL = new ForecastLevel(null, 0, null);

    /** One SKU in one warehouse. */
    public static ForecastLevel of(SkuId sku, WarehouseId warehouse) {
        return new ForecastLevel(sku, 0, warehouse);
    }

    /** Whether it is one SKU in one warehouse. */
    public boolean isOneSeries() {
        return sku != null && warehouse != null;
    }

    public ForecastLevel withWarehouse(WarehouseId one) {
        return new ForecastLevel(sku, category, one);
    }

    @Override
    public String toString() {
        return (sku != null ? "sku " + sku.value() : category != 0 ? "category " + category : "everything") + (warehouse == null ? " everywhere" : " warehouse " + warehouse.value());
    }
}
