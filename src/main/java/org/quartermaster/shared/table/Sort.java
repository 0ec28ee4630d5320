package org.quartermaster.shared.table;

/** Order by one column. */
public record Sort(String column, boolean descending) {
}
