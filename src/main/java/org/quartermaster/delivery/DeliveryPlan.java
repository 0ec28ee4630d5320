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
 * @param vehicles by vehicle number
 * @param stops    by stop number
 * @param audit    times and money of each route
 */
public record DeliveryPlan(PlanHead head, List<PlanVehicle> vehicles, List<PlanStop> stops, List<SkippedOrder> skipped, RoutingProblem problem,
                           RoutingPlan routing, PlanAudit audit) {

    /** A plan whose ways are straight lines times the road factor of its head. */
    static DeliveryPlan of(PlanHead head, List<PlanVehicle> vehicles, List<PlanStop> stops, List<SkippedOrder> skipped) {
        return of(head, vehicles, stops, skipped, TravelMatrix.haversine(places(head.place(), stops), head.roadFactor(), head.speedKmh() / 3.6));
    }

    static DeliveryPlan of(PlanHead head, List<PlanVehicle> vehicles, List<PlanStop> stops, List<SkippedOrder> skipped, TravelMatrix travel) {
        RoutingProblem problem = problem(vehicles, stops, travel);
        RoutingPlan routing = routing(vehicles.size(), stops);
        return new DeliveryPlan(head, vehicles, stops, skipped, problem, routing, new PlanAuditor(problem).audit(routing));
    }

    static RoutingProblem problem(List<PlanVehicle> vehicles, List<PlanStop> stops, TravelMatrix travel) {
        return new RoutingProblem(vehicles.stream().map(PlanVehicle::vehicle).toList(), stops.stream().map(PlanStop::stop).toList(), travel, sideRules(stops));
    }

    private static SideRules sideRules(List<PlanStop> stops) {
        List<SideRules.Pair> pairs = stops.stream().filter(stop -> stop.kind() == StopKind.PICKUP && stop.partnerNo() >= 0)
                .map(stop -> new SideRules.Pair(stop.stopNo(), stop.partnerNo())).toList();
        return new SideRules(pairs, stops.stream().filter(stop -> !stop.isAskedFor()).map(PlanStop::stopNo).collect(Collectors.toSet()), Map.of());
    }

    /** The places of a travel matrix: the depot, location 0, then the stops; what is done at the depot is done wherever it stands. */
    static List<TravelMatrix.Place> places(TravelMatrix.Place depot, List<PlanStop> stops) {
        return Stream.concat(Stream.of(depot), stops.stream().map(stop -> stop.kind().isAtDepot() ? depot : new TravelMatrix.Place(stop.latitude(), stop.longitude()))).toList();
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
        return other.kind().isAtDepot() ? head.warehouseCode() : Stream.of(other.customer(), other.shipTo()).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
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
