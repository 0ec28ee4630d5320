package org.quartermaster.launcher.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Remembers in the table {@code setting} whether a demo company is whole: {@code demo.generating} stands there while it is written,
 * {@code demo.company} when it is.
 */
final class DemoMarker {

    static final String GENERATING = "demo.generating";
    static final String COMPANY = "demo.company";

    private final Connection connection;

    DemoMarker(Connection connection) {
        this.connection = connection;
    }

    boolean isWanted() throws SQLException {
        return isInterrupted() || !exists("select 1 from sku limit 1") && !exists("select 1 from setting where name = '" + COMPANY + "'");
    }

    /**
     * Clears what an interrupted start left, marks the beginning.
     *
     * @throws IllegalStateException if there is a company that no interrupted start explains
     */
    void begin(String company) throws SQLException {
        if (!isWanted()) {
            throw new IllegalStateException("The database already holds a company, so no demo company is written. Start with --no-demo or on an empty database.");
        }
        if (isInterrupted()) {
            clear();
        }
        set(GENERATING, company);
    }

    /** Clears half a company and the mark; answers whether there was one. */
    boolean discard() throws SQLException {
        boolean interrupted = isInterrupted();
        if (interrupted) {
            clear();
            execute("delete from setting where name = '" + GENERATING + "'");
        }
        return interrupted;
    }

    private boolean isInterrupted() throws SQLException {
        return exists("select 1 from setting where name = '" + GENERATING + "'");
    }

    /** Writes the last settings and takes the mark away, in the caller's transaction. */
    void complete(String company) throws SQLException {
        continueNumbers();
        set("company.currency", "EUR");
        set("company.name", "Harbour & Hearth");
        set("company.zone", DemoCompany.ZONE);
        execute("delete from setting where name = '" + GENERATING + "'");
        set(COMPANY, company);
    }

    private void clear() throws SQLException {
        execute("set foreign_key_checks = 0");
        try {
            for (Table table : Table.values()) {
                execute("truncate table " + table.sqlName());
            }
        } finally {
            execute("set foreign_key_checks = 1");
        }
    }

    private void continueNumbers() throws SQLException {
        List<String> tables = Stream.of(Table.CATEGORY, Table.SKU, Table.CALENDAR_EVENT, Table.SUPPLIER, Table.SUPPLIER_TERM, Table.WAREHOUSE,
                Table.STOCK_MOVEMENT, Table.PROMOTION, Table.CUSTOMER_ORDER, Table.PURCHASE_ORDER, Table.RECEIPT)
                .map(table -> table.name().toLowerCase(Locale.ROOT)).toList();
        for (String table : tables) {
            execute("insert into id_block (name, next_id) select '" + table + "', coalesce(max(id), 0) + 1 from " + table
                    + " on duplicate key update next_id = greatest(next_id, values(next_id))");
        }
    }

    private void set(String name, String value) throws SQLException {
        try (var statement = connection.prepareStatement("insert into setting (name, value, changed_at, changed_by) values (?, ?, utc_timestamp(6), 'demo') "
                + "on duplicate key update value = values(value), changed_at = values(changed_at), changed_by = values(changed_by)")) {
            statement.setString(1, name);
            statement.setString(2, value);
            statement.executeUpdate();
        }
    }

    private boolean exists(String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            return rows.next();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
