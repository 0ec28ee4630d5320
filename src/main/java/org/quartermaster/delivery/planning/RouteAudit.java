package org.quartermaster.delivery.planning;

import java.util.List;

/**
 * A route as it will be driven.
 *
 * @param vehicle        index of the vehicle
 * @param visits         in order
 * @param load           the most that is on board at any time
 * @param departure      second it leaves: just in time for the first stop, not before the shift
 * @param back           second it is back
 * @param metres         driven in all
 * @param drivingSeconds driven in all
 * @param waitingSeconds waited in all
 * @param serviceSeconds served in all
 * @param rest           the break that was taken: when it began, or −1
 * @param cost           money by part
 */
public record RouteAudit(int vehicle, List<VisitTimes> visits, Load load, int departure, int back, int metres, int drivingSeconds,
                         int waitingSeconds, int serviceSeconds, int rest, RouteCost cost) {
    public RouteAudit {
        visits = List.copyOf(visits);
    }

    /** Visits that begin in their window. */
    public long onTime() {
        return visits.stream().filter(visit -> visit.lateSeconds() == 0).count();
    }
}
