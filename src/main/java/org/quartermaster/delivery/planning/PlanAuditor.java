package org.quartermaster.delivery.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.quartermaster.delivery.planning.Violation.Dimension;

/** Recomputes every rule and every cent of a plan from the problem and the plan alone. Shares no code with the search and the solver. */
public final class PlanAuditor {
    private final RoutingProblem problem;
    private final LoadAudit loads;

    public PlanAuditor(RoutingProblem asked) {
        problem = asked;
        loads = new LoadAudit(asked);
    }

    /** The full audit of a plan. */
    public PlanAudit audit(RoutingPlan plan) {
        var routes = new ArrayList<RouteAudit>();
        var violations = new ArrayList<Violation>();
        for (int v = 0; v < plan.routes().size(); v++) {
            if (plan.routes().get(v).isEmpty()) {
                findOtherBeginning(v, List.of(), violations);
            } else {
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
        var day = new Day(vehicle);
        route.forEach(day::visit);
        day.goHome();
        return day.audit(vehicleIndex, loads.most(route));
    }

    /** The day of one driver as it goes by. */
    private final class Day {
        private final Vehicle vehicle;
        private final List<VisitTimes> visits = new ArrayList<>();
        private int at;
        private int now;
        private int departure;
        private int metres;
        private int driving;
        private int waiting;
        private int rest = -1;

        Day(Vehicle driven) {
            vehicle = driven;
            at = driven.startLocation();
            now = driven.shift().from();
            departure = now;
        }

        void visit(int index) {
            Stop stop = problem.stops().get(index);
            int drive = problem.travel().seconds(at, stop.location());
            restWhenLater(begin(stop, now + drive) + stop.serviceSeconds());
            int start = begin(stop, now + drive);
            int arrival = visits.isEmpty() ? start : now + drive;
            departure = visits.isEmpty() ? start - drive : departure;
            waiting += start - arrival;
            int step = problem.travel().metres(at, stop.location());
            leg(stop.location(), drive);
            now = start + stop.serviceSeconds();
            visits.add(new VisitTimes(index, step, drive, arrival, start, now, Math.max(0, start - stop.lastEnd())));
        }

        void goHome() {
            int drive = problem.travel().seconds(at, vehicle.endLocation());
            restWhenLater(now + drive);
            leg(vehicle.endLocation(), drive);
            now += drive;
        }

        private void leg(int to, int drive) {
            metres += problem.travel().metres(at, to);
            driving += drive;
            at = to;
        }

        /** Rests here when what comes next would end after the break must be over. A break before leaving the depot costs no waiting. */
        private void restWhenLater(int end) {
            Rest due = vehicle.duty().rest().orElse(null);
            if (due == null || rest >= 0 || end <= due.to()) {
                return;
            }
            rest = Math.max(now, due.from());
            waiting += visits.isEmpty() ? 0 : rest - now;
            now = rest + due.seconds();
        }

        RouteAudit audit(int vehicleIndex, Load most) {
            int service = visits.stream().mapToInt(visit -> visit.leave() - visit.start()).sum();
            Rates rates = vehicle.rates();
            long late = visits.stream().mapToLong(visit -> RouteCost.cents(visit.lateSeconds(), stop(visit).lateCents(), 3600)).sum();
            var cost = new RouteCost(RouteCost.cents(metres, rates.centsPerKm(), 1000), RouteCost.cents(driving + service, rates.centsPerHour(), 3600),
                    RouteCost.cents(waiting, rates.centsPerHour(), 3600), rates.centsPerUse(), late);
            return new RouteAudit(vehicleIndex, visits, most, departure, now, metres, driving, waiting, service, rest, cost);
        }
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
        int away = route.back() - route.departure();
        if (away > vehicle.duty().mostSeconds()) {
            found.add(new Violation.AwayTooLong(v, away - vehicle.duty().mostSeconds()));
        }
        route.visits().forEach(visit -> judge(v, vehicle, visit, found));
        List<Integer> order = route.visits().stream().map(VisitTimes::stop).toList();
        found.addAll(loads.brokenPairs(order));
        findOtherBeginning(v, order, found);
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

    private void findOtherBeginning(int v, List<Integer> route, List<Violation> found) {
        List<Integer> wanted = problem.sideRules().beginnings().getOrDefault(v, List.of());
        long other = IntStream.range(0, wanted.size()).filter(i -> i >= route.size() || !route.get(i).equals(wanted.get(i))).count();
        if (other > 0) {
            found.add(new Violation.BeginsOtherwise(v, other));
        }
    }

    private Stop stop(VisitTimes visit) {
        return problem.stops().get(visit.stop());
    }
}
