package org.quartermaster.delivery;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.quartermaster.delivery.planning.PlanAudit;
import org.quartermaster.delivery.planning.RouteAudit;
import org.quartermaster.delivery.planning.RoutingPlan;
import org.quartermaster.delivery.planning.RoutingProblem;
import org.quartermaster.delivery.planning.UnservedReason;
import org.quartermaster.delivery.planning.UnservedReasons;
import org.quartermaster.delivery.planning.VisitTimes;

/** Writes the places and times of a routing plan, and why stops are left out, into the stops of a delivery plan. */
final class PlanStops {

    private PlanStops() {
    }

    /** Places and times only. What is fixed stays so as long as all before it is. */
    static List<PlanStop> placed(List<PlanStop> stops, PlanAudit audit) {
        var placed = new ArrayList<PlanStop>(stops.stream().map(stop -> stop.leftOut("", "", 0)).toList());
        for (RouteAudit route : audit.routes()) {
            boolean isBeginning = true;
            for (int i = 0; i < route.visits().size(); i++) {
                VisitTimes visit = route.visits().get(i);
                PlanStop stop = stops.get(visit.stop());
                isBeginning &= stop.fixed();
                placed.set(visit.stop(), stop.visitedBy(route.vehicle(), i, visit.start(), visit.lateSeconds()).fixed(isBeginning));
            }
        }
        return placed;
    }

    /** Places and times, and the commonest refusal and the cheapest relaxation of those left out. */
    static List<PlanStop> explained(List<PlanStop> stops, RoutingProblem problem, RoutingPlan plan, PlanAudit audit) {
        List<PlanStop> placed = placed(stops, audit);
        for (UnservedReason reason : new UnservedReasons(problem, plan).all()) {
            String remedy = reason.relaxations().isEmpty() ? "" : reason.relaxations().getFirst().getClass().getSimpleName();
            long cents = reason.relaxations().isEmpty() ? 0 : reason.relaxations().getFirst().addedCents();
            placed.set(reason.stop(), placed.get(reason.stop()).leftOut(commonest(reason), remedy, cents));
        }
        return placed;
    }

    /** The kind of refusal that most vehicles give; the first by name among equals. */
    static String commonest(UnservedReason reason) {
        return reason.refusals().stream().collect(groupingBy(refusal -> refusal.getClass().getSimpleName(), java.util.TreeMap::new, counting()))
                .entrySet().stream().max(Map.Entry.<String, Long>comparingByValue()).map(Map.Entry::getKey).orElse("");
    }
}
