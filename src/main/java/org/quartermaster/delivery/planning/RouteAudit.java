package org.quartermaster.delivery.planning;

import java.util.List;

/**
 * A route as it will be driven.
 *
 * @param vehicle        index of the vehicle
 * @param visits         in order
 * @param load           sum of the demands
 * @param departure      second it leaves: just in time for the first stop, not before the shift
 * @param back           second it is back
 * @param metres         driven in all
 * @param drivingSeconds driven in all
 * @param waitingSeconds waited in all
 * @param serviceSeconds served in all
 * @param cost           money by part
 */
public record RouteAudit(int vehicle, List<VisitTimes> visits, Load load, int departure, int back, int metres, int drivingSeconds,
                         int waitingSeconds, int serviceSeconds, RouteCost cost) {
    public RouteAudit {
        visits = List.copyOf(visits);
    }

    /** Visits that begin in their window. */
    public long onTime() {
        return visits.stream().filter(visit -> visit.lateSeconds() == 0).count();
    }
}
