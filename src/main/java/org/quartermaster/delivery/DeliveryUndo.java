package org.quartermaster.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.quartermaster.delivery.planning.PlanAudit;
import org.quartermaster.delivery.planning.PlanAuditor;
import org.quartermaster.delivery.planning.RoutingPlan;
import org.quartermaster.delivery.planning.RoutingProblem;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.delivery.travel.Matrices;
import org.quartermaster.sales.CustomerOrderFacts;
import org.quartermaster.sales.CustomerOrderState;
import org.quartermaster.sales.CustomerOrders;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;

/**
 * Goes back to the version of a plan that the present one was made from. Time does not go back with it: orders that were cancelled, held or fulfilled since are left
 * out, and a stop where a driver has been stays where it is.
 */
@ApplicationScoped
@Transactional
public class DeliveryUndo {
    private static final List<CustomerOrderState> CLOSED = List.of(CustomerOrderState.CANCELLED, CustomerOrderState.HELD, CustomerOrderState.SHIPPED, CustomerOrderState.DELIVERED);

    private PlanStore store;
    private PlanPublishing publishing;
    private CustomerOrders orders;
    private TransportOrders transports;
    private DrivenSoFar driven;
    private Matrices matrices;

    protected DeliveryUndo() {
    }

    @Inject
    public DeliveryUndo(PlanStore store, PlanPublishing publishing, CustomerOrders orders, TransportOrders transports, DrivenSoFar driven, Matrices matrices) {
        this.store = store;
        this.publishing = publishing;
        this.orders = orders;
        this.transports = transports;
        this.driven = driven;
        this.matrices = matrices;
    }

    /**
     * What counts now.
     *
     * @param planId  of the version that counts
     * @param leftOut codes of the orders that the version before has and this one has not, because they were cancelled, held or fulfilled since
     */
    public record Undone(long planId, List<String> leftOut) {
        public Undone {
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * Goes back.
     *
     * @param expected the version that was seen
     * @throws Conflict when it was changed meanwhile, there is nothing to undo, or a driver has been at a stop that the version before gives to another vehicle or lacks
     */
    @RolesAllowed(Role.BUY)
    public Undone undo(LocalDate day, int warehouse, int expected) {
        PlanHead head = store.current(day, warehouse).orElseThrow(() -> new NotFound("delivery plan", day + "/" + warehouse));
        if (head.parentId() == 0) {
            throw new Conflict("delivery.conflict.first", "There is no version before plan %d.".formatted(head.id()), head.warehouseCode(), head.day());
        }
        DeliveryPlan now = store.load(head);
        DeliveryPlan back = store.load(store.head(head.parentId()).orElseThrow(() -> new NotFound("delivery plan", head.parentId())));
        Map<StopKey, VisitLog> visits = driven.visits(head);
        requireSameVisits(now, back, visits);
        Set<Integer> gone = gone(back, visits);
        long id = gone.isEmpty() ? back.head().id() : without(gone, back);
        publishing.publish(back.head(), id, gone.isEmpty() ? back.stops() : store.load(store.head(id).orElseThrow()).stops(), now.stops(), expected);
        return new Undone(id, gone.stream().map(number -> back.stops().get(number).orderCode()).distinct().sorted().toList());
    }

    private static void requireSameVisits(DeliveryPlan now, DeliveryPlan back, Map<StopKey, VisitLog> visits) {
        Map<StopKey, String> vehicles = back.stops().stream().collect(Collectors.toMap(PlanStop::key, back::vehicleOf));
        now.stops().stream().filter(stop -> stop.isAskedFor() && visits.containsKey(stop.key()) && !visits.get(stop.key()).isFailed())
                .filter(stop -> !been(now, stop, visits).equals(vehicles.get(stop.key()))).findFirst().ifPresent(stop -> {
                    throw new Conflict("delivery.conflict.been", "A driver has been at the stop of %s.".formatted(stop.orderCode()), stop.orderCode());
                });
    }

    /** Code of the vehicle that was at a stop; where nobody knows it any more the one that the plan has there. */
    private static String been(DeliveryPlan now, PlanStop stop, Map<StopKey, VisitLog> visits) {
        String noted = visits.get(stop.key()).vehicleCode();
        return noted.isEmpty() ? now.vehicleOf(stop) : noted;
    }

    /** Stops of which nobody has anything any more; those that were checked off were fulfilled by this very plan. */
    private Set<Integer> gone(DeliveryPlan back, Map<StopKey, VisitLog> visits) {
        Set<Long> ids = back.stops().stream().filter(stop -> stop.kind() == StopKind.ORDER).map(PlanStop::orderId).collect(Collectors.toSet());
        Set<Long> closed = CLOSED.stream().flatMap(state -> orders.of(ids, state).stream()).map(CustomerOrderFacts::id).collect(Collectors.toSet());
        Set<Long> open = transports.openOf(back.stops().stream().filter(stop -> stop.kind().isTransport()).map(PlanStop::orderId).collect(Collectors.toSet()));
        var gone = new HashSet<Integer>();
        back.stops().stream().filter(stop -> !visits.containsKey(stop.key()) || !visits.get(stop.key()).counts(back.vehicleOf(stop)))
                .filter(stop -> stop.kind() == StopKind.ORDER ? closed.contains(stop.orderId()) : stop.kind().isTransport() && !open.contains(stop.orderId()) && !isBegun(stop, back, visits))
                .forEach(stop -> gone.add(stop.stopNo()));
        return gone;
    }

    /** Its other end was checked off: it is done by this plan. */
    private static boolean isBegun(PlanStop stop, DeliveryPlan back, Map<StopKey, VisitLog> visits) {
        return stop.partnerNo() >= 0 && visits.containsKey(back.stops().get(stop.partnerNo()).key());
    }

    private long without(Set<Integer> gone, DeliveryPlan back) {
        Renumbered kept = Renumbered.without(gone, back.stops(), back.routing());
        TravelMatrix travel = back.problem().travel();
        for (int stop : gone.stream().sorted(Comparator.reverseOrder()).toList()) {
            travel = travel.without(back.depots().size() + stop);
        }
        PlanHead head = back.head().remade("undo", (int) kept.stops().stream().filter(PlanStop::isAskedFor).count()).on(back.head().matrixId() == 0 ? 0 : matrices.keep(travel, 0));
        RoutingProblem problem = DeliveryPlan.problem(back.depots().size(), back.vehicles(), kept.stops(), travel);
        RoutingPlan plan = kept.plan().withoutIdleReloads(problem);
        PlanAudit audit = new PlanAuditor(problem).audit(plan);
        List<PlanStop> placed = PlanStops.explained(kept.stops(), problem, plan, audit);
        long id = store.insert(head, back.depots(), back.vehicles(), placed, back.skipped());
        store.write(id, placed, audit, "", 0, 0, true);
        return id;
    }
}
