package org.quartermaster.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.testing.TestDatabase;

class DriftWatchIT {

    private static final LocalDate FIRST_NIGHT = LocalDate.of(2026, 11, 2);
    private static final int SKUS = 6;

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final List<ForecastDrifted> drifted = new ArrayList<>();
    private final DriftWatch watch = new DriftWatch(jdbi, new Catalog(jdbi), new SalesHistory(jdbi), drifted::add);

    /** SKUs 1 … 6 sell about their number a day, until the first night. */
    @BeforeEach
    void company() {
        FactRows.skus(jdbi, SKUS);
        FactRows.warehouses(jdbi, 1);
        sell(FIRST_NIGHT.minusDays(300), 300, 1);
        for (int sku = 1; sku <= SKUS; sku++) {
            FactRows.balance(jdbi, sku, 1, 10);
        }
    }

    private void sell(LocalDate from, int days, int times) {
        jdbi.useHandle(handle -> {
            var sale = handle.prepareBatch("insert into daily_sale (sku_id, warehouse_id, day, units, unit_price) values (?, 1, ?, ?, 10)");
            for (int sku = 1; sku <= SKUS; sku++) {
                var random = new Random(sku * 1_000L + from.toEpochDay());
                for (int t = 0; t < days; t++) {
                    int units = times * (int) Math.round(Math.max(0, sku + Math.sqrt(sku) * random.nextGaussian()));
                    if (units > 0) {
                        sale.add(sku, from.plusDays(t), units);
                    }
                }
            }
            sale.execute();
        });
    }

    private void night(LocalDate today) {
        var run = new ForecastRun(jdbi, new Catalog(jdbi), new SalesHistory(jdbi), new Warehouses(jdbi), new FixedCalendar(today), Clock.systemUTC(), (ForecastPublished event) -> watch.compare(event));
        Actor.NIGHT_RUN.run(() -> run.run(new Quiet()));
    }

    private List<Drift> newest() throws Exception {
        return Actor.NIGHT_RUN.call(watch::newest);
    }

    /** Twice the demand: forecasts of half of it have a bias of −0.5, whatever the back-test said. Told once, however often it is compared. */
    @Test
    void tellsOnceOfForecastsThatNoLongerHold() throws Exception {
        night(FIRST_NIGHT);
        assertThat(newest()).isEmpty();
        sell(FIRST_NIGHT, 14, 2);
        night(FIRST_NIGHT.plusDays(14));
        assertThat(drifted).hasSize(1);
        assertThat(drifted.getFirst().to()).isEqualTo(FIRST_NIGHT.plusDays(13));
        Drift all = newest().getFirst();
        assertThat(all.demandClass()).isEqualTo("all");
        assertThat(all.days()).isEqualTo(14);
        assertThat(all.bias()).isCloseTo(-0.5, within(0.06));
        assertThat(all.biasBefore()).isCloseTo(0, within(0.06));
        assertThat(all.cost()).isCloseTo(4 * all.units(), within(1e-6));
        assertThat(all.margin()).isCloseTo(6 * all.units(), within(1e-6));
        assertThat(drifted.getFirst().drifts()).contains(all);
        sell(FIRST_NIGHT.plusDays(14), 1, 2);
        night(FIRST_NIGHT.plusDays(15));
        assertThat(newest().getFirst().days()).isEqualTo(15);
        assertThat(drifted).hasSize(1);
    }

    @Test
    void keepsQuietWhileForecastsHold() throws Exception {
        night(FIRST_NIGHT);
        sell(FIRST_NIGHT, 14, 1);
        night(FIRST_NIGHT.plusDays(14));
        assertThat(newest().getFirst().days()).isEqualTo(14);
        assertThat(newest()).noneMatch(Drift::isDrifted);
        assertThat(drifted).isEmpty();
    }

    /** The first night stays beside the two newest until it is four weeks old; then the oldest that is left takes its place. */
    @Test
    void keepsTheForecastsThatAreWatched() {
        for (int night : new int[] {0, 1, 2, 9, 27}) {
            night(FIRST_NIGHT.plusDays(night));
        }
        assertThat(stored()).containsExactly(FIRST_NIGHT.minusDays(1), FIRST_NIGHT.plusDays(8), FIRST_NIGHT.plusDays(26));
        night(FIRST_NIGHT.plusDays(28));
        assertThat(stored()).containsExactly(FIRST_NIGHT.plusDays(8), FIRST_NIGHT.plusDays(26), FIRST_NIGHT.plusDays(27));
    }

    private List<LocalDate> stored() {
        return jdbi.withHandle(handle -> handle.createQuery("select distinct r.as_of from forecast f join forecast_run r on r.id = f.run_id order by r.as_of").mapTo(LocalDate.class).list());
    }

    private static final class Quiet implements WorkContext {
        @Override
        public Map<String, String> parameters() {
            return Map.of("learned", "false");
        }

        @Override
        public void progress(String step, long done, long total) {
            assertThat(step).isNotBlank();
        }

        @Override
        public void log(String line) {
            assertThat(line).isNotBlank();
        }

        @Override
        public void result(String summary, String path) {
            assertThat(path).isEqualTo("forecast");
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }
}
