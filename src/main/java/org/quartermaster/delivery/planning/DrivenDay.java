package org.quartermaster.delivery.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A plan as it was really driven so far. What was visited stands first on the route of whoever was there, in the order and at the times that were noted; vehicles of
 * which nothing is noted are where the plan has them. What is open begins at this moment at the earliest.
 */
public final class DrivenDay {
    /** A time that nobody noted. */
    public static final int UNKNOWN = -1;

    /**
     * A visit as it was.
     *
     * @param begun second of the day, or {@link #UNKNOWN}
     * @param left  likewise; unknown also while the driver is there
     */
    public record Done(int stop, int begun, int left) {
        static Done unknown(int stop) {
            return new Done(stop, UNKNOWN, UNKNOWN);
        }
    }

    private final RoutingProblem asked;
    private final RoutingPlan planned;
    private final int now;
    private final Map<Integer, List<Done>> done = new HashMap<>();
    private RoutingPlan driven;
    private RoutingProblem problem;

    private DrivenDay(RoutingProblem problem, RoutingPlan plan, int second) {
        asked = problem;
        planned = plan;
        now = second;
        driven = plan;
        this.problem = problem;
    }

    /**
     * The day at a moment.
     *
     * @param noted by vehicle, in the order in which they were visited; vehicles that are missing or have none are as planned
     * @param now   second of the day; 0 or less before it
     */
    public static LiveDay of(RoutingProblem problem, RoutingPlan plan, Map<Integer, List<Done>> noted, int now) {
        var day = new DrivenDay(problem, plan, now);
        noted.forEach((vehicle, visits) -> {
            if (!visits.isEmpty()) {
                day.done.put(vehicle, day.withWhatMustHaveBeen(vehicle, visits));
            }
        });
        return day.live();
    }

    /** The pickup of what was brought and the reloads before it, where nobody noted them. */
    private List<Done> withWhatMustHaveBeen(int vehicle, List<Done> visits) {
        Set<Integer> noted = new HashSet<>(visits.stream().map(Done::stop).toList());
        var all = new ArrayList<Done>();
        for (Done visit : visits) {
            List<Integer> route = planned.routes().get(vehicle);
            SideRules rules = asked.sideRules();
            route.subList(0, Math.max(0, route.indexOf(visit.stop()))).stream()
                    .filter(stop -> rules.reloads().contains(stop) || rules.isPickup(stop) && rules.partnerOf(stop) == visit.stop())
                    .filter(noted::add).map(Done::unknown).forEach(all::add);
            all.add(visit);
        }
        return all;
    }

    private LiveDay live() {
        done.forEach((vehicle, visits) -> IntStream.range(0, visits.size()).forEach(i -> driven = driven.moved(visits.get(i).stop(), vehicle, i)));
        Map<Integer, Integer> visited = visited();
        problem = problem.with(new SideRules(asked.sideRules().pairs(), asked.sideRules().reloads(), beginnings(visited)));
        done.forEach(this::asItWas);
        visited.forEach((vehicle, count) -> {
            if (count == 0 && now > 0) {
                leaveFromNowOn(vehicle);
            }
        });
        open(visited).forEach(stop -> problem = problem.with(stop, notBefore(problem.stops().get(stop), now)));
        return LiveDay.visited(problem, driven, visited);
    }

    /** How many stops each vehicle has behind it: those noted, or those whose time has come. */
    private Map<Integer, Integer> visited() {
        var visited = new HashMap<Integer, Integer>();
        var auditor = new PlanAuditor(asked);
        for (int v = 0; v < driven.routes().size(); v++) {
            List<Integer> route = driven.routes().get(v);
            Set<Integer> begun = new HashSet<>(auditor.drive(v, planned.routes().get(v)).visits().stream().filter(visit -> visit.start() <= now).map(VisitTimes::stop).toList());
            visited.put(v, done.containsKey(v) ? done.get(v).size() : (int) route.stream().takeWhile(begun::contains).count());
        }
        return visited;
    }

    /** What was visited, and behind it what a person keeps in its place. */
    private Map<Integer, List<Integer>> beginnings(Map<Integer, Integer> visited) {
        var beginnings = new HashMap<Integer, List<Integer>>();
        visited.forEach((vehicle, count) -> {
            List<Integer> route = driven.routes().get(vehicle);
            int kept = asked.sideRules().beginnings().getOrDefault(vehicle, List.of()).stream().mapToInt(route::indexOf).max().orElse(-1) + 1;
            if (Math.max(kept, count) > 0) {
                beginnings.put(vehicle, route.subList(0, Math.max(kept, count)));
            }
        });
        return beginnings;
    }

