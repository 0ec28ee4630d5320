package org.quartermaster.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.quartermaster.delivery.planning.Beginnings;
import org.quartermaster.delivery.planning.DayEvent;
import org.quartermaster.delivery.planning.HandMove;
import org.quartermaster.delivery.planning.LiveDay;
import org.quartermaster.delivery.planning.Place;
import org.quartermaster.delivery.planning.PlanAudit;
import org.quartermaster.delivery.planning.PlanAuditor;
import org.quartermaster.delivery.planning.Places;
import org.quartermaster.delivery.planning.Replanning;
import org.quartermaster.delivery.planning.RoutingPlan;
import org.quartermaster.delivery.planning.RoutingProblem;
import org.quartermaster.delivery.planning.SearchBudget;
import org.quartermaster.delivery.planning.Stop;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.delivery.planning.WhatIf;
import org.quartermaster.delivery.travel.Matrices;
import org.quartermaster.delivery.travel.Travels;
import org.quartermaster.sales.CustomerOrderFacts;
import org.quartermaster.sales.CustomerOrderState;
import org.quartermaster.sales.CustomerOrders;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;

/**
 * While vehicles are out: where one more stop could go, what a change of the day would bring, and a new plan after something happened. What was visited
 * stays as it was, few stops change their vehicle, and the answer is there within two seconds.
 */
@ApplicationScoped
@Transactional
public class DeliveryReplanning {
    private static final int PLACES = 3;
    private static final SearchBudget EACH_OF_TWO = new SearchBudget(1_000, Long.MAX_VALUE, 1);

    private PlanStore store;
    private PlanPublishing publishing;
    private CustomerOrders orders;
    private DeliveryWishes wishes;
    private TransportOrders transports;
    private Travels travels;
    private Matrices matrices;
    private DrivenSoFar driven;
    private UrgentOrders urgentOrders;

    protected DeliveryReplanning() {
    }

    @Inject
    public DeliveryReplanning(PlanStore store, PlanPublishing publishing, CustomerOrders orders, DeliveryWishes wishes, TransportOrders transports, Travels travels, Matrices matrices,
                              DrivenSoFar driven, UrgentOrders urgentOrders) {
        this.store = store;
        this.publishing = publishing;
        this.orders = orders;
        this.wishes = wishes;
        this.transports = transports;
        this.travels = travels;
        this.matrices = matrices;
        this.driven = driven;
        this.urgentOrders = urgentOrders;
    }

    /**
     * The three best places for a stop, at most one per vehicle, cheapest first. A stop on a route is thought to be taken off it first.
     *
     * @throws NotFound when the plan or the stop is not there
     */
    @RolesAllowed(Role.VIEW)
    public List<Place> places(long planId, int stopNo) {
        DeliveryPlan plan = plan(planId);
        requireStop(plan, stopNo);
        RoutingPlan without = new HandMove(plan.problem(), plan.routing()).out(stopNo).withoutIdleReloads(plan.problem());
        return new Places(Beginnings.after(plan.problem(), without, stopNo), without).best(stopNo, PLACES);
    }

    /**
     * The three best places for an order that is not in the plan yet, at most one per vehicle, cheapest first; where goods are fetched and brought, those to
     * fetch them. All other stops stay where they are. Changes nothing.
     *
     * @throws NotFound when the plan or the order is not there
     * @throws Conflict when the depot does not have what the order asks for, or it cannot be delivered at all
     */
    @RolesAllowed(Role.VIEW)
    public List<Place> places(long planId, DayChange.Urgent urgent) {
        DeliveryPlan plan = plan(planId);
        LiveDay live = day(plan, urgent).live();
        return new Places(live.problem(), live.plan()).best(plan.stops().size(), PLACES);
    }

    /**
     * What one more vehicle like this one would bring.
     *
     * @throws NotFound when the plan or the vehicle is not there
     */
    @RolesAllowed(Role.VIEW)
    public WhatIf.Answer ifOneMoreVehicle(long planId, int like) {
        DeliveryPlan plan = plan(planId);
        requireVehicle(plan, like);
        return new WhatIf.MoreVehicles(like).ask(plan.problem(), plan.routing(), EACH_OF_TWO);
    }

