package org.quartermaster.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.delivery.travel.Matrices;
import org.quartermaster.delivery.travel.TravelSettings;
import org.quartermaster.delivery.travel.TravelSetup;
import org.quartermaster.delivery.travel.Travels;
import org.quartermaster.sales.CustomerOrderFacts;
import org.quartermaster.sales.CustomerOrderState;
import org.quartermaster.sales.CustomerOrders;
import org.quartermaster.sales.OrderScreening;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.stock.WarehouseFacts;
import org.quartermaster.stock.Warehouses;

/**
 * The work {@code delivery.plan}: open orders and transport orders of a day → warehouse → stops → routes, one plan per depot, published whole.
 *
 * <p>Parameters, all optional: {@code day} (the planning day), {@code warehouse} (all in scope), {@code seconds} of search per depot (by its size),
 * {@code seed}. Starts from the plan that counts and keeps its locks, so running again continues. Cancelling, or "stop here", publishes the best so far.
 * Edits that a person makes meanwhile are kept.
 */
@ApplicationScoped
public class DeliveryPlanning implements Work {
    /** Its kind. */
    public static final String KIND = "delivery.plan";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LEAST_SECONDS = 2;
    private static final int MOST_SECONDS = 60;
    private static final int STOPS_PER_SECOND = 10;

    private Jdbi jdbi;
    private Clock clock;
    private BusinessCalendar calendar;
    private Warehouses warehouses;
    private CustomerOrders orders;
    private OrderAllocation allocation;
    private Vehicles vehicles;
    private DeliveryWishes wishes;
    private TransportOrders transports;
    private PlanStore store;
    private PlanPublishing publishing;
    private TravelSetup travelSetup;
    private Travels travels;
    private Matrices matrices;

    protected DeliveryPlanning() {
    }

