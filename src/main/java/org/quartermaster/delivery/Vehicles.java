package org.quartermaster.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Numbers;
import org.quartermaster.database.Scope;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;

/** The vehicles of each depot. A depot without any gets a usual fleet when it is first planned; people edit it from there. */
@ApplicationScoped
@Transactional
public class Vehicles {
    /** Customers that a van usually reaches in a shift; only the size of the first fleet follows from it. */
    private static final int STOPS_PER_VAN = 14;
    private static final int LEAST = 4;
    private static final int MOST = 60;

    private Jdbi jdbi;
    private Event<Audited> audited;

    protected Vehicles() {
    }

    @Inject
    public Vehicles(Jdbi jdbi, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.audited = audited;
    }

    /** The vehicles of one depot, active or not, by code. */
    @RolesAllowed(Role.VIEW)
    public List<VehicleFacts> of(WarehouseId warehouse) {
        return jdbi.withHandle(handle -> list(handle, warehouse));
    }

    /** The active vehicles of one depot; when the depot has none at all, a usual fleet is made for about so many stops. */
    @RolesAllowed(Role.BUY)
    public List<VehicleFacts> orUsualFleet(WarehouseId warehouse, String depotCode, int stops) {
        List<VehicleFacts> all = of(warehouse);
        if (all.isEmpty()) {
            int count = Math.clamp(stops / STOPS_PER_VAN + 2, LEAST, MOST);
            jdbi.useHandle(handle -> insert(handle, usualFleet(warehouse, depotCode, count)));
            audited.fire(new Audited("delivery.fleet", "warehouse", String.valueOf(warehouse.value()), "", count + " vehicles"));
            all = of(warehouse);
        }
        return all.stream().filter(VehicleFacts::active).toList();
    }

    /** The depots, and behind them those where vehicles end that start at them, each once. */
    @RolesAllowed(Role.VIEW)
    public List<PlanDepot> withEnds(List<PlanDepot> depots, List<VehicleFacts> fleet) {
        Set<Integer> ends = fleet.stream().map(VehicleFacts::endWarehouseId).filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
        depots.forEach(depot -> ends.remove(depot.warehouseId()));
        if (ends.isEmpty()) {
            return depots;
        }
        var all = new ArrayList<>(depots);
        jdbi.useHandle(handle -> handle.createQuery("select id, code, latitude, longitude from warehouse where id in (<ends>) order by id").bindList("ends", List.copyOf(ends))
                .map((row, _) -> new PlanDepot(all.size(), row.getInt(1), row.getString(2), row.getDouble(3), row.getDouble(4))).forEach(all::add));
        return all;
    }

    /**
     * Adds a vehicle or changes one.
     *
     * @throws Conflict when it was changed meanwhile, or the code is taken
     * @throws NotFound when the depot is not there or out of scope
     */
    @RolesAllowed(Role.MANAGE)
    public void save(VehicleFacts vehicle) {
        Stream.of(vehicle.warehouseId(), vehicle.endWarehouseId()).filter(depot -> depot != null && !Actor.required().sees(new WarehouseId(depot))).forEach(hidden -> {
            throw new NotFound("warehouse", hidden);
        });
        jdbi.useHandle(handle -> {
            checkDepot(handle, vehicle);
            checkCode(handle, vehicle);
            if (vehicle.id() == 0) {
                insert(handle, List.of(vehicle));
            } else {
                update(handle, vehicle);
            }
        });
        audited.fire(new Audited("delivery.vehicle", "vehicle", vehicle.code(), "", vehicle.toString()));
    }

    private static void checkDepot(Handle handle, VehicleFacts vehicle) {
        for (Integer depot : Arrays.asList(vehicle.warehouseId(), vehicle.endWarehouseId())) {
            if (depot != null && handle.createQuery("select count(*) from warehouse where id = :depot").bind("depot", depot).mapTo(Integer.class).one() == 0) {
                throw new NotFound("warehouse", depot);
            }
        }
    }

