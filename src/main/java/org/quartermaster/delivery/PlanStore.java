package org.quartermaster.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.quartermaster.database.Numbers;
import org.quartermaster.database.Scope;
import org.quartermaster.delivery.planning.PlanAudit;
import org.quartermaster.delivery.travel.Matrices;
import org.quartermaster.shared.Actor;

/** Rows of plans; the rules of who may do what stand in the services before it. */
@ApplicationScoped
@Transactional
public class PlanStore {
    private static final String HEAD = """
            select p.id, p.day, p.warehouse_id, w.code as warehouse_code, w.name as warehouse_name, w.name_zh as warehouse_name_zh,
              coalesce(p.parent_id, 0) as parent_id, p.origin, p.state, p.created_at, p.created_by, p.latitude, p.longitude, p.zone, p.road_factor,
              p.speed_kmh, p.seed, p.millis, p.iterations, p.stops, p.unserved, p.routes, p.metres, p.late, p.cost_cents, p.hard, p.medium, p.soft, p.agrees,
              p.curve, coalesce(p.matrix_id, 0) as matrix_id, coalesce(c.version, 0) as version
            from delivery_plan p join warehouse w on w.id = p.warehouse_id
            left join delivery_current c on c.day = p.day and c.warehouse_id = p.warehouse_id and c.plan_id = p.id
            where
            """;

    private Jdbi jdbi;
    private Clock clock;

    protected PlanStore() {
    }

    @Inject
    public PlanStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    public List<PlanHead> currentOf(LocalDate day) {
        return heads(" p.day = :day and c.plan_id is not null", query -> query.bind("day", day));
    }

    public Optional<PlanHead> current(LocalDate day, int warehouse) {
        return heads(" p.day = :day and p.warehouse_id = :warehouse and c.plan_id is not null",
                query -> query.bind("day", day).bind("warehouse", warehouse)).stream().findFirst();
    }

    public Optional<PlanHead> solving(LocalDate day, int warehouse) {
        return heads(" p.day = :day and p.warehouse_id = :warehouse and p.state = 'solving'",
                query -> query.bind("day", day).bind("warehouse", warehouse)).stream().findFirst();
    }

    public List<PlanHead> versions(LocalDate day, int warehouse) {
        return heads(" p.day = :day and p.warehouse_id = :warehouse and p.state <> 'solving'",
                query -> query.bind("day", day).bind("warehouse", warehouse));
    }

    public Optional<PlanHead> head(long plan) {
        return heads(" p.id = :plan", query -> query.bind("plan", plan)).stream().findFirst();
    }

    private List<PlanHead> heads(String where, java.util.function.UnaryOperator<Query> bind) {
        return jdbi.withHandle(handle -> bind.apply(handle.createQuery(HEAD + where + " and " + Scope.sees("p.warehouse_id") + " order by p.id desc"))
                .mapTo(PlanHead.class).list());
    }

    public DeliveryPlan load(PlanHead head) {
        return jdbi.withHandle(handle -> {
            List<PlanDepot> depots = depots(handle, head);
            List<PlanVehicle> vehicles = handle.createQuery("select * from delivery_route where plan_id = :plan order by vehicle_no").bind("plan", head.id())
                    .mapTo(PlanVehicle.class).list();
            List<PlanStop> stops = handle.createQuery("select * from delivery_stop where plan_id = :plan order by stop_no").bind("plan", head.id())
                    .mapTo(PlanStop.class).list();
            List<SkippedOrder> skipped = handle.createQuery("select * from delivery_skipped where plan_id = :plan order by order_code").bind("plan", head.id())
                    .mapTo(SkippedOrder.class).list();
            return head.matrixId() == 0 ? DeliveryPlan.of(head, depots, vehicles, stops, skipped)
                    : DeliveryPlan.of(head, depots, vehicles, stops, skipped, Matrices.load(handle, head.matrixId()));
        });
    }

    /** Writes a plan that is not current yet; the head's identity is ignored, the new one returned. Drafts left over by a crash go. */
    public long insert(PlanHead head, List<PlanDepot> depots, List<PlanVehicle> vehicles, List<PlanStop> stops, List<SkippedOrder> skipped) {
        return jdbi.inTransaction(handle -> {
            if (head.isSolving()) {
                handle.createUpdate("delete from delivery_plan where day = :day and warehouse_id = :warehouse and state = 'solving'")
                        .bind("day", head.day()).bind("warehouse", head.warehouseId()).execute();
            }
            long id = Numbers.take(handle, "delivery_plan", 1);
            insertHead(handle, id, head);
            insertDepots(handle, id, depots);
            insertVehicles(handle, id, vehicles);
            insertStops(handle, id, stops);
            insertSkipped(handle, id, skipped);
            return id;
        });
    }

