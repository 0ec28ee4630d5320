package org.quartermaster.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartermaster.delivery.planning.PlanAudit;
import org.quartermaster.delivery.planning.PlanAuditor;
import org.quartermaster.delivery.planning.RoutingPlan;
import org.quartermaster.delivery.planning.RoutingProblem;
import org.quartermaster.delivery.planning.SideRules;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.delivery.planning.UnservedReason;
import org.quartermaster.delivery.planning.UnservedReasons;

/**
 * One version of a plan with everything it was made from; times, money and reasons follow from it by the auditor.
 *
 * @param depots   by depot number; the first is the one that the plan belongs to
 * @param vehicles by vehicle number
 * @param stops    by stop number
 * @param audit    times and money of each route
 */
public record DeliveryPlan(PlanHead head, List<PlanDepot> depots, List<PlanVehicle> vehicles, List<PlanStop> stops, List<SkippedOrder> skipped, RoutingProblem problem,
                           RoutingPlan routing, PlanAudit audit) {

    /** A plan whose ways are straight lines times the road factor of its head. */
    static DeliveryPlan of(PlanHead head, List<PlanDepot> depots, List<PlanVehicle> vehicles, List<PlanStop> stops, List<SkippedOrder> skipped) {
        return of(head, depots, vehicles, stops, skipped, TravelMatrix.haversine(places(depots, stops), head.roadFactor(), head.speedKmh() / 3.6));
    }

    static DeliveryPlan of(PlanHead head, List<PlanDepot> depots, List<PlanVehicle> vehicles, List<PlanStop> stops, List<SkippedOrder> skipped, TravelMatrix travel) {
        RoutingProblem problem = problem(depots.size(), vehicles, stops, travel);
        RoutingPlan routing = routing(vehicles.size(), stops);
        return new DeliveryPlan(head, depots, vehicles, stops, skipped, problem, routing, new PlanAuditor(problem).audit(routing));
    }

    static RoutingProblem problem(int depots, List<PlanVehicle> vehicles, List<PlanStop> stops, TravelMatrix travel) {
        return new RoutingProblem(vehicles.stream().map(PlanVehicle::vehicle).toList(), stops.stream().map(stop -> stop.stop(depots)).toList(), travel, sideRules(stops));
    }

    private static SideRules sideRules(List<PlanStop> stops) {
        List<SideRules.Pair> pairs = stops.stream().filter(stop -> stop.kind() == StopKind.PICKUP && stop.partnerNo() >= 0)
                .map(stop -> new SideRules.Pair(stop.stopNo(), stop.partnerNo())).toList();
        return new SideRules(pairs, stops.stream().filter(stop -> !stop.isAskedFor()).map(PlanStop::stopNo).collect(Collectors.toSet()), beginnings(stops));
    }

    /** What vehicles visit first, by vehicle: the stops that are fixed, in their order. */
    private static Map<Integer, List<Integer>> beginnings(List<PlanStop> stops) {
        return stops.stream().filter(stop -> stop.fixed() && stop.vehicleNo() >= 0).sorted(Comparator.comparingInt(PlanStop::position))
                .collect(Collectors.groupingBy(PlanStop::vehicleNo, Collectors.mapping(PlanStop::stopNo, Collectors.toList())));
    }

    /** The places of a travel matrix: the depots, then the stops; what is done at a depot is done wherever it stands. */
    static List<TravelMatrix.Place> places(List<PlanDepot> depots, List<PlanStop> stops) {
        return Stream.concat(depots.stream().map(PlanDepot::place),
                stops.stream().map(stop -> stop.kind().isAtDepot() ? depots.get(stop.depotNo()).place() : new TravelMatrix.Place(stop.latitude(), stop.longitude()))).toList();
    }

    private static RoutingPlan routing(int vehicles, List<PlanStop> stops) {
        var routes = new ArrayList<List<Integer>>();
        for (int v = 0; v < vehicles; v++) {
            int vehicle = v;
            routes.add(stops.stream().filter(stop -> stop.vehicleNo() == vehicle).sorted(Comparator.comparingInt(PlanStop::position))
                    .map(PlanStop::stopNo).toList());
        }
        return new RoutingPlan(routes);
    }

    /** Where goods of a transport order go to or come from: name and address of its other stop; empty for other stops. */
    public String otherEnd(PlanStop stop) {
        if (stop.partnerNo() < 0) {
            return "";
        }
        PlanStop other = stops.get(stop.partnerNo());
        return other.kind().isAtDepot() ? depotOf(other).code() : Stream.of(other.customer(), other.shipTo()).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
    }

    /** Whether it is of several depots that are planned together. */
    public boolean isJoint() {
        return vehicles.stream().anyMatch(vehicle -> Origins.unstated(vehicle.skills()) != 0);
    }

    /** Where what is done at a depot is done. */
    public PlanDepot depotOf(PlanStop stop) {
        return depots.get(stop.depotNo());
    }

    /** Code of the vehicle that comes to a stop; empty when it is left out. */
    String vehicleOf(PlanStop stop) {
        return stop.vehicleNo() < 0 ? "" : vehicles.get(stop.vehicleNo()).code();
    }

    /** Where a vehicle starts. */
    public PlanDepot startOf(int vehicleNo) {
        return depots.get(vehicles.get(vehicleNo).startNo());
    }

    /** Where a vehicle ends. */
    public PlanDepot endOf(int vehicleNo) {
        return depots.get(vehicles.get(vehicleNo).endNo());
    }

    /** Which trip of its vehicle's day a stop belongs to, 1 …; a reload begins the next one. */
    public int trip(PlanStop stop) {
        return 1 + (int) stops.stream().filter(one -> !one.isAskedFor() && one.vehicleNo() == stop.vehicleNo() && one.vehicleNo() >= 0 && one.position() <= stop.position()).count();
    }

    /** Why each stop that is left out is left out, and what would serve it. Computed anew from the plan. */
    public List<UnservedReason> reasons() {
        return new UnservedReasons(problem, routing).all();
    }
}