    private List<Integer> open(Map<Integer, Integer> visited) {
        Set<Integer> behind = new HashSet<>();
        visited.forEach((vehicle, count) -> behind.addAll(driven.routes().get(vehicle).subList(0, count)));
        return IntStream.range(0, asked.stops().size()).filter(stop -> !behind.contains(stop)).boxed().toList();
    }

    /** Nobody who stands at the depot leaves in the past. Who has left as planned and not arrived yet is on the way. */
    private void leaveFromNowOn(int vehicle) {
        Vehicle van = problem.vehicles().get(vehicle);
        List<Integer> route = driven.routes().get(vehicle);
        boolean isOnTheWay = !route.isEmpty() && new PlanAuditor(asked).drive(vehicle, route).departure() <= now;
        if (!isOnTheWay && van.shift().from() < now) {
            problem = problem.withVehicle(vehicle, van.within(new Window(Math.min(now, van.shift().to()), van.shift().to())));
        }
    }

    /** A stop that is still to be visited: not in what is past of its windows. When all are past it is too late for everybody, or late from now on where that is paid. */
    public static Stop notBefore(Stop stop, int now) {
        List<Window> left = stop.windows().stream().filter(window -> window.to() >= now)
                .map(window -> new Window(Math.max(now, window.from()), window.to())).toList();
        int never = stop.lateCents() > 0 ? now : 0;
        return stop.within(left.isEmpty() ? List.of(new Window(never, never)) : left);
    }

    /** Makes the vehicle's visits happen when they did: its shift, the times at the stops and their windows give way. */
    private void asItWas(int vehicle, List<Done> visits) {
        List<Integer> route = driven.routes().get(vehicle);
        int[] begun = begun(vehicle, visits);
        int leave = leave(vehicle, route, visits, begun[visits.size() - 1]);
        Vehicle van = problem.vehicles().get(vehicle);
        for (int i = 0; i < visits.size(); i++) {
            int next = i + 1 < visits.size() ? begun[i + 1] - seconds(location(route.get(i)), location(route.get(i + 1))) : leave;
            Stop stop = problem.stops().get(route.get(i));
            problem = problem.with(route.get(i), visited(stop, van, begun[i]).lasting(Math.max(0, next - begun[i])));
        }
        int departure = Math.max(0, begun[0] - seconds(van.startLocation(), location(route.getFirst())));
        Duty duty = van.duty().rest().filter(rest -> Math.max(now, leave) > rest.to()).map(_ -> new Duty(van.duty().mostSeconds(), Optional.empty())).orElse(van.duty());
        problem = problem.withVehicle(vehicle, van.within(new Window(departure, Math.max(departure, van.shift().to()))).on(duty));
        problem = LetHome.after(problem, vehicle, route.subList(0, visits.size()));
    }

    /** When service began; earlier than noted where the drive to the next one took less time than it should. */
    private int[] begun(int vehicle, List<Done> visits) {
        var begun = new int[visits.size()];
        int next = Integer.MAX_VALUE;
        for (int i = visits.size() - 1; i >= 0; i--) {
            int noted = visits.get(i).begun();
            begun[i] = Math.max(0, noted == UNKNOWN ? next == Integer.MAX_VALUE ? now : next : Math.min(noted, next));
            next = i == 0 ? 0 : begun[i] - seconds(location(visits.get(i - 1).stop()), location(visits.get(i).stop()));
        }
        return begun;
    }

    /** When the last stop is left: as noted, but the next place is not reached before this moment. */
    private int leave(int vehicle, List<Integer> route, List<Done> visits, int begun) {
        Done last = visits.getLast();
        if (last.left() == UNKNOWN) {
            return Math.max(now, begun + asked.stops().get(last.stop()).serviceSeconds());
        }
        int next = route.size() > visits.size() ? location(route.get(visits.size())) : problem.vehicles().get(vehicle).endLocation();
        return Math.max(begun, Math.max(last.left(), now - seconds(location(last.stop()), next)));
    }

    /** The stop that this vehicle visited then, whatever was agreed. */
    private static Stop visited(Stop stop, Vehicle van, int begun) {
        Stop there = stop.needing(stop.skills() & van.skills(), stop.priority(), stop.penaltyCents(), stop.lateCents()).lockedTo(Stop.ANY);
        boolean isWithin = stop.windows().stream().anyMatch(window -> window.from() <= begun && begun <= window.to());
        boolean isPaidLate = begun > stop.lastEnd() && stop.lateCents() > 0;
        return isWithin || isPaidLate ? there : there.within(List.of(new Window(begun, Math.max(begun, stop.lastEnd()))));
    }

    private int location(int stop) {
        return asked.stops().get(stop).location();
    }

    private int seconds(int from, int to) {
        return asked.travel().seconds(from, to);
    }
}
