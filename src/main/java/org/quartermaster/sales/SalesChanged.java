package org.quartermaster.sales;

/** Fired by whoever loads sales, after the load: cached days are read again. */
public record SalesChanged() {
}
