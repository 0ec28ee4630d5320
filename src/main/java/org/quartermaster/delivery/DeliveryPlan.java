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

    static DeliveryPlan of(PlanHead head, List<PlanVehicle> vehicles, List<PlanStop> stops, List<SkippedOrder> skipped) {
        RoutingProblem problem = problem(head, vehicles, stops);
        RoutingPlan routing = routing(vehicles.size(), stops);
        return new DeliveryPlan(head, vehicles, stops, skipped, problem, routing, new PlanAuditor(problem).audit(routing));
    }

    static RoutingProblem problem(PlanHead head, List<PlanVehicle> vehicles, List<PlanStop> stops) {
        return new RoutingProblem(vehicles.stream().map(PlanVehicle::vehicle).toList(), stops.stream().map(PlanStop::stop).toList(),
                travel(head, new TravelMatrix.Place(head.latitude(), head.longitude()), stops));
    }

    /** Travel between a depot, location 0, and the stops. */
    static TravelMatrix travel(PlanHead head, TravelMatrix.Place depot, List<PlanStop> stops) {
        var places = Stream.concat(Stream.of(depot), stops.stream().map(stop -> new TravelMatrix.Place(stop.latitude(), stop.longitude()))).toList();
        return TravelMatrix.haversine(places, head.roadFactor(), head.speedKmh() / 3.6);
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