    /** What it would bring if all customers waited so many minutes longer and let us come so many earlier. */
    @RolesAllowed(Role.VIEW)
    public WhatIf.Answer ifWiderWindows(long planId, int minutes) {
        DeliveryPlan plan = plan(planId);
        return new WhatIf.WiderWindows(minutes).ask(plan.problem(), plan.routing(), EACH_OF_TWO);
    }

    /** What it would bring if the depot stood elsewhere. */
    @RolesAllowed(Role.VIEW)
    public WhatIf.Answer ifDepotStoodAt(long planId, TravelMatrix.Place place) {
        DeliveryPlan plan = plan(planId);
        var depots = new ArrayList<>(plan.depots());
        PlanDepot own = depots.getFirst();
        depots.set(0, new PlanDepot(0, own.warehouseId(), own.code(), place.latitude(), place.longitude()));
        TravelMatrix travel = travels.atHand(DeliveryPlan.places(depots, plan.stops())).matrix();
        return new WhatIf.OtherDepot(travel).ask(plan.problem(), plan.routing(), EACH_OF_TWO);
    }

    /** What planning anew would do; changes nothing. */
    @RolesAllowed(Role.VIEW)
    public ReplanEffect preview(long planId, DayChange change) {
        long started = System.nanoTime();
        DeliveryPlan plan = plan(planId);
        return answer(plan, day(plan, change), started).effect();
    }

    /**
     * Plans anew and publishes the new version.
     *
     * @param expected the version that was seen
     * @throws Conflict when the plan was changed meanwhile, or the depot does not have what the urgent order asks for, or it cannot be delivered at all
     */
    @RolesAllowed(Role.BUY)
    public ReplanEffect replan(long planId, DayChange change, int expected) {
        long started = System.nanoTime();
        DeliveryPlan plan = plan(planId);
        if (plan.head().version() != expected) {
            throw new Conflict("delivery.conflict.plan", "Plan %d has version %d, seen was %d. Look at it again.".formatted(planId, plan.head().version(),
                    expected), plan.head().warehouseCode(), plan.head().day());
        }
        Day day = day(plan, change);
        Planned planned = answer(plan, day, started);
        day.urgent().ifPresent(urgentOrders::keep);
        long id = keep(plan, change, day, planned, expected);
        if (change instanceof DayChange.Cancelled cancelled) {
            cancel(plan.stops().get(cancelled.stopNo()));
        }
        ReplanEffect effect = planned.effect();
        return new ReplanEffect(id, effect.before(), effect.after(), effect.moved(), effect.open(), effect.millis());
    }

    private void cancel(PlanStop stop) {
        if (stop.kind().isTransport()) {
            transports.cancel(stop.orderId());
        } else {
            orders.find(stop.orderId()).ifPresent(order -> orders.cancel(order.id(), order.version()));
        }
    }

    /** The day after the change, with the rows of its stops; those that were cancelled are dropped, and what an urgent order takes is set aside, when it is kept. */
    private record Day(LiveDay live, List<PlanStop> stops, Set<Integer> dropped, Optional<UrgentOrders.Given> urgent) {
        Day(LiveDay live, List<PlanStop> stops, Set<Integer> dropped) {
            this(live, stops, dropped, Optional.empty());
        }
    }

    private record Planned(RoutingPlan plan, ReplanEffect effect) {
    }

    private Day day(DeliveryPlan plan, DayChange change) {
        return switch (change) {
            case DayChange.Cancelled cancelled -> {
                requireStop(plan, cancelled.stopNo());
                yield after(plan, change, new DayEvent.Cancelled(cancelled.stopNo()), cancelled(plan, cancelled.stopNo()));
            }
            case DayChange.Late late -> {
                requireVehicle(plan, late.vehicleNo());
                yield after(plan, change, new DayEvent.Late(late.vehicleNo(), 60 * late.minutes()), Set.of());
            }
            case DayChange.Breakdown broken -> {
                requireVehicle(plan, broken.vehicleNo());
                yield after(plan, change, new DayEvent.Breakdown(broken.vehicleNo()), Set.of());
            }
            case DayChange.UrgentOrder urgent -> withOrder(plan, urgent);
            case DayChange.UrgentTransport urgent -> withTransport(plan, urgent);
        };
    }

    /** The stop and the one that it belongs to. */
    private static Set<Integer> cancelled(DeliveryPlan plan, int stopNo) {
        PlanStop stop = plan.stops().get(stopNo);
        if (!stop.isAskedFor()) {
            throw new NotFound("order of stop", stopNo);
        }
        return stop.partnerNo() < 0 ? Set.of(stopNo) : Set.of(stopNo, stop.partnerNo());
    }

