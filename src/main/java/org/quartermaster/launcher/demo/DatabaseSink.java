package org.quartermaster.launcher.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/** Writes rows in batches over one connection; {@link #commit} ends a transaction. Not for several threads. */
final class DatabaseSink implements RowSink, AutoCloseable {

    private static final int BATCH = 5_000;

    private final Connection connection;
    private final Map<Table, Batch> batches = new EnumMap<>(Table.class);

    private static final class Batch {
        private PreparedStatement statement;
        private int rows;
    }

    DatabaseSink(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
    }

    @Override
    public void row(Table table, Object... values) {
        try {
            Batch batch = batches.computeIfAbsent(table, _ -> new Batch());
            if (batch.statement == null) {
                batch.statement = connection.prepareStatement(table.insert());
            }
            bind(batch.statement, values);
            batch.statement.addBatch();
            if (++batch.rows % BATCH == 0) {
                flushUpTo(table);
            }
        } catch (SQLException e) {
            throw failed(table.sqlName(), e);
        }
    }

    @Override
    public void update(String sql, Object... values) {
        flushUpTo(Table.RECEIPT);
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    void commit() {
        try {
            flushUpTo(Table.RECEIPT);
            connection.commit();
        } catch (SQLException e) {
            throw failed("commit", e);
        }
    }

    /** Sends what waits for this table and for the ones before it, so that parents come before children. */
    private void flushUpTo(Table last) {
        for (var entry : batches.entrySet()) {
            Batch batch = entry.getValue();
            if (entry.getKey().compareTo(last) <= 0 && batch.rows > 0) {
                try {
                    batch.statement.executeBatch();
                    batch.rows = 0;
                } catch (SQLException e) {
                    throw failed(entry.getKey().sqlName(), e);
                }
            }
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case null -> statement.setObject(i + 1, null);
                case Integer number -> statement.setInt(i + 1, number);
                case Long number -> statement.setLong(i + 1, number);
                case Double number -> statement.setDouble(i + 1, number);
                case String text -> statement.setString(i + 1, text);
                default -> statement.setObject(i + 1, values[i]);
            }
        }
    }

    private static IllegalStateException failed(String what, SQLException e) {
        return new IllegalStateException("The demo company could not be written (%s): %s".formatted(what, e.getMessage()), e);
    }

    /** Rolls back what was not committed. */
    @Override
    public void close() throws SQLException {
        for (Batch batch : batches.values()) {
            batch.statement.close();
        }
        connection.rollback();
        connection.setAutoCommit(true);
        connection.close();
    }
}
