package org.quartermaster.stock;

/** Stock was counted, by a file for example. */
public record StockCounted() {
}
