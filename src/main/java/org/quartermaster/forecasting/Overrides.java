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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Numbers;
import org.quartermaster.database.Scope;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.WarehouseId;

/** What people know better than the baseline: entered with a reason, withdrawn, never deleted; every change is audited. */
@ApplicationScoped
@Transactional
public class Overrides {

    /** A SKU in a warehouse. */
    record Place(SkuId sku, WarehouseId warehouse) {
    }

    private Jdbi jdbi;
    private Event<Audited> audit;
    private Clock clock;

    protected Overrides() {
    }

    @Inject
    public Overrides(Jdbi jdbi, Event<Audited> audit, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.clock = clock;
    }

    /** The overrides of one SKU in one warehouse that were not withdrawn, oldest first; expired ones too. */
    @RolesAllowed(Role.VIEW)
    public List<ForecastOverride> of(SkuId sku, WarehouseId warehouse) {
        return inForce(SkuRange.of(sku)).getOrDefault(new Place(sku, warehouse), List.of());
    }

    /**
     * Replaces the baseline on a range of days.
     *
     * @param amount    units over the whole range (≥ 0), or percent (≥ −100)
     * @param reason    not blank, at most 200 characters
     * @param expiresOn null: never expires
     * @return its number
     */
    @RolesAllowed(Role.BUY)
    public long enter(SkuId sku, WarehouseId warehouse, LocalDate fromDay, LocalDate toDay, ForecastOverride.Kind kind, double amount, String reason,
                      LocalDate expiresOn) {
        requireSeen(sku, warehouse);
        requireSense(fromDay, toDay, kind, amount, reason);
        long id = jdbi.withHandle(handle -> {
            long next = Numbers.take(handle, "forecast_override", 1);
            handle.createUpdate("""
                            insert into forecast_override (id, sku_id, warehouse_id, from_day, to_day, kind, amount, reason, expires_on, created_by, created_at)
                            values (:id, :sku, :warehouse, :from, :to, :kind, :amount, :reason, :expires, :by, :at)
                            """)
                    .bind("id", next).bind("sku", sku.value()).bind("warehouse", warehouse.value()).bind("from", fromDay).bind("to", toDay)
                    .bind("kind", kind.code()).bind("amount", amount).bind("reason", reason.strip()).bind("expires", expiresOn)
                    .bind("by", Actor.required().name()).bind("at", now()).execute();
            return next;
        });
        audit.fire(new Audited("forecasting.override", "forecast_override", Long.toString(id), "",
                "sku %d warehouse %d %s…%s %s %s, %s".formatted(sku.value(), warehouse.value(), fromDay, toDay, kind.code(), amount, reason.strip())));
        return id;
    }

    /** Takes an override back: from now on the baseline holds again. */
    @RolesAllowed(Role.BUY)
    public void withdraw(long id) {
        int changed = jdbi.withHandle(handle -> handle
                .createUpdate("update forecast_override set withdrawn_at = :at, version = version + 1 where id = :id and withdrawn_at is null and "
                        + Scope.sees("warehouse_id"))
                .bind("id", id).bind("at", now()).execute());
        if (changed == 0) {
            throw new NotFound("forecast override", id);
        }
        audit.fire(new Audited("forecasting.withdraw-override", "forecast_override", Long.toString(id), "in force", "withdrawn"));
    }

    Map<Place, List<ForecastOverride>> inForce(SkuRange range) {
        var found = new HashMap<Place, List<ForecastOverride>>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select * from forecast_override where withdrawn_at is null and sku_id between :from and :to and %s order by id
                        """.formatted(Scope.sees("warehouse_id")))
                .bind("from", range.fromId()).bind("to", range.toId()).map((row, context) -> ForecastReading.override(row))
                .forEach(override -> found.computeIfAbsent(new Place(override.sku(), override.warehouse()), _ -> new ArrayList<>()).add(override)));
        return found;
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private void requireSeen(SkuId sku, WarehouseId warehouse) {
        boolean known = Actor.required().sees(warehouse) && jdbi.withHandle(handle -> handle
                .createQuery("select count(*) from sku, warehouse where sku.id = :sku and warehouse.id = :warehouse")
                .bind("sku", sku.value()).bind("warehouse", warehouse.value()).mapTo(Integer.class).one()) > 0;
        if (!known) {
            throw new NotFound("forecast", "%d in warehouse %d".formatted(sku.value(), warehouse.value()));
        }
    }

    private static void requireSense(LocalDate fromDay, LocalDate toDay, ForecastOverride.Kind kind, double amount, String reason) {
        if (toDay.isBefore(fromDay)) {
            throw new IllegalArgumentException("The last day (%s) must not lie before the first (%s).".formatted(toDay, fromDay));
        }
        if (!Double.isFinite(amount) || amount < (kind == ForecastOverride.Kind.SET ? 0 : -100)) {
            throw new IllegalArgumentException("The amount (%s) must be at least %s.".formatted(amount, kind == ForecastOverride.Kind.SET ? "0 units" : "−100 %"));
        }
        if (reason == null || reason.isBlank() || reason.length() > 200) {
            throw new IllegalArgumentException("A reason of 1 to 200 characters is needed.");
        }
    }
}
