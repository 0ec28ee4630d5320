package org.quartermaster.delivery.planning;

import java.util.ArrayList;
import java.util.List;
import org.quartermaster.delivery.planning.Violation.Dimension;

/** Recomputes every rule and every cent of a plan from the problem and the plan alone. Shares no code with the search and the solver. */
public final class PlanAuditor {
    private final RoutingProblem problem;

    public PlanAuditor(RoutingProblem asked) {
        problem = asked;
    }

    /** The full audit of a plan. */
    public PlanAudit audit(RoutingPlan plan) {
        var routes = new ArrayList<RouteAudit>();
        var violations = new ArrayList<Violation>();
        for (int v = 0; v < plan.routes().size(); v++) {
            if (!plan.routes().get(v).isEmpty()) {
                RouteAudit route = drive(v, plan.routes().get(v));
                routes.add(route);
                violations.addAll(violations(route));
            }
        }
        findVisitedTwice(plan, violations);
        List<Integer> unserved = plan.unserved(problem);
        long hard = violations.stream().mapToLong(Violation::amount).sum();
        long medium = unserved.stream().mapToLong(stop -> problem.stops().get(stop).priority()).sum();
        long leftOut = unserved.stream().mapToLong(stop -> problem.stops().get(stop).penaltyCents()).sum();
        long cents = routes.stream().mapToLong(route -> route.cost().total()).sum() + leftOut;
        return new PlanAudit(routes, unserved, violations, -hard, -medium, -cents);
    }

    /** One route driven in order, whether or not it keeps the rules. */
    public RouteAudit drive(int vehicleIndex, List<Integer> route) {
        Vehicle vehicle = problem.vehicles().get(vehicleIndex);
        TravelMatrix travel = problem.travel();
        var visits = new ArrayList<VisitTimes>();
        int at = vehicle.startLocation();
        int now = vehicle.shift().from();
        int departure = now;
        Load load = Load.NONE;
        for (int index : route) {
            Stop stop = problem.stops().get(index);
            int drive = travel.seconds(at, stop.location());
            int start = begin(stop, now + drive);
            int arrival = visits.isEmpty() ? start : now + drive;
            departure = visits.isEmpty() ? start - drive : departure;
            int leave = start + stop.serviceSeconds();
            visits.add(new VisitTimes(index, travel.metres(at, stop.location()), drive, arrival, start, leave, Math.max(0, start - stop.lastEnd())));
            load = load.plus(stop.demand());
            at = stop.location();
            now = leave;
        }
        int home = travel.seconds(at, vehicle.endLocation());
        return sum(vehicleIndex, visits, load, departure, now + home, travel.metres(at, vehicle.endLocation()), home);
    }

    private RouteAudit sum(int vehicle, List<VisitTimes> visits, Load load, int departure, int back, int metresHome, int driveHome) {
        int metres = metresHome + visits.stream().mapToInt(VisitTimes::metres).sum();
        int driving = driveHome + visits.stream().mapToInt(VisitTimes::drive).sum();
        int waiting = visits.stream().mapToInt(VisitTimes::waitSeconds).sum();
        int service = visits.stream().mapToInt(visit -> visit.leave() - visit.start()).sum();
        Rates rates = problem.vehicles().get(vehicle).rates();
        long late = visits.stream().mapToLong(visit -> RouteCost.cents(visit.lateSeconds(), stop(visit).lateCents(), 3600)).sum();
        var cost = new RouteCost(RouteCost.cents(metres, rates.centsPerKm(), 1000), RouteCost.cents(driving + service, rates.centsPerHour(), 3600),
                RouteCost.cents(waiting, rates.centsPerHour(), 3600), rates.centsPerUse(), late);
        return new RouteAudit(vehicle, visits, load, departure, back, metres, driving, waiting, service, cost);
    }

    /** The second service begins: at once inside a window, else when the next one opens; after the last window on arrival. */
    private static int begin(Stop stop, int arrival) {
        return stop.windows().stream().filter(window -> arrival <= window.to()).findFirst()
                .map(window -> Math.max(arrival, window.from())).orElse(arrival);
    }

    /** The hard rules that a route breaks. */
    public List<Violation> violations(RouteAudit route) {
        var found = new ArrayList<Violation>();
        int v = route.vehicle();
        Vehicle vehicle = problem.vehicles().get(v);
        Load most = vehicle.capacity();
        for (Dimension dimension : Dimension.values()) {
            int over = dimension.of(route.load()) - dimension.of(most);
            if (over > 0) {
                found.add(new Violation.Overload(v, dimension, over));
            }
        }
        if (route.back() > vehicle.shift().to()) {
            found.add(new Violation.ShiftOver(v, route.back() - vehicle.shift().to()));
        }
        route.visits().forEach(visit -> judge(v, vehicle, visit, found));
        return found;
    }

    private void judge(int v, Vehicle vehicle, VisitTimes visit, List<Violation> found) {
        Stop stop = stop(visit);
        if (visit.lateSeconds() > 0 && stop.lateCents() == 0) {
            found.add(new Violation.TooLate(v, visit.stop(), visit.lateSeconds()));
        }
        if (stop.lockedVehicle() != Stop.ANY && stop.lockedVehicle() != v) {
            found.add(new Violation.WrongVehicle(v, visit.stop()));
        }
        int lacking = Integer.bitCount(stop.skills() & ~vehicle.skills());
        if (lacking > 0) {
            found.add(new Violation.MissingSkill(v, visit.stop(), lacking));
        }
    }

    private void findVisitedTwice(RoutingPlan plan, List<Violation> found) {
        var times = new int[problem.stops().size()];
        plan.routes().forEach(route -> route.forEach(stop -> times[stop]++));
        for (int stop = 0; stop < times.length; stop++) {
            if (times[stop] > 1) {
                found.add(new Violation.VisitedTwice(stop, times[stop] - 1));
            }
        }
    }

    private Stop stop(VisitTimes visit) {
        return problem.stops().get(visit.stop());
    }
}
