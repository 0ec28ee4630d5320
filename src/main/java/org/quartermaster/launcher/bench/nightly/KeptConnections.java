package org.quartermaster.launcher.bench.nightly;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/** Connections that are used again, as the server's pool does. */
public final class KeptConnections implements ConnectionFactory, AutoCloseable {

    private final DataSource source;
    private final Deque<Connection> idle = new ArrayDeque<>();

    public KeptConnections(DataSource source) {
        this.source = source;
    }

    @Override
    public synchronized Connection openConnection() throws SQLException {
        if (!idle.isEmpty()) {
            return idle.pop();
        }
        Connection connection = source.getConnection();
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return connection;
    }

    @Override
    public synchronized void closeConnection(Connection connection) {
        idle.push(connection);
    }

    @Override
    public synchronized void close() throws SQLException {
        for (Connection connection : idle) {
            connection.close();
        }
        idle.clear();
    }
}
