package org.quartermaster.launcher.bench.segments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.database.Database;
import org.quartermaster.forecasting.ForecastNetworks;
import org.quartermaster.forecasting.ForecastRun;
import org.quartermaster.forecasting.ForecastSegment;
import org.quartermaster.forecasting.ModelsFolder;
import org.quartermaster.jobs.JobNode;
import org.quartermaster.jobs.JobQueue;
import org.quartermaster.launcher.DatabaseAddress;
import org.quartermaster.launcher.bench.nightly.KeptConnections;
import org.quartermaster.launcher.bench.nightly.Measured;
import org.quartermaster.launcher.bench.nightly.Unheard;
import org.quartermaster.learning.ModelRegistry;
import org.quartermaster.sales.SalesCalendar;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.work.Work;
import org.quartermaster.stock.Warehouses;

/** One node, in a process of its own: runs forecasts and their segments until its input ends, then says how much heap it needed. */
final class SegmentsNode {

    static final String URL = "QM_BENCH_URL";
    static final String USER = "QM_BENCH_USER";
    static final String PASSWORD = "QM_BENCH_PASSWORD";

    private SegmentsNode() {
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, String> environment = System.getenv();
        var address = new DatabaseAddress(environment.get(URL), environment.get(USER), environment.get(PASSWORD));
        var source = address.dataSource();
        try (var connections = new KeptConnections(source)) {
            Jdbi jdbi = Database.over(connections);
            try (var node = new JobNode(source, jdbi, arguments[0], JobQueue.Pace.USUAL, works(jdbi), new Unheard<>(), _ -> { })) {
                node.start();
                while (System.in.read() >= 0) {
                    Thread.onSpinWait();
                }
            }
            System.out.printf(Locale.ROOT, "heap %d%n", Measured.peakHeap() >> 20);
        }
    }

    private static List<Work> works(Jdbi jdbi) {
        Instant morning = SoldCompany.DAY.atTime(LocalTime.of(3, 0)).toInstant(ZoneOffset.UTC);
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), morning));
        var catalog = new Catalog(jdbi);
        var history = new SalesHistory(jdbi);
        var warehouses = new Warehouses(jdbi);
        var networks = new ForecastNetworks(new ModelRegistry(jdbi, new Unheard<>(), clock), new ModelsFolder(), new Unheard<>());
        var segment = new ForecastSegment(jdbi, catalog, history, warehouses, clock, networks);
        return List.of(segment, new ForecastRun(jdbi, catalog, history, warehouses, new SalesCalendar(jdbi, clock), clock, new Unheard<>(), networks, segment));
    }
}