    private Day after(DeliveryPlan plan, DayChange change, DayEvent event, Set<Integer> dropped) {
        LiveDay live = driven.live(plan, plan.problem(), change.second());
        try {
            return new Day(live.after(event), plan.stops(), dropped);
        } catch (IllegalArgumentException visited) {
            throw new Conflict("delivery.conflict.visited", visited.getMessage());
        }
    }

    private Day withOrder(DeliveryPlan plan, DayChange.UrgentOrder urgent) {
        PlanHead head = plan.head();
        CustomerOrderFacts order = orders.find(urgent.orderId()).orElseThrow(() -> new NotFound("customer order", urgent.orderId()));
        int home = order.warehouse() == null ? 0 : PlanDepot.numberOf(plan.depots(), order.warehouse().value());
        requireWaiting(order, plan, home);
        var assembled = new OrderStops(head.day(), ZoneId.of(head.zone()), plan.depots().get(home).place());
        assembled.add(order, false);
        if (assembled.stops().isEmpty()) {
            throw Unaddable.skipped(assembled.skipped().getFirst());
        }
        Optional<UrgentOrders.Given> given = urgentOrders.require(order, new WarehouseId(plan.depots().get(home).warehouseId()), head.day(), ZoneId.of(head.zone()));
        var stops = new ArrayList<>(plan.stops());
        PlanStop added = wishes.onto(assembled.stops()).getFirst().numbered(stops.size());
        stops.add(added.among(0, 0, from(plan, home, added)));
        LiveDay live = driven.live(plan, onWider(plan, stops), urgent.second());
        return new Day(live.after(new DayEvent.Urgent(stops.getLast().notBefore(urgent.second()).stop(plan.depots().size()))), stops, Set.of(), given);
    }

    private static void requireWaiting(CustomerOrderFacts order, DeliveryPlan plan, int home) {
        if (plan.stops().stream().anyMatch(stop -> stop.key().equals(new StopKey(StopKind.ORDER, order.id())))) {
            throw Unaddable.planned(order.code());
        }
        if (order.state() != CustomerOrderState.OPEN && order.state() != CustomerOrderState.ALLOCATED) {
            throw Unaddable.notOpen(order.code(), order.state().code());
        }
        if (order.warehouse() != null && order.warehouse().value() != plan.depots().get(home).warehouseId()) {
            throw Unaddable.elsewhere(order.code());
        }
    }

    /** Its goods come from this depot. */
    private static int from(DeliveryPlan plan, int depotNo, PlanStop stop) {
        return plan.isJoint() ? Origins.needing(stop.skills(), Set.of(depotNo), plan.depots().size()) : stop.skills();
    }

    private Day withTransport(DeliveryPlan plan, DayChange.UrgentTransport urgent) {
        PlanHead head = plan.head();
        TransportOrder order = transports.find(urgent.transportId());
        int home = PlanDepot.numberOf(plan.depots(), order.warehouseId());
        var moved = new TransportStops(head.day(), plan.depots().get(home).place(), plan.stops());
        moved.add(order);
        if (plan.stops().stream().anyMatch(stop -> stop.kind().isTransport() && stop.orderId() == order.id())) {
            throw Unaddable.planned(order.code());
        }
        if (!order.isOpen()) {
            throw Unaddable.notOpen(order.code(), order.state());
        }
        if (order.warehouseId() != plan.depots().get(home).warehouseId()) {
            throw Unaddable.elsewhere(order.code());
        }
        if (!moved.skipped().isEmpty()) {
            throw Unaddable.skipped(moved.skipped().getFirst());
        }
        List<PlanStop> stops = moved.stops().stream().map(stop -> stop.stopNo() < plan.stops().size() ? stop
                : stop.among(home, 0, stop.kind() == StopKind.DROP && stop.partnerNo() < 0 ? from(plan, home, stop) : stop.skills())).toList();
        LiveDay live = driven.live(plan, onWider(plan, stops), urgent.second());
        List<Stop> added = stops.subList(plan.stops().size(), stops.size()).stream().map(stop -> stop.notBefore(urgent.second()).stop(plan.depots().size())).toList();
        return new Day(live.after(added.size() == 1 ? new DayEvent.Urgent(added.getFirst()) : new DayEvent.UrgentPair(added.getFirst(), added.getLast())), stops, Set.of());
    }

