package org.quartermaster.launcher.bench.segments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Database;
import org.quartermaster.database.Schema;
import org.quartermaster.launcher.DatabaseAddress;
import org.quartermaster.launcher.EmbeddedDatabase;
import org.quartermaster.launcher.bench.nightly.KeptConnections;
import org.quartermaster.launcher.bench.nightly.Measured;

/** Forecasts a company that is too large for one training, by nodes that share an embedded MariaDB. */
public final class SegmentsBench {

    private SegmentsBench() {
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = SegmentsSize.pairs(arguments);
        String kept = options.remove("data");
        var size = SegmentsSize.of(options);
        Path folder = kept == null ? Files.createTempDirectory("quartermaster-segments") : Files.createDirectories(Path.of(kept)).toAbsolutePath();
        var server = EmbeddedDatabase.start(folder.resolve("database"), size.poolMiB());
        try {
            measure(size, server.database(), folder);
        } finally {
            server.stop();
        }
        say("  company and logs of the nodes in %s", folder);
    }

    private static void measure(SegmentsSize size, DatabaseAddress database, Path folder) throws Exception {
        Schema.migrate(database.dataSource());
        try (var connections = new KeptConnections(database.dataSource())) {
            Jdbi jdbi = Database.over(connections);
            say("forecast in segments: %,d SKUs in %d warehouses, seed %d; %d node(s) with %d MiB of heap, %d segment(s) at once each, %d processors", size.skus(), size.warehouses(), size.seed(), size.nodes(),
                    size.heapMiB(), size.atOnce(), Runtime.getRuntime().availableProcessors());
            write(jdbi, size);
            try (var watch = new RunWatch(size, jdbi, database, folder)) {
                watch.run();
            }
        }
    }

    /** @throws IOException when the folder holds another company */
    private static void write(Jdbi jdbi, SegmentsSize size) throws Exception {
        int there = jdbi.withHandle(handle -> handle.createQuery("select count(*) from stock_balance").mapTo(Integer.class).one());
        if (there == 0) {
            say("  company written               %10.1f s", Measured.of(() -> new SoldCompany(size.skus(), size.warehouses(), size.seed()).writeTo(jdbi)).seconds());
        } else if (there != size.skus() * size.warehouses()) {
            throw new IOException("The folder holds a company of %,d series. Name another folder.".formatted(there));
        }
        long sales = jdbi.withHandle(handle -> handle.createQuery("select count(*) from daily_sale").mapTo(Long.class).one());
        say("  daily sales                   %,10d", sales);
    }

    static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
