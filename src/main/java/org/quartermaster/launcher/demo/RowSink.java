package org.quartermaster.launcher.demo;

/** Where generated rows go. */
interface RowSink {

    /** Adds a row; the values are in the order of the table's columns. */
    void row(Table table, Object... values);

    /** Changes rows that were added before. */
    void update(String sql, Object... values);
}
