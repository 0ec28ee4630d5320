package org.quartermaster.launcher.bench;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.database.Database;
import org.quartermaster.database.Schema;
import org.quartermaster.forecasting.ForecastPublished;
import org.quartermaster.forecasting.ForecastRun;
import org.quartermaster.launcher.demo.DemoCompany;
import org.quartermaster.launcher.demo.DemoSize;
import org.quartermaster.sales.SalesCalendar;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.stock.Warehouses;

/**
 * Times and scores the forecast of a company without server: {@code DemoForecastBench JDBC-URL USER PASSWORD [rows] [small|medium|large]}. With a size the demo company is made in an empty
 * database first.
 */
public final class DemoForecastBench {

    private static final long SEED = 20_251_122;

    private DemoForecastBench() {
    }

    public static void main(String... arguments) {
        if (arguments.length < 3) {
            System.err.println("Usage: DemoForecastBench JDBC-URL USER PASSWORD [rows] [small|medium|large]");
            return;
        }
        var database = new MysqlDataSource();
        database.setUrl(arguments[0] + (arguments[0].contains("?") ? "&" : "?") + "rewriteBatchedStatements=true&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true");
        database.setUser(arguments[1]);
        database.setPassword(arguments[2]);
        Schema.migrate(database);
        if (arguments.length > 4) {
            var size = DemoSize.valueOf(arguments[4].toUpperCase(Locale.ROOT));
            new DemoCompany(size, SEED, LocalDate.now()).writeTo(database, Path.of("target", "truth"), System.out::println);
        }
        Actor.NIGHT_RUN.run(() -> forecast(Database.over(database), arguments.length > 3 ? Map.of("rows", arguments[3]) : Map.of()));
    }

    private static void forecast(Jdbi jdbi, Map<String, String> parameters) {
        var run = new ForecastRun(jdbi, new Catalog(jdbi), new SalesHistory(jdbi), new Warehouses(jdbi), new SalesCalendar(jdbi, Clock.systemUTC()), Clock.systemUTC(),
                (ForecastPublished published) -> System.out.println(published));
        long started = System.nanoTime();
        run.run(new Console(parameters));
        System.out.printf("%.1f s in all, %d MB heap used%n", (System.nanoTime() - started) / 1e9,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        jdbi.useHandle(handle -> handle.createQuery("""
                        select demand_class, method, series, demand, wql, wape, bias, coverage, chosen from forecast_score
                        where run_id = (select id from forecast_run where state = 'current') order by demand_class, method
                        """)
                .mapToMap().forEach(System.out::println));
    }

    private static final class Console implements WorkContext {
        private final Map<String, String> parameters;
        private String step = "";
        private long began = System.nanoTime();

        Console(Map<String, String> parameters) {
            this.parameters = parameters;
        }

        @Override
        public Map<String, String> parameters() {
            return parameters;
        }

        @Override
        public void progress(String current, long done, long total) {
            if (!current.equals(step)) {
                System.out.printf("  %-28s %.1f s%n", step, (System.nanoTime() - began) / 1e9);
                step = current;
                began = System.nanoTime();
            }
        }

        @Override
        public void log(String line) {
            System.out.println("  " + line);
        }

        @Override
        public void result(String summary, String path) {
            System.out.println(summary);
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }
}
