package org.quartermaster.launcher.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Indexes whose order is not the order in which the company is written: built once at the end, they are sorted; kept meanwhile, each row would touch another
 * page of an index that outgrows the memory. {@link #drop} before the rows, {@link #build} after them; both may be repeated.
 */
final class DeferredIndexes {

    /** As in the migrations; a test compares the two. Indexes that serve a foreign key cannot be left out. */
    private record Index(Table table, String name, String columns) {
    }

    private static final List<Index> ALL = List.of(new Index(Table.DAILY_SALE, "daily_sale_day", "day, warehouse_id, sku_id"),
            new Index(Table.RECEIPT, "receipt_day", "received_on"));

    private final Connection connection;

    DeferredIndexes(Connection connection) {
        this.connection = connection;
    }

    void drop() throws SQLException {
        for (Index index : ALL) {
            if (stands(index)) {
                execute("alter table " + index.table().sqlName() + " drop key " + index.name());
            }
        }
    }

    void build() throws SQLException {
        for (Index index : ALL) {
            if (!stands(index)) {
                execute("alter table " + index.table().sqlName() + " add key " + index.name() + " (" + index.columns() + ")");
            }
        }
    }

    /** Tells the database how many rows there are now: it would plan with what it guessed while they came in. */
    void countRows() throws SQLException {
        for (Table table : Table.values()) {
            execute("analyze table " + table.sqlName());
        }
    }

    private boolean stands(Index index) throws SQLException {
        try (var statement = connection.prepareStatement("select 1 from information_schema.statistics where table_schema = database() and table_name = ? and index_name = ? limit 1")) {
            statement.setString(1, index.table().sqlName());
            statement.setString(2, index.name());
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
