package org.quartermaster.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Scope;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.work.WorkRequested;

/** Reads delivery plans and asks for new ones. */
@ApplicationScoped
@Transactional
public class DeliveryPlans {
    /** A draft older than this was left by a crash. */
    private static final Duration LONGEST_SEARCH = Duration.ofMinutes(30);

    private Jdbi jdbi;
    private Clock clock;
    private PlanStore store;
    private Event<WorkRequested> work;

    protected DeliveryPlans() {
    }

    @Inject
    public DeliveryPlans(Jdbi jdbi, Clock clock, PlanStore store, Event<WorkRequested> work) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.store = store;
        this.work = work;
    }

    /** The plans that count on a day, one per depot that has one. */
    @RolesAllowed(Role.VIEW)
    public List<PlanHead> of(LocalDate day) {
        return store.currentOf(day);
    }

    /** The plan that counts. */
    @RolesAllowed(Role.VIEW)
    public Optional<DeliveryPlan> current(LocalDate day, WarehouseId warehouse) {
        return store.current(day, warehouse.value()).map(store::load);
    }

    /** The draft of a search that runs now: the best so far. */
    @RolesAllowed(Role.VIEW)
    public Optional<DeliveryPlan> solving(LocalDate day, WarehouseId warehouse) {
        LocalDateTime oldest = LocalDateTime.ofInstant(clock.instant().minus(LONGEST_SEARCH), ZoneOffset.UTC);
        return store.solving(day, warehouse.value()).filter(head -> head.createdAt().isAfter(oldest)).map(store::load);
    }

    /**
     * One version of a plan.
     *
     * @throws NotFound when there is none or its depot is out of scope
     */
    @RolesAllowed(Role.VIEW)
    public DeliveryPlan find(long id) {
        return store.load(store.head(id).orElseThrow(() -> new NotFound("delivery plan", id)));
    }

    /** All versions of a day and depot, newest first. */
    @RolesAllowed(Role.VIEW)
    public List<PlanHead> versions(LocalDate day, WarehouseId warehouse) {
        return store.versions(day, warehouse.value());
    }

    /** The stops of a plan as rows. Throws as {@link #find}. */
    @RolesAllowed(Role.VIEW)
    public RowSource<StopRow> stops(long planId) {
        store.head(planId).orElseThrow(() -> new NotFound("delivery plan", planId));
        return new StopRows(jdbi, planId);
    }

    /** A day's deliveries in a few numbers. */
    @RolesAllowed(Role.VIEW)
    public DeliveryFigures figures(LocalDate day) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select count(*) as plans, coalesce(sum(p.stops), 0) as stops, coalesce(sum(p.unserved), 0) as unserved,
                  coalesce(sum((select sum(s.order_value) from delivery_stop s where s.plan_id = p.id and s.vehicle_no < 0)), 0) as unserved_value,
                  coalesce(sum(p.late), 0) as late, coalesce(sum((select count(*) from delivery_skipped k where k.plan_id = p.id)), 0) as skipped,
                  coalesce(sum(p.cost_cents), 0) / 100 as cost
                from delivery_current c join delivery_plan p on p.id = c.plan_id where c.day = :day and %s
                """.formatted(Scope.sees("p.warehouse_id"))).bind("day", day).mapTo(DeliveryFigures.class).one());
    }

    /**
     * Asks for plans.
     *
     * @param warehouse the depot, or empty for all
     * @param seconds   of search per depot; 0 for a time that suits its size
     * @param isWhole   plans all of a day again that has begun; else what was visited stays and the rest is planned from now on
     * @throws NotFound when the depot is not there or out of scope
     */
    @RolesAllowed(Role.BUY)
    public void request(LocalDate day, Optional<WarehouseId> warehouse, int seconds, boolean isWhole) {
        warehouse.filter(depot -> !isKnown(depot)).ifPresent(depot -> {
            throw new NotFound("warehouse", depot.value());
        });
        var parameters = new java.util.HashMap<>(Map.of("day", day.toString()));
        warehouse.ifPresent(depot -> parameters.put("warehouse", String.valueOf(depot.value())));
        if (seconds > 0) {
            parameters.put("seconds", String.valueOf(seconds));
        }
        if (isWhole) {
            parameters.put("whole", "true");
        }
        work.fire(new WorkRequested(DeliveryPlanning.KIND, parameters, ""));
    }

    private boolean isKnown(WarehouseId depot) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from warehouse where active and id = :depot and " + Scope.sees("id"))
                .bind("depot", depot.value()).mapTo(Integer.class).one()) > 0;
    }

    /** Asks a running search to stop and publish its best so far. */
    @RolesAllowed(Role.BUY)
    public void stop(LocalDate day, WarehouseId warehouse) {
        store.askToStop(day, warehouse.value());
    }
}
