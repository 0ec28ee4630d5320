package org.quartermaster.delivery;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.sales.CustomerOrderFacts;
import org.quartermaster.sales.CustomerOrderState;
import org.quartermaster.sales.CustomerOrders;
import org.quartermaster.sales.OrderScreening;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;

/** What depots are asked to visit on a day: customer orders first, then transport orders, and what cannot be visited. */
@ApplicationScoped
@Transactional
public class AskedVisits {
    private Jdbi jdbi;
    private CustomerOrders orders;
    private DeliveryWishes wishes;
    private TransportOrders transports;
    private JointAllocation joint;

    protected AskedVisits() {
    }

    @Inject
    public AskedVisits(Jdbi jdbi, CustomerOrders orders, DeliveryWishes wishes, TransportOrders transports, JointAllocation joint) {
        this.jdbi = jdbi;
        this.orders = orders;
        this.wishes = wishes;
        this.transports = transports;
        this.joint = joint;
    }

    /** Stops numbered 0…, and the orders that could not become stops. */
    public record Asked(List<PlanStop> stops, List<SkippedOrder> skipped) {
    }

    /**
     * The stops of one plan.
     *
     * @param depots the depots planned together, the one that the plan belongs to first
     * @param zone   whose clock the seconds of the day are
     */
    @RolesAllowed(Role.VIEW)
    public Asked of(List<PlanDepot> depots, LocalDate day, ZoneId zone) {
        var stops = new ArrayList<PlanStop>();
        var skipped = new ArrayList<SkippedOrder>();
        List<CustomerOrderFacts> all = orders.open(Set.of(CustomerOrderState.OPEN, CustomerOrderState.ALLOCATED, CustomerOrderState.PLANNED),
                day.plusDays(1).atStartOfDay(zone).toInstant());
        depots.forEach(depot -> add(depot, day, zone, all, stops, skipped));
        return new Asked(depots.size() == 1 ? stops : together(depots, day, all, stops), skipped);
    }

    private void add(PlanDepot depot, LocalDate day, ZoneId zone, List<CustomerOrderFacts> all, List<PlanStop> stops, List<SkippedOrder> skipped) {
        OrderStops assembled = assemble(depot, day, zone, all);
        var moved = new TransportStops(day, depot.place(), wishes.onto(assembled.stops()));
        transports.open(new WarehouseId(depot.warehouseId()), day).forEach(moved::add);
        int first = stops.size();
        moved.stops().forEach(stop -> stops.add(stop.numbered(first + stop.stopNo()).tiedTo(stop.partnerNo() < 0 ? -1 : first + stop.partnerNo())
                .among(depot.depotNo(), 0, stop.skills())));
        skipped.addAll(assembled.skipped());
        skipped.addAll(moved.skipped());
    }

    private OrderStops assemble(PlanDepot depot, LocalDate day, ZoneId zone, List<CustomerOrderFacts> all) {
        var assembled = new OrderStops(day, zone, new TravelMatrix.Place(depot.latitude(), depot.longitude()));
        Set<Long> suspects = OrderScreening.likelyFraud(jdbi, day.plusDays(1).atStartOfDay(zone).toInstant(), day.minusDays(1).atStartOfDay(zone).toInstant());
        var parcels = DepotParcels.of(jdbi, depot.warehouseId());
        var site = new WarehouseId(depot.warehouseId());
        for (CustomerOrderFacts order : all) {
            boolean isSuspect = suspects.contains(order.id());
            if (parcels.has(order.id())) {
                assembled.add(parcels.part(order), isSuspect, parcels.shipDay(order.id()));
            } else if (site.equals(order.warehouse())) {
                assembled.addWithoutParcel(order, isSuspect);
            }
        }
        return assembled;
    }

    /** Says of each stop from which of the depots its goods can come; parts of one order are told apart. */
    private List<PlanStop> together(List<PlanDepot> depots, LocalDate day, List<CustomerOrderFacts> all, List<PlanStop> stops) {
        Map<Long, Long> parts = stops.stream().filter(stop -> stop.kind() == StopKind.ORDER).collect(groupingBy(PlanStop::orderId, counting()));
        Map<Long, Integer> pieces = stops.stream().filter(stop -> stop.kind() == StopKind.ORDER).collect(groupingBy(PlanStop::orderId, summingInt(PlanStop::pieces)));
        List<CustomerOrderFacts> whole = all.stream().filter(order -> parts.getOrDefault(order.id(), 0L) == 1 && order.units() == pieces.get(order.id())).toList();
        Map<Long, Set<Integer>> origins = joint.origins(whole, depots.stream().map(PlanDepot::warehouseId).toList(), day);
        return stops.stream().map(stop -> {
            boolean isPart = stop.kind() == StopKind.ORDER && parts.get(stop.orderId()) > 1 && stop.depotNo() > 0;
            List<Integer> from = switch (stop.kind()) {
                case ORDER -> origins.getOrDefault(stop.orderId(), Set.of()).stream().map(site -> PlanDepot.numberOf(depots, site)).toList();
                case DROP -> stop.partnerNo() < 0 ? List.of() : all(depots);
                case PICKUP, BACK, RELOAD -> all(depots);
            };
            var possible = new ArrayList<>(from);
            possible.add(stop.depotNo());
            return stop.among(stop.kind().isAtDepot() ? stop.depotNo() : 0, isPart ? depots.get(stop.depotNo()).warehouseId() : 0,
                    Origins.needing(stop.skills(), possible, depots.size()));
        }).toList();
    }

    private static List<Integer> all(List<PlanDepot> depots) {
        return depots.stream().map(PlanDepot::depotNo).toList();
    }
}
