package org.quartermaster.launcher.demo;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.purchasing.ReceiptSummaries;

/**
 * A made-up company with two years of history up to yesterday, the same for the same size, seed and day.
 *
 * <p>Written once into an empty, migrated database: reference rows first, then one transaction per supplier, customer orders and settings last. An
 * interrupted start leaves the setting {@code demo.generating}; the next one clears the tables and begins again, or {@link #discard discards} what is there.
 */
public final class DemoCompany {

    /** The company's time zone. */
    public static final String ZONE = "Europe/Berlin";

    /** While one generates, the other waits for the database. */
    private static final int THREADS = 2;

    private final DemoSize size;
    private final long seed;
    private final LocalDate today;

    /** @param today the first day without sales */
    public DemoCompany(DemoSize size, long seed, LocalDate today) {
        this.size = size;
        this.seed = seed;
        this.today = today;
    }

    /** Whether the database holds no company at all, or half a demo company of an interrupted start. */
    public static boolean isWanted(DataSource database) {
        try (var connection = database.getConnection()) {
            return new DemoMarker(connection).isWanted();
        } catch (SQLException e) {
            throw new IllegalStateException("The settings could not be read: " + e.getMessage(), e);
        }
    }

    /** Clears what an interrupted start left, for a company without a demo. Does nothing to a whole company. */
    public static void discard(DataSource database) {
        try (var connection = database.getConnection()) {
            if (new DemoMarker(connection).discard()) {
                new DeferredIndexes(connection).build();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Half a demo company could not be cleared: " + e.getMessage(), e);
        }
    }

    /**
     * Writes the company; call it when {@link #isWanted}.
     *
     * @param database    migrated; {@code rewriteBatchedStatements=true} makes it fast
     * @param truthFolder where the truth goes, see {@link TruthFolder}
     * @param progress    told in short lines how far it is
     * @throws IllegalStateException if the database holds a company already, or cannot be written
     */
    public void writeTo(DataSource database, Path truthFolder, Consumer<String> progress) {
        String company = size.name().toLowerCase(Locale.ROOT) + "/" + seed;
        try (var connection = database.getConnection()) {
            new DemoMarker(connection).begin(company);
            new DeferredIndexes(connection).drop();
            var world = World.of(size, seed, today);
            var truth = new TruthFolder(truthFolder);
            truth.begin(world);
            inTransaction(database, sink -> new ReferenceRows(world, sink).write());
            var total = histories(world, database, truth, progress);
            inTransaction(database, sink -> finish(world, total, truth, sink));
            progress.accept("building indexes");
            var indexes = new DeferredIndexes(connection);
            indexes.build();
            indexes.countRows();
            connection.setAutoCommit(false);
            ReceiptSummaries.countAll(Jdbi.open(connection));
            new DemoMarker(connection).complete(company);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("The demo company could not be written: " + e.getMessage(), e);
        }
    }

    private Totals histories(World world, DataSource database, TruthFolder truth, Consumer<String> progress) {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var futures = new ArrayList<Future<ShardResult>>();
            for (int supplier = 0; supplier < size.suppliers(); supplier++) {
                futures.add(threads.submit(shard(world, supplier, database)));
            }
            try {
                return collected(world, futures, truth, progress);
            } catch (RuntimeException e) {
                threads.shutdownNow();
                throw e;
            }
        }
    }

    private static Totals collected(World world, List<Future<ShardResult>> futures, TruthFolder truth, Consumer<String> progress) {
        var totals = new Totals(world);
        for (int i = 0; i < futures.size(); i++) {
            ShardResult result = result(futures.set(i, null));
            truth.append(result);
            totals.add(result);
            progress.accept("%d of %d suppliers, %,d daily sales".formatted(i + 1, futures.size(), totals.dailySales));
        }
        return totals;
    }

    private static ShardResult result(Future<ShardResult> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The demo company was interrupted; the next start begins again.", e);
        }
    }

    private static Callable<ShardResult> shard(World world, int supplier, DataSource database) {
        return () -> {
            try (var sink = new DatabaseSink(database.getConnection())) {
                ShardResult result = new Shard(world, supplier, sink).run();
                sink.commit();
                return result;
            }
        };
    }

    /** Customer orders over all shards, the suppliers' minimum order values, the room in the warehouses: the first is nearly full. */
    static void finish(World world, Totals totals, TruthFolder truth, RowSink sink) {
        for (int supplier = 0; supplier < totals.minimumOrders.length; supplier++) {
            sink.update("update supplier set minimum_order_value = ? where id = ?", totals.minimumOrders[supplier], supplier + 1);
        }
        truth.anomalies(new CustomerOrders(world, totals.candidates, sink).write());
        for (Site site : world.sites()) {
            double used = site.index() == 0 ? 0.96 : Dice.of(world.seed(), "room", site.index()).between(0.55, 0.8);
            sink.update("update warehouse set capacity_litres = ? where id = ?", Math.ceil(totals.litres[site.index()] / used / 1_000) * 1_000, site.id());
        }
    }

    private static void inTransaction(DataSource database, Consumer<RowSink> work) throws SQLException {
        try (Connection connection = database.getConnection(); var sink = new DatabaseSink(connection)) {
            work.accept(sink);
            sink.commit();
        }
    }
}