    private static void checkCode(Handle handle, VehicleFacts vehicle) {
        boolean taken = handle.createQuery("select count(*) from vehicle where code = :code and id <> :id").bind("code", vehicle.code())
                .bind("id", vehicle.id()).mapTo(Integer.class).one() > 0;
        if (taken) {
            throw new Conflict("delivery.conflict.code", "Vehicle code %s is taken.".formatted(vehicle.code()), vehicle.code());
        }
    }

    private static List<VehicleFacts> list(Handle handle, WarehouseId warehouse) {
        return handle.createQuery("select * from vehicle where warehouse_id = :warehouse and " + Scope.sees("warehouse_id") + " order by code")
                .bind("warehouse", warehouse.value()).mapTo(VehicleFacts.class).list();
    }

    private static void update(Handle handle, VehicleFacts vehicle) {
        int changed = handle.createUpdate("""
                update vehicle set code = :code, end_warehouse_id = :endWarehouseId, capacity_litres = :capacityLitres, capacity_kg = :capacityKg, capacity_pieces = :capacityPieces,
                  shift_from = :shiftFrom, shift_to = :shiftTo, longest_minutes = :longestMinutes, rest_from = :restFrom, rest_to = :restTo,
                  rest_minutes = :restMinutes, trips = :trips, reload_minutes = :reloadMinutes, cost_per_km = :costPerKm, cost_per_hour = :costPerHour, cost_per_use = :costPerUse,
                  skills = :skills, active = :active, version = version + 1
                where id = :id and warehouse_id = :warehouseId and version = :version
                """).bindMethods(vehicle).execute();
        if (changed == 0) {
            throw new Conflict("delivery.conflict.changed", "Vehicle %s was changed meanwhile. Look at it again.".formatted(vehicle.code()), vehicle.code());
        }
    }

    private static void insert(Handle handle, List<VehicleFacts> vehicles) {
        long id = Numbers.take(handle, "vehicle", vehicles.size());
        var batch = handle.prepareBatch("""
                insert into vehicle (id, warehouse_id, end_warehouse_id, code, capacity_litres, capacity_kg, capacity_pieces, shift_from, shift_to, longest_minutes,
                  rest_from, rest_to, rest_minutes, trips, reload_minutes, cost_per_km, cost_per_hour, cost_per_use, skills, active)
                values (:number, :warehouseId, :endWarehouseId, :code, :capacityLitres, :capacityKg, :capacityPieces, :shiftFrom, :shiftTo, :longestMinutes,
                  :restFrom, :restTo, :restMinutes, :trips, :reloadMinutes, :costPerKm, :costPerHour, :costPerUse, :skills, :active)
                """);
        for (VehicleFacts vehicle : vehicles) {
            batch.bind("number", id++).bindMethods(vehicle).add();
        }
        batch.execute();
    }

    /** Two thirds small vans, one third large ones; early and late shifts in turn. */
    static List<VehicleFacts> usualFleet(WarehouseId warehouse, String depotCode, int count) {
        var fleet = new ArrayList<VehicleFacts>();
        for (int i = 0; i < count; i++) {
            boolean large = i % 3 == 2;
            boolean late = i % 2 == 1;
            fleet.add(new VehicleFacts(0, warehouse.value(), null, "%s-%s%02d".formatted(depotCode, large ? "L" : "V", i + 1), decimal(large ? 14_000 : 7_000),
                    decimal(large ? 1_400 : 900), large ? 1_200 : 600, LocalTime.of(late ? 11 : 7, late ? 30 : 0), LocalTime.of(late ? 20 : 16, 30), null, null, null, 0, 1, 0,
                    decimal(large ? 0.45 : 0.32), decimal(large ? 27 : 24), decimal(large ? 48 : 35), large ? 2 : 0, true, 0));
        }
        return fleet;
    }

    private static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value);
    }
}
