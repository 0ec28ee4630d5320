package org.quartermaster.delivery.allocation;

/** One SKU in one warehouse. */
public record Shelf(int site, int sku) {
}
