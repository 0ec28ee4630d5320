package org.quartermaster.delivery;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quartermaster.delivery.planning.PlanAudit;
import org.quartermaster.delivery.planning.VisitTimes;

/**
 * The moment of a day from which on it is planned again. A search sees open stops without what is past of their windows; a plan is stored with their windows as they
 * are agreed, except where a visit would begin in the past by them.
 *
 * @param second  of the day; 0 before it
 * @param visited numbers of the stops that are behind
 */
record Moment(int second, Set<Integer> visited) {

    List<PlanStop> searched(List<PlanStop> stops) {
        return stops.stream().map(stop -> visited.contains(stop.stopNo()) ? stop : stop.notBefore(second)).toList();
    }

    /**
     * The stops as they are stored.
     *
     * @param stops as they are agreed
     * @param audit of the plan that was searched from this moment on
     */
    List<PlanStop> stored(List<PlanStop> stops, PlanAudit audit) {
        Map<Integer, Integer> begun = audit.visits().collect(toMap(VisitTimes::stop, VisitTimes::start, (first, _) -> first));
        return stops.stream().map(stop -> visited.contains(stop.stopNo()) || begun.getOrDefault(stop.stopNo(), Integer.MAX_VALUE) > second ? stop : stop.notBefore(second)).toList();
    }
}
