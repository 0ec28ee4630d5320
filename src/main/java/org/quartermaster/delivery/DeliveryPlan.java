package org.quartermaster.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.quartermaster.delivery.planning.PlanAudit;
import org.quartermaster.delivery.planning.PlanAuditor;
import org.quartermaster.delivery.planning.RoutingPlan;
import org.quartermaster.delivery.planning.RoutingProblem;
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
        return new RoutingProblem(vehicles.stream().map(PlanVehicle::vehicle).toList(), stops.stream().map(PlanStop::stop).toList(), travel);
    }

    /** The places of a travel matrix: the depot, location 0, then the stops. */
    static List<TravelMatrix.Place> places(TravelMatrix.Place depot, List<PlanStop> stops) {
        return Stream.concat(Stream.of(depot), stops.stream().map(stop -> new TravelMatrix.Place(stop.latitude(), stop.longitude()))).toList();
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

    /** Why each stop that is left out is left out, and what would serve it. Computed anew from the plan. */
    public List<UnservedReason> reasons() {
        return new UnservedReasons(problem, routing).all();
    }
}
