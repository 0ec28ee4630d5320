package org.quartermaster.delivery.planning;

import java.util.List;

/**
 * The least that a route can cost, told in one pass that keeps nothing, so that thousands of places are compared before a few are audited. Without a driver's
 * break it is what the auditor counts; with one it leaves waiting and the delay by the break out.
 */
final class RouteBound {
    /** Of a route that breaks a rule for certain. */
    static final long NEVER = Long.MAX_VALUE;

    private final RoutingProblem problem;
    private final boolean isLoadedOnce;

    RouteBound(RoutingProblem asked) {
        problem = asked;
        isLoadedOnce = asked.sideRules().pairs().isEmpty() && asked.sideRules().reloads().isEmpty();
    }

    /** Whether skills, a lock and the load alone let the vehicle visit the stop. */
    boolean mayVisit(int vehicle, int stop) {
        Stop asked = problem.stops().get(stop);
        Vehicle driven = problem.vehicles().get(vehicle);
        return (asked.lockedVehicle() == Stop.ANY || asked.lockedVehicle() == vehicle) && (asked.skills() & ~driven.skills()) == 0
                && asked.demand().fitsIn(driven.capacity());
    }

    /** Cents that the auditor counts at least; {@link #NEVER} where it certainly finds a broken rule. */
    long cents(int vehicle, List<Integer> route) {
        return beginsAsIsFixed(vehicle, route) && fits(vehicle, route) ? new Pass(problem.vehicles().get(vehicle)).cents(route) : NEVER;
    }

    private boolean beginsAsIsFixed(int vehicle, List<Integer> route) {
        List<Integer> wanted = problem.sideRules().beginnings().getOrDefault(vehicle, List.of());
        return wanted.size() <= route.size() && route.subList(0, wanted.size()).equals(wanted);
    }

    private boolean fits(int vehicle, List<Integer> route) {
        long millilitres = 0;
        long grams = 0;
        long pieces = 0;
        for (int stop : isLoadedOnce ? route : List.<Integer>of()) {
            Load demand = problem.stops().get(stop).demand();
            millilitres += demand.millilitres();
            grams += demand.grams();
            pieces += demand.pieces();
        }
        Load most = problem.vehicles().get(vehicle).capacity();
        return millilitres <= most.millilitres() && grams <= most.grams() && pieces <= most.pieces();
    }

    /** One day without the break: nothing happens later than on the real one. */
    private final class Pass {
        private final Vehicle vehicle;
        private final boolean hasRest;
        private int at;
        private int now;
        private int departure;
        private long metres;
        private long working;
        private long waiting;
        private long late;
        private boolean isBroken;

        Pass(Vehicle driven) {
            vehicle = driven;
            hasRest = driven.duty().rest().isPresent();
            at = driven.startLocation();
            now = driven.shift().from();
        }

        long cents(List<Integer> route) {
            for (int i = 0; i < route.size() && !isBroken; i++) {
                visit(problem.stops().get(route.get(i)), i == 0);
            }
            drive(vehicle.endLocation());
            boolean isAwayTooLong = !hasRest && now - departure > vehicle.duty().mostSeconds();
            return isBroken || now > vehicle.shift().to() || isAwayTooLong ? NEVER : total();
        }

        private void visit(Stop stop, boolean isFirst) {
            int left = now;
            drive(stop.location());
            int start = begin(stop, now);
            if (isFirst) {
                departure = left + start - now;
            } else {
                waiting += start - now;
            }
            int seconds = Math.max(0, start - stop.lastEnd());
            isBroken = seconds > 0 && stop.lateCents() == 0;
            late += RouteCost.cents(seconds, stop.lateCents(), 3600);
            working += stop.serviceSeconds();
            now = start + stop.serviceSeconds();
        }

        private void drive(int to) {
            int seconds = problem.travel().seconds(at, to);
            metres += problem.travel().metres(at, to);
            working += seconds;
            now += seconds;
            at = to;
        }

        private long total() {
            Rates rates = vehicle.rates();
            return RouteCost.cents(metres, rates.centsPerKm(), 1000) + RouteCost.cents(working, rates.centsPerHour(), 3600)
                    + (hasRest ? 0 : RouteCost.cents(waiting, rates.centsPerHour(), 3600)) + rates.centsPerUse() + late;
        }
    }

    private static int begin(Stop stop, int arrival) {
        for (Window window : stop.windows()) {
            if (arrival <= window.to()) {
                return Math.max(arrival, window.from());
            }
        }
        return arrival;
    }
}