    /** The problem on a matrix that has the places of all these stops. */
    private RoutingProblem onWider(DeliveryPlan plan, List<PlanStop> stops) {
        return new RoutingProblem(plan.problem().vehicles(), plan.problem().stops(), travels.between(DeliveryPlan.places(plan.depots(), stops), ReplanBudget.PATIENCE).matrix(),
                plan.problem().sideRules());
    }

    /** @param started nanoseconds when it was asked for: the search has what is left of the time */
    private static Planned answer(DeliveryPlan plan, Day day, long started) {
        Replanning.Answer answer = Replanning.replan(day.live(), ReplanBudget.after(millisSince(started)));
        return new Planned(answer.plan(), new ReplanEffect(0, plan.audit(), answer.audit(), answer.moved(), answer.open(), millisSince(started)));
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    private long keep(DeliveryPlan plan, DayChange change, Day day, Planned planned, int expected) {
        RoutingProblem asked = day.live().problem();
        var moment = new Moment(change.second(), day.live().visited().values().stream().flatMap(List::stream).collect(Collectors.toSet()));
        List<PlanStop> agreed = day.stops().stream().map(stop -> agreed(stop, asked, moment).tiedTo(asked.sideRules().partnerOf(stop.stopNo()))).toList();
        List<PlanStop> stops = moment.stored(agreed, planned.effect().after());
        Renumbered kept = Renumbered.without(day.dropped(), stops, planned.plan());
        var vehicles = new ArrayList<PlanVehicle>();
        plan.vehicles().forEach(vehicle -> vehicles.add(PlanVehicle.of(vehicles.size(), vehicle.vehicleId(), vehicle.code(),
                asked.vehicles().get(vehicles.size()))));
        TravelMatrix travel = without(asked.travel(), plan.depots().size(), day.dropped());
        PlanHead head = plan.head().followedBy(change.origin(), (int) kept.stops().stream().filter(PlanStop::isAskedFor).count()).on(matrix(plan, day, travel));
        RoutingProblem problem = DeliveryPlan.problem(plan.depots().size(), vehicles, kept.stops(), travel);
        PlanAudit audit = new PlanAuditor(problem).audit(kept.plan());
        List<PlanStop> placed = PlanStops.explained(kept.stops(), problem, kept.plan(), audit);
        long id = store.insert(head, plan.depots(), vehicles, placed, plan.skipped());
        store.write(id, placed, audit, "", planned.effect().millis(), 0, true);
        publishing.publish(head, id, placed, plan.stops(), expected);
        return id;
    }

    /** What was visited is as it was; what is open keeps its windows. */
    private static PlanStop agreed(PlanStop stop, RoutingProblem asked, Moment moment) {
        Stop now = asked.stops().get(stop.stopNo());
        return stop.as(moment.visited().contains(stop.stopNo()) ? now : now.within(stop.windowList()));
    }

    private static TravelMatrix without(TravelMatrix travel, int depots, Set<Integer> dropped) {
        TravelMatrix kept = travel;
        for (int stop : dropped.stream().sorted(Comparator.reverseOrder()).toList()) {
            kept = kept.without(depots + stop);
        }
        return kept;
    }

    /** The same stops drive by the same matrix; fewer of them on straight lines still do. */
    private long matrix(DeliveryPlan plan, Day day, TravelMatrix travel) {
        boolean isTheSame = day.dropped().isEmpty() && day.stops().size() == plan.stops().size();
        boolean isStraight = !day.dropped().isEmpty() && plan.head().matrixId() == 0;
        return isTheSame || isStraight ? plan.head().matrixId() : matrices.keep(travel, 0);
    }

    private DeliveryPlan plan(long id) {
        return store.load(store.head(id).orElseThrow(() -> new NotFound("delivery plan", id)));
    }

    private static void requireStop(DeliveryPlan plan, int stopNo) {
        if (stopNo < 0 || stopNo >= plan.stops().size()) {
            throw new NotFound("stop", stopNo);
        }
    }

    private static void requireVehicle(DeliveryPlan plan, int vehicleNo) {
        if (vehicleNo < 0 || vehicleNo >= plan.vehicles().size()) {
            throw new NotFound("vehicle", vehicleNo);
        }
    }
}
