package org.quartermaster.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Database;
import org.quartermaster.database.Schema;
import org.quartermaster.launcher.DatabaseAddress;
import org.quartermaster.launcher.EmbeddedDatabase;

/**
 * A fresh, migrated database on a real embedded MariaDB that is started once per test run.
 *
 * @param address    where it is
 * @param dataSource without a pool
 * @param jdbi       over that data source, maps records
 */
public record TestDatabase(DatabaseAddress address, DataSource dataSource, Jdbi jdbi) {

    /** As the server's pool is set in web.xml. */
    private static final String READ_COMMITTED = "&sessionVariables=transaction_isolation='READ-COMMITTED'";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static EmbeddedDatabase server;

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

    private static synchronized EmbeddedDatabase server() throws IOException {
        if (server == null) {
            server = EmbeddedDatabase.start(Path.of("target", "test-database").toAbsolutePath(), 256);
            Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::stop, "stop test database"));
        }
        return server;
    }

    private static void stop() {
        try {
            server.stop();
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
    }
}
