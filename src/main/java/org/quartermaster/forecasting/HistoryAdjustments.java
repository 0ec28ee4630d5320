package org.quartermaster.forecasting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Numbers;
import org.quartermaster.database.Scope;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;

/**
 * What people add to the history: a one-off order taken out, demand that was turned away put in. Sales stay as they were booked; the next forecast learns from both together. Entered
 * with a reason, taken back, never deleted; every change is audited.
 */
@ApplicationScoped
@Transactional
public class HistoryAdjustments {

    private Jdbi jdbi;
    private Event<Audited> audit;
    private Clock clock;
    private BusinessCalendar calendar;

    protected HistoryAdjustments() {
    }

    @Inject
    public HistoryAdjustments(Jdbi jdbi, Event<Audited> audit, Clock clock, BusinessCalendar calendar) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.clock = clock;
        this.calendar = calendar;
    }

    /** Those of one SKU in the actor's warehouses that were not taken back, newest first. @param warehouse null: all */
    @RolesAllowed(Role.VIEW)
    public List<HistoryAdjustment> of(SkuId sku, WarehouseId warehouse) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from forecast_adjustment where withdrawn_at is null and sku_id = :sku and %s and %s order by id desc"
                        .formatted(Scope.sees("warehouse_id"), warehouse == null ? "true" : "warehouse_id = " + warehouse.value()))
                .bind("sku", sku.value()).map((row, _) -> ForecastReading.adjustment(row)).list());
    }

    /**
     * Adds units to the demand of a range of past days.
     *
     * @param units  in total, not 0; negative to take away
     * @param reason not blank, at most 200 characters
     * @return its number
     * @throws NotFound                 if the SKU or warehouse is not there for the actor
     * @throws IllegalArgumentException if the days are not past or the rest makes no sense
     */
    @RolesAllowed(Role.BUY)
    public long enter(SkuId sku, WarehouseId warehouse, LocalDate fromDay, LocalDate toDay, double units, String reason) {
        if (toDay.isBefore(fromDay) || toDay.isAfter(calendar.lastSalesDay())) {
            throw new IllegalArgumentException("The days %s … %s must be in order and not after %s, the last day with sales.".formatted(fromDay, toDay, calendar.lastSalesDay()));
        }
        if (!Double.isFinite(units) || units == 0 || reason == null || reason.isBlank() || reason.length() > 200) {
            throw new IllegalArgumentException("Units other than 0 (%s) and a reason of 1 to 200 characters are needed.".formatted(units));
        }
        long id = jdbi.withHandle(handle -> {
            OverrideSql.requireSeen(handle, ForecastLevel.of(sku, warehouse));
            long next = Numbers.take(handle, "forecast_adjustment", 1);
            handle.execute("insert into forecast_adjustment (id, sku_id, warehouse_id, from_day, to_day, units, reason, created_by, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    next, sku.value(), warehouse.value(), fromDay, toDay, units, reason.strip(), Actor.required().name(), now());
            return next;
        });
        audit.fire(new Audited("forecasting.adjust-history", "forecast_adjustment", Long.toString(id), "",
                "sku %d warehouse %d %s…%s %s units, %s".formatted(sku.value(), warehouse.value(), fromDay, toDay, units, reason.strip())));
        return id;
    }

    /** Takes an adjustment back: the next forecast learns from the sales alone. @throws NotFound if there is none in force for the actor */
    @RolesAllowed(Role.BUY)
    public void withdraw(long id) {
        int changed = jdbi.withHandle(handle -> handle.createUpdate("update forecast_adjustment set withdrawn_at = :at where id = :id and withdrawn_at is null and "
                + Scope.sees("warehouse_id")).bind("at", now()).bind("id", id).execute());
        if (changed == 0) {
            throw new NotFound("history adjustment", id);
        }
        audit.fire(new Audited("forecasting.withdraw-adjustment", "forecast_adjustment", Long.toString(id), "in force", "withdrawn"));
    }

    /** Undoes {@link #withdraw}: the adjustment is in force again as it was entered. @throws NotFound if there is none that was taken back for the actor */
    @RolesAllowed(Role.BUY)
    public void restore(long id) {
        int changed = jdbi.withHandle(handle -> handle.createUpdate("update forecast_adjustment set withdrawn_at = null where id = :id and withdrawn_at is not null and "
                + Scope.sees("warehouse_id")).bind("id", id).execute());
        if (changed == 0) {
            throw new NotFound("withdrawn history adjustment", id);
        }
        audit.fire(new Audited("forecasting.restore-adjustment", "forecast_adjustment", Long.toString(id), "withdrawn", "in force"));
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
