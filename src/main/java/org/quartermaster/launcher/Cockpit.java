package org.quartermaster.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.quartermaster.database.Schema;

/**
 * Everything that {@code ./qm run} starts: database, schema, demo company, server.
 *
 * <p>Stops in the opposite order on Ctrl-C: the server first, so that what it acknowledged is written, then the database.
 */
final class Cockpit {

    private final RunOptions options;
    private final Instant started = Instant.now();
    private volatile Server server;
    private volatile boolean hasDatabase;
    private boolean stopping;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Cockpit(RunOptions options) {
        this.options = options;
    }

    void run() throws Exception {
        try (var folder = DataFolder.open(options.data())) {
            folder.stopLeftovers();
            refuseTakenPort();
            if (options.fresh()) {
                folder.deleteDatabase();
            }
            Runtime.getRuntime().addShutdownHook(new Thread(this::stopAll, "stop"));
            startAndWait();
        }
    }

    /** Returns when everything has stopped; whatever fails because of the stop is no news. */
    private void startAndWait() throws Exception {
        try {
            start();
            int exit = server.awaitExit();
            if (!isStopping()) {
                throw new Refusal("the server ended by itself (exit code %d). Its log is %s.".formatted(exit, options.data().resolve("logs/server.log")));
            }
        } catch (Exception e) {
            if (!isStopping()) {
                throw e;
            }
        }
        stopped.await();
    }

    private void start() throws Exception {
        PackagedFiles application = PackagedFiles.unpack(options.data().resolve("app"));
        DatabaseAddress database = openDatabase();
        hasDatabase = true;
        say("schema: up to date after " + seconds(() -> Schema.migrate(database.dataSource())));
        FirstCompany.makeWhenEmpty(database, options, this::say);
        FirstAdministrator administrator = FirstAdministrator.of(database, options);
        Files.createDirectories(options.data().resolve("server/tmp"));
        server = Server.start(application, options, environment(database, administrator));
        server.awaitReady();
        say("ready after %d s: http://localhost:%d/".formatted(Duration.between(started, Instant.now()).toSeconds(), options.port()));
        administrator.lines().forEach(this::say);
        say("Ctrl-C stops it.");
    }

    private DatabaseAddress openDatabase() throws IOException {
        if (options.ownDatabase().isPresent()) {
            OwnDatabase.check(options.ownDatabase().get());
            say("database: " + options.ownDatabase().get());
            return options.ownDatabase().get();
        }
        var embedded = EmbeddedDatabase.start(databaseFolder(), bufferPoolMiB());
        say("database: embedded MariaDB in " + databaseFolder());
        return embedded.database();
    }

    private Path databaseFolder() {
        return options.data().resolve("database");
    }

    private int bufferPoolMiB() {
        return switch (options.company()) {
            case "large" -> 2_048;
            case "medium" -> 512;
            default -> 256;
        };
    }

    private Map<String, String> environment(DatabaseAddress database, FirstAdministrator administrator) {
        var environment = new HashMap<String, String>();
        environment.put("QM_DB_LOCATION", database.location());
        environment.put("QM_DB_USER", database.user());
        environment.put("QM_DB_PASSWORD", database.password());
        environment.put("QM_DATA", options.data().toString());
        PackagedFiles.program().ifPresent(program -> environment.put("QM_PROGRAM", program.toString()));
        environment.putAll(administrator.environment());
        return environment;
    }

    private void refuseTakenPort() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress((InetAddress) null, options.port()));
        } catch (IOException e) {
            throw new Refusal("port %d is taken (%s). Choose another with --port N.".formatted(options.port(), e.getMessage()));
        }
    }

    private void stopAll() {
        synchronized (this) {
            stopping = true;
        }
        try {
            if (server != null) {
                say("stopping…");
                server.stop();
            }
            if (options.ownDatabase().isEmpty()) {
                EmbeddedDatabase.stopServerOf(databaseFolder());
            }
            if (hasDatabase) {
                say("stopped, everything is kept in " + options.ownDatabase().map(Object::toString).orElse(options.data().toString()));
            }
        } catch (IOException | InterruptedException e) {
            System.err.println("quartermaster: " + e.getMessage());
        } finally {
            stopped.countDown();
        }
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private void say(String line) {
        System.out.println("quartermaster: " + line);
    }

    private static String seconds(Runnable work) {
        Instant start = Instant.now();
        work.run();
        return "%.1f s".formatted(Duration.between(start, Instant.now()).toMillis() / 1000.0);
    }
}
