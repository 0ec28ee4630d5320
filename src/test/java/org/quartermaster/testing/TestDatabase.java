package org.quartermaster.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Database;
import org.quartermaster.database.Schema;
import org.quartermaster.launcher.DatabaseAddress;

/**
 * A fresh, migrated database on a real embedded MariaDB that is started once per test run.
 *
 * <p>{@code -Dqm.test.db=jdbc:mysql://127.0.0.1:3306/} with {@code QM_DB_USER} and {@code QM_DB_PASSWORD} uses a server that runs already, MySQL or MariaDB:
 * each test makes databases {@code test_…} of its own there, dropped at the end of the run.
 *
 * @param address    where it is
 * @param dataSource without a pool
 * @param jdbi       over that data source, maps records
 */
public record TestDatabase(DatabaseAddress address, DataSource dataSource, Jdbi jdbi) {

    /** As the server's pool is set in web.xml. */
    private static final String READ_COMMITTED = "&sessionVariables=transaction_isolation='READ-COMMITTED'";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static TestServer server;

    /** A new empty database with the whole schema. */
    public static TestDatabase fresh() {
        try {
            DatabaseAddress address = server().database("test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet());
            DataSource dataSource = new DatabaseAddress(address.url() + READ_COMMITTED, address.user(), address.password()).dataSource();
            Schema.migrate(dataSource);
            return new TestDatabase(address, dataSource, Database.over(dataSource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized TestServer server() throws IOException {
        if (server == null) {
            server = TestServer.start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop test database"));
        }
        return server;
    }
}