    private void insertHead(Handle handle, long id, PlanHead head) {
        handle.createUpdate("""
                insert into delivery_plan (id, day, warehouse_id, parent_id, origin, state, created_at, created_by, latitude, longitude, zone, road_factor,
                  speed_kmh, matrix_id, seed, millis, iterations, stops, unserved, routes, metres, late, cost_cents, hard, medium, soft, agrees, curve)
                values (:number, :day, :warehouseId, nullif(:parentId, 0), :origin, :state, :now, :actor, :latitude, :longitude, :zone, :roadFactor,
                  :speedKmh, nullif(:matrixId, 0), :seed, :millis, :iterations, :stops, :unserved, :routes, :metres, :late, :costCents, :hard, :medium, :soft, :agrees, :curve)
                """).bindMethods(head).bind("number", id).bind("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .bind("actor", Actor.required().name()).execute();
    }

    private static List<PlanDepot> depots(Handle handle, PlanHead head) {
        return Stream.concat(Stream.of(PlanDepot.of(head)), handle.createQuery("select * from delivery_depot where plan_id = :plan order by depot_no").bind("plan", head.id())
                .mapTo(PlanDepot.class).list().stream()).toList();
    }

    /** The first is the head's own. */
    private static void insertDepots(Handle handle, long id, List<PlanDepot> depots) {
        List<PlanDepot> further = depots.subList(1, depots.size());
        var batch = handle.prepareBatch("insert into delivery_depot (plan_id, depot_no, warehouse_id, code, latitude, longitude) values (:plan, :depotNo, :warehouseId, :code, :latitude, :longitude)");
        further.forEach(depot -> batch.bindMethods(depot).bind("plan", id).add());
        execute(batch, further);
    }

    private static void insertVehicles(Handle handle, long id, List<PlanVehicle> vehicles) {
        var batch = handle.prepareBatch("""
                insert into delivery_route (plan_id, vehicle_no, vehicle_id, code, millilitres, grams, pieces, shift_from, shift_to, longest_seconds, rest_from,
                  rest_to, rest_seconds, cents_per_km, cents_per_hour, cents_per_use, skills, start_no, end_no)
                values (:plan, :vehicleNo, :vehicleId, :code, :millilitres, :grams, :pieces, :shiftFrom, :shiftTo, :longestSeconds, :restFrom, :restTo,
                  :restSeconds, :centsPerKm, :centsPerHour, :centsPerUse, :skills, :startNo, :endNo)
                """);
        vehicles.forEach(vehicle -> batch.bindMethods(vehicle).bind("plan", id).add());
        execute(batch, vehicles);
    }

    private static void insertStops(Handle handle, long id, List<PlanStop> stops) {
        var batch = handle.prepareBatch("""
                insert into delivery_stop (plan_id, stop_no, kind, partner_no, order_id, order_code, customer, ship_to, latitude, longitude, millilitres, grams, pieces,
                  order_value, windows, service_seconds, priority, penalty_cents, late_cents, skills, locked_no, vehicle_no, position, start_second,
                  late_seconds, reason, remedy, remedy_cents, depot_no, part_no, fixed)
                values (:plan, :stopNo, :kind, :partnerNo, :orderId, :orderCode, :customer, :shipTo, :latitude, :longitude, :millilitres, :grams, :pieces, :orderValue,
                  :windows, :serviceSeconds, :priority, :penaltyCents, :lateCents, :skills, :lockedNo, :vehicleNo, :position, :startSecond,
                  :lateSeconds, :reason, :remedy, :remedyCents, :depotNo, :partNo, :fixed)
                """);
        stops.forEach(stop -> batch.bindMethods(stop).bind("plan", id).add());
        execute(batch, stops);
    }

    private static void insertSkipped(Handle handle, long id, List<SkippedOrder> skipped) {
        var batch = handle.prepareBatch("""
                insert into delivery_skipped (plan_id, kind, order_id, order_code, reason, detail, order_value)
                values (:plan, :kind, :orderId, :orderCode, :reason, :detail, :orderValue)
                """);
        skipped.forEach(order -> batch.bindMethods(order).bind("plan", id).add());
        execute(batch, skipped);
    }

    private static void execute(org.jdbi.v3.core.statement.PreparedBatch batch, List<?> rows) {
        if (!rows.isEmpty()) {
            batch.execute();
        }
    }

    /** Puts other vehicles and stops into a draft. */
    public void restart(long draft, List<PlanVehicle> vehicles, List<PlanStop> stops) {
        jdbi.useTransaction(handle -> {
            handle.execute("delete from delivery_stop where plan_id = ?", draft);
            handle.execute("delete from delivery_route where plan_id = ?", draft);
            insertVehicles(handle, draft, vehicles);
            insertStops(handle, draft, stops);
        });
    }

    /** Writes places, times, locks, windows, needs and figures over a draft. */
    public void write(long plan, List<PlanStop> stops, PlanAudit audit, String curve, long millis, long iterations, boolean agrees) {
        jdbi.useTransaction(handle -> {
            var batch = handle.prepareBatch("""
                    update delivery_stop set vehicle_no = :vehicleNo, position = :position, start_second = :startSecond, late_seconds = :lateSeconds,
                      reason = :reason, remedy = :remedy, remedy_cents = :remedyCents, locked_no = :lockedNo, windows = :windows, skills = :skills,
                      priority = :priority, penalty_cents = :penaltyCents, late_cents = :lateCents, fixed = :fixed
                    where plan_id = :plan and stop_no = :stopNo
                    """);
            stops.forEach(stop -> batch.bindMethods(stop).bind("plan", plan).add());
            execute(batch, stops);
            handle.createUpdate("""
                    update delivery_plan set curve = :curve, millis = :millis, iterations = :iterations, agrees = :agrees, unserved = :unserved,
                      routes = :routes, metres = :metres, late = :late, cost_cents = :cost, hard = :hard, medium = :medium, soft = :soft
                    where id = :plan
                    """).bind("plan", plan).bind("curve", curve).bind("millis", millis).bind("iterations", iterations).bind("agrees", agrees)
                    .bind("unserved", audit.unserved().size()).bind("routes", audit.routes().size())
                    .bind("metres", audit.routes().stream().mapToLong(route -> route.metres()).sum())
                    .bind("late", audit.visits().filter(visit -> visit.lateSeconds() > 0).count()).bind("cost", audit.cost().total())
                    .bind("hard", audit.hard()).bind("medium", audit.medium()).bind("soft", audit.soft()).execute();
        });
    }

    /**
     * Makes a plan the one that counts.
     *
     * @param expected the version that was seen; 0 when there was no plan
     * @return the new version; 0 when somebody else was faster
     */
    public int publish(PlanHead head, long plan, int expected) {
        return jdbi.inTransaction(handle -> {
            handle.createUpdate("insert ignore into delivery_current (day, warehouse_id, plan_id, version) values (:day, :warehouseId, 0, 0)")
                    .bindMethods(head).execute();
            int changed = handle.createUpdate("""
                    update delivery_current set plan_id = :plan, version = version + 1
                    where day = :day and warehouse_id = :warehouseId and version = :expected
                    """).bindMethods(head).bind("plan", plan).bind("expected", expected).execute();
            if (changed == 0) {
                return 0;
            }
            handle.createUpdate("""
                    update delivery_plan set state = if(id = :plan, 'published', 'old')
                    where day = :day and warehouse_id = :warehouseId and (id = :plan or state = 'published')
                    """).bindMethods(head).bind("plan", plan).execute();
            retire(handle, head);
            return handle.createQuery("select version from delivery_current where day = :day and warehouse_id = :warehouseId").bindMethods(head)
                    .mapTo(Integer.class).one();
        });
    }

    /** Depots whose vehicles and orders are in a joint plan have no plan of their own that day. */
    private static void retire(Handle handle, PlanHead head) {
        handle.createUpdate("delete from delivery_current where day = :day and warehouse_id <> :warehouseId and warehouse_id in (select warehouse_id from delivery_group where leader_id = :warehouseId)")
                .bindMethods(head).execute();
    }

    /** Those of the orders that another depot's plan, or a plan of another day from this one on, brings a part of. */
    public Set<Long> servedElsewhere(PlanHead head, Collection<Long> orders) {
        return orders.isEmpty() ? Set.of() : jdbi.withHandle(handle -> handle.createQuery("""
                select distinct s.order_id from delivery_current c join delivery_stop s on s.plan_id = c.plan_id
                where s.kind = 'ORDER' and s.order_id in (<orders>) and s.vehicle_no >= 0 and c.day >= :day and not (c.day = :day and c.warehouse_id = :warehouseId)
                """).bindMethods(head).bindList("orders", List.copyOf(orders)).mapTo(Long.class).set());
    }

    /** A draft goes on from another version than it began from. */
    public void follow(long draft, long parent) {
        jdbi.useHandle(handle -> handle.createUpdate("update delivery_plan set parent_id = :parent where id = :draft").bind("draft", draft).bind("parent", parent).execute());
    }

    /** A draft is no longer searched and stays as a version to compare. */
    public void setAside(long draft) {
        jdbi.useHandle(handle -> handle.createUpdate("update delivery_plan set state = 'old' where id = :draft and state = 'solving'").bind("draft", draft).execute());
    }

    public void askToStop(LocalDate day, int warehouse) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update delivery_plan set stop_asked = true where day = :day and warehouse_id = :warehouse and state = 'solving' and "
                                + Scope.sees("warehouse_id"))
                .bind("day", day).bind("warehouse", warehouse).execute());
    }

    public boolean isStopAsked(long plan) {
        return jdbi.withHandle(handle -> handle.createQuery("select stop_asked from delivery_plan where id = :plan").bind("plan", plan)
                .mapTo(Boolean.class).findOne().orElse(true));
    }
}
