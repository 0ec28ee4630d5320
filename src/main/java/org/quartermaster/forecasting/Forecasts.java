package org.quartermaster.forecasting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Scope;
import org.quartermaster.forecasting.models.DemandTotal;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.WarehouseId;

/**
 * Reads the forecasts that are in force: those of the current run with the overrides of people laid over them, within the actor's warehouses. Before the first run there are none.
 */
@ApplicationScoped
@Transactional
public class Forecasts {

    private static final int SKUS_PER_BLOCK = 500;

    private Jdbi jdbi;
    private BusinessCalendar calendar;

    protected Forecasts() {
    }

    @Inject
    public Forecasts(Jdbi jdbi, BusinessCalendar calendar) {
        this.jdbi = jdbi;
        this.calendar = calendar;
    }

    /** The run that everybody sees, or empty before the first one. */
    @RolesAllowed(Role.VIEW)
    public Optional<ForecastRunFacts> currentRun() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from forecast_run where state = 'current'")
                .map((row, context) -> ForecastReading.run(row)).findFirst());
    }

    /** The forecasts of the range, ascending by SKU, then warehouse. For ranges of a shard's size; {@link #forEach} holds less. */
    @RolesAllowed(Role.VIEW)
    public List<StoredForecast> of(SkuRange range) {
        var list = new ArrayList<StoredForecast>();
        forEach(range, list::add);
        return list;
    }

    /** Hands over the forecasts of the range one by one, ascending by SKU, then warehouse. */
    @RolesAllowed(Role.VIEW)
    public void forEach(SkuRange range, Consumer<StoredForecast> consumer) {
        var run = currentRun();
        if (run.isEmpty()) {
            return;
        }
        var skus = jdbi.withHandle(handle -> handle
                .createQuery("select distinct sku_id from forecast where run_id = :run and sku_id between :from and :to order by sku_id")
                .bind("run", run.get().id()).bind("from", range.fromId()).bind("to", range.toId()).mapTo(Integer.class).list());
        var book = OverrideBook.read(jdbi, run.get(), calendar.planningDay());
        for (int i = 0; i < skus.size(); i += SKUS_PER_BLOCK) {
            block(run.get(), book, new SkuRange(skus.get(i), skus.get(Math.min(skus.size(), i + SKUS_PER_BLOCK) - 1)), consumer);
        }
    }

    /** The forecast of one SKU in one warehouse, or empty. */
    @RolesAllowed(Role.VIEW)
    public Optional<StoredForecast> one(SkuId sku, WarehouseId warehouse) {
        return of(SkuRange.of(sku)).stream().filter(forecast -> forecast.warehouse().equals(warehouse)).findFirst();
    }

    /** Demand over {@code days} days from {@code fromDay} on together: see {@link DemandTotal}. */
    @RolesAllowed(Role.VIEW)
    public DemandTotal demandOverDays(StoredForecast forecast, LocalDate fromDay, int days) {
        return forecast.demandOverDays(fromDay, days);
    }

    private void block(ForecastRunFacts run, OverrideBook book, SkuRange block, Consumer<StoredForecast> consumer) {
        LocalDate today = calendar.planningDay();
        var rows = jdbi.withHandle(handle -> handle.createQuery("""
                        select f.*, coalesce(s.category_id, 0) as category_id from forecast f left join sku s on s.id = f.sku_id
                        where f.run_id = :run and f.sku_id between :from and :to and %s order by f.sku_id, f.warehouse_id
                        """.formatted(Scope.sees("f.warehouse_id")))
                .bind("run", run.id()).bind("from", block.fromId()).bind("to", block.toId())
                .map((row, context) -> withOverrides(ForecastReading.forecast(row, run.asOf()), row.getInt("category_id"), book, today)).list());
        rows.forEach(consumer);
    }

    private static StoredForecast withOverrides(StoredForecast row, int category, OverrideBook book, LocalDate today) {
        var laid = book.over(row.sku().value(), category, row.warehouse().value());
        return laid.isEmpty() ? row : new StoredForecast(row.run(), row.sku(), row.warehouse(), row.baseline(), OverrideLayer.over(row.baseline(), laid, today), row.spread(), row.method());
    }
}