    @Inject
    public DeliveryPlanning(Jdbi jdbi, Clock clock, BusinessCalendar calendar, Warehouses warehouses, CustomerOrders orders, OrderAllocation allocation,
                            Vehicles vehicles, DeliveryWishes wishes, TransportOrders transports, PlanStore store, PlanPublishing publishing, TravelSetup travelSetup, Travels travels, Matrices matrices) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.calendar = calendar;
        this.warehouses = warehouses;
        this.orders = orders;
        this.allocation = allocation;
        this.vehicles = vehicles;
        this.wishes = wishes;
        this.transports = transports;
        this.store = store;
        this.publishing = publishing;
        this.travelSetup = travelSetup;
        this.travels = travels;
        this.matrices = matrices;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(WorkContext context) {
        Map<String, String> asked = context.parameters();
        LocalDate day = asked.containsKey("day") ? LocalDate.parse(asked.get("day")) : calendar.planningDay();
        int only = Integer.parseInt(asked.getOrDefault("warehouse", "0"));
        context.progress("delivery.step.allocate", 0, 0);
        allocation.allocateOpen(day.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
        List<WarehouseFacts> depots = warehouses.all().stream().filter(depot -> only == 0 || depot.id().value() == only).toList();
        int stops = 0;
        int unserved = 0;
        for (WarehouseFacts depot : depots) {
            PlanHead head = plan(depot, day, context).orElse(null);
            if (head != null) {
                stops += head.stops();
                unserved += head.unserved();
                context.log("%s: %d stops, %d unserved, %d routes, %.1f km, %.2f".formatted(depot.code(), head.stops(), head.unserved(), head.routes(),
                        head.metres() / 1000.0, head.costCents() / 100.0));
            }
        }
        context.result("%d/%d".formatted(stops - unserved, stops), "deliveries?day=" + day);
    }

    /** Plans one depot; empty when it has no order and no plan, or a later search has taken over. */
    private Optional<PlanHead> plan(WarehouseFacts depot, LocalDate day, WorkContext context) {
        ZoneId zone = depot.zone(clock.getZone());
        Optional<DeliveryPlan> before = store.current(day, depot.id().value()).map(store::load);
        Asked asked = asked(depot, day, zone);
        if (asked.stops().isEmpty() && asked.skipped().isEmpty() && before.isEmpty()) {
            return Optional.empty();
        }
        List<VehicleFacts> fleet = vehicles.orUsualFleet(depot.id(), depot.code(), asked.stops().size());
        var used = new ArrayList<PlanVehicle>();
        fleet.forEach(vehicle -> used.add(PlanVehicle.of(used.size(), vehicle)));
        List<PlanStop> wanted = ReloadStops.behind(asked.stops(), fleet, place(depot));
        var carried = new CarriedOver(before, used, wanted);
        Travels.Travelled travel = travels.between(DeliveryPlan.places(place(depot), wanted), PATIENCE);
        tell(depot, travel, context);
        long seed = Long.parseLong(context.parameters().getOrDefault("seed", "1"));
        PlanHead draft = draft(depot, day, zone, travel.isPlain() ? 0 : matrices.keep(travel.matrix(), travel.known()), before.map(plan -> plan.head().id()).orElse(0L), seed, asked.stops().size());
        long id = store.insert(draft, used, carried.stops(), asked.skipped());
        return new PlanSearch(store, publishing, draft, id, used, travel.matrix(), context).run(carried, before, 1000L * seconds(context, carried.stops().size()));
    }

    /** What a depot is asked to visit on a day, customer orders first, and what cannot be visited. */
    private record Asked(List<PlanStop> stops, List<SkippedOrder> skipped) {
    }

    private Asked asked(WarehouseFacts depot, LocalDate day, ZoneId zone) {
        OrderStops assembled = assemble(depot, day, zone);
        var moved = new TransportStops(day, place(depot), wishes.onto(assembled.stops()));
        transports.open(depot.id(), day).forEach(moved::add);
        return new Asked(moved.stops(), Stream.concat(assembled.skipped().stream(), moved.skipped().stream()).toList());
    }

    private static TravelMatrix.Place place(WarehouseFacts depot) {
        return new TravelMatrix.Place(depot.latitude(), depot.longitude());
    }

    private OrderStops assemble(WarehouseFacts depot, LocalDate day, ZoneId zone) {
        var assembled = new OrderStops(day, zone, place(depot));
        List<CustomerOrderFacts> all = orders.open(Set.of(CustomerOrderState.OPEN, CustomerOrderState.ALLOCATED, CustomerOrderState.PLANNED),
                day.plusDays(1).atStartOfDay(zone).toInstant());
        Set<Long> suspects = OrderScreening.likelyFraud(jdbi, day.plusDays(1).atStartOfDay(zone).toInstant(), day.minusDays(1).atStartOfDay(zone).toInstant());
        var parcels = DepotParcels.of(jdbi, depot.id().value());
        for (CustomerOrderFacts order : all) {
            boolean isSuspect = suspects.contains(order.id());
            if (parcels.has(order.id())) {
                assembled.add(parcels.part(order), isSuspect, parcels.shipDay(order.id()));
            } else if (depot.id().equals(order.warehouse())) {
                assembled.addWithoutParcel(order, isSuspect);
            }
        }
        return assembled;
    }

    private static void tell(WarehouseFacts depot, Travels.Travelled travel, WorkContext context) {
        int cells = travel.matrix().size() * (travel.matrix().size() - 1);
        if (travel.known() > 0 || !travel.silence().isEmpty()) {
            context.log("%s: %d of %d legs known, %d of them asked for now%s".formatted(depot.code(), travel.known(), cells, travel.asked(),
                    travel.silence().isEmpty() ? "" : "; the others are estimated: " + travel.silence()));
        }
    }

    private PlanHead draft(WarehouseFacts depot, LocalDate day, ZoneId zone, long matrix, long parent, long seed, int stops) {
        TravelSettings settings = travelSetup.settings();
        return new PlanHead(0, day, depot.id().value(), depot.code(), depot.name(), depot.nameZh(), parent, "run", "solving", null, "", depot.latitude(),
                depot.longitude(), zone.getId(), settings.roadFactor(), settings.speedKmh(), seed, 0, 0, stops, stops, 0, 0, 0, 0, 0, 0, 0, true, "", matrix, 0);
    }

    private static int seconds(WorkContext context, int stops) {
        String asked = context.parameters().get("seconds");
        return asked != null ? Math.clamp(Integer.parseInt(asked), 1, 600) : Math.clamp(stops / STOPS_PER_SECOND, LEAST_SECONDS, MOST_SECONDS);
    }
}
