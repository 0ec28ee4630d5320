package org.quartermaster.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.quartermaster.launcher.DatabaseAddress;
import org.quartermaster.launcher.EmbeddedDatabase;

/** The database server of a test run: the embedded MariaDB, or one that {@code -Dqm.test.db} names. */
sealed interface TestServer {

    /** A new empty database. */
    DatabaseAddress database(String name) throws IOException;

    void stop();

    static TestServer start() throws IOException {
        String given = System.getProperty("qm.test.db", "");
        return given.isEmpty() ? new Embedded(EmbeddedDatabase.start(Path.of("target", "test-database").toAbsolutePath(), 256)) : Given.at(given);
    }

    /** MariaDB as {@code ./qm run} starts it. */
    record Embedded(EmbeddedDatabase server) implements TestServer {
        @Override
        public DatabaseAddress database(String name) throws IOException {
            return server.database(name);
        }

        @Override
        public void stop() {
            try {
                server.stop();
            } catch (IOException e) {
                System.err.println(e.getMessage());
            }
        }
    }

    /** A server that runs already; its user may make and drop databases. */
    record Given(String url, String user, String password, List<String> made) implements TestServer {

        static Given at(String url) {
            return new Given(url.endsWith("/") ? url : url + "/", System.getenv().getOrDefault("QM_DB_USER", "root"), System.getenv().getOrDefault("QM_DB_PASSWORD", ""),
                    new ArrayList<>());
        }

        @Override
        public synchronized DatabaseAddress database(String name) throws IOException {
            made.add(name);
            execute("create database `" + name + "` character set utf8mb4");
            return address(name);
        }

        @Override
        public synchronized void stop() {
            try {
                for (String name : made) {
                    execute("drop database if exists `" + name + "`");
                }
            } catch (IOException e) {
                System.err.println(e.getMessage());
            }
        }

        private DatabaseAddress address(String name) {
            return new DatabaseAddress(DatabaseAddress.withNeededOptions(url + name), user, password);
        }

        private void execute(String statement) throws IOException {
            try (var connection = address("").dataSource().getConnection(); var execution = connection.createStatement()) {
                execution.execute(statement);
            } catch (SQLException e) {
                throw new IOException("The test database server at " + url + " refuses \"" + statement + "\": " + e.getMessage(), e);
            }
        }
    }
}
