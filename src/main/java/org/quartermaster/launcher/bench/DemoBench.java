package org.quartermaster.launcher.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.quartermaster.database.Schema;
import org.quartermaster.launcher.EmbeddedDatabase;
import org.quartermaster.launcher.demo.DemoCompany;
import org.quartermaster.launcher.demo.DemoSize;

/** Makes the demo company in an embedded MariaDB and says how long it took, how many rows it has, how much heap and disk it needed. */
public final class DemoBench {

    private static final long SEED = 20_251_122;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final List<String> COUNTED = List.of("sku", "daily_sale", "stock_movement", "stock_out", "promotion", "purchase_order_line", "receipt", "customer_order");

    private DemoBench() {
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        var size = DemoSize.valueOf((arguments.length > 0 ? arguments[0] : "medium").toUpperCase(Locale.ROOT));
        int bufferPoolMiB = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 512;
        Path data = Files.createDirectories(arguments.length > 2 ? Path.of(arguments[2]) : Files.createTempDirectory("quartermaster-demo")).toAbsolutePath();
        var server = EmbeddedDatabase.start(data.resolve("database"), bufferPoolMiB);
        try {
            var source = server.database().dataSource();
            Schema.migrate(source);
            Instant start = Instant.now();
            new DemoCompany(size, SEED, TODAY).writeTo(source, data.resolve("truth"), line -> System.out.printf("%6.1f s  %s%n", seconds(start), line));
            System.out.printf("%s: %.1f s, heap at most %,d MiB of %,d allowed, files %,d MiB%n", size, seconds(start), peakHeap() >> 20, Runtime.getRuntime().maxMemory() >> 20,
                    bytes(data.resolve("database/files")) >> 20);
            count(source);
        } finally {
            server.stop();
        }
    }

    private static void count(DataSource source) throws SQLException {
        try (var connection = source.getConnection(); var statement = connection.createStatement()) {
            for (String table : COUNTED) {
                try (var rows = statement.executeQuery("select count(*) from " + table)) {
                    rows.next();
                    System.out.printf("  %,12d %s%n", rows.getLong(1), table);
                }
            }
        }
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP).map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed()).sum();
    }

    private static long bytes(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static double seconds(Instant start) {
        return Duration.between(start, Instant.now()).toMillis() / 1000.0;
    }
}
