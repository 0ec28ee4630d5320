package org.quartermaster.stock;

/** Units of planned transfers that will come to a place, and that will leave it; both ≥ 0. */
public record PlannedMove(int skuId, int warehouseId, int comes, int leaves) {
}
