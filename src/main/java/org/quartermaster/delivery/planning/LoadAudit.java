package org.quartermaster.delivery.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is on board along a route. A trip begins at the depot or at a reload with the goods of all its stops; goods of a pair come on board at the pickup and
 * leave at the delivery.
 */
final class LoadAudit {
    private final RoutingProblem problem;
    private final Map<Integer, Integer> deliveryOf = new HashMap<>();
    private final Map<Integer, Integer> pickupOf = new HashMap<>();

    LoadAudit(RoutingProblem asked) {
        problem = asked;
        for (SideRules.Pair pair : asked.sideRules().pairs()) {
            deliveryOf.put(pair.pickup(), pair.delivery());
            pickupOf.put(pair.delivery(), pair.pickup());
        }
    }

    /** The most of each part that is on board at any time, not necessarily at the same. */
    Load most(List<Integer> route) {
        Load most = Load.NONE;
        for (List<Integer> trip : trips(route)) {
            Load onBoard = trip.stream().filter(stop -> !isPaired(stop)).map(this::demand).reduce(Load.NONE, Load::plus);
            most = largest(most, onBoard);
            var carried = new HashMap<Integer, Load>();
            for (int stop : trip) {
                if (deliveryOf.containsKey(stop)) {
                    carried.put(deliveryOf.get(stop), demand(stop));
                    onBoard = onBoard.plus(demand(stop));
                } else {
                    onBoard = onBoard.minus(isPaired(stop) ? carried.getOrDefault(stop, Load.NONE) : demand(stop));
                }
                most = largest(most, onBoard);
            }
        }
        return most;
    }

    private boolean isPaired(int stop) {
        return deliveryOf.containsKey(stop) || pickupOf.containsKey(stop);
    }

    private Load demand(int stop) {
        return problem.stops().get(stop).demand();
    }

    private List<List<Integer>> trips(List<Integer> route) {
        var trips = new ArrayList<List<Integer>>();
        trips.add(new ArrayList<>());
        for (int stop : route) {
            if (problem.sideRules().reloads().contains(stop)) {
                trips.add(new ArrayList<>());
            } else {
                trips.getLast().add(stop);
            }
        }
        return trips;
    }

    private static Load largest(Load one, Load other) {
        return new Load(Math.max(one.millilitres(), other.millilitres()), Math.max(one.grams(), other.grams()), Math.max(one.pieces(), other.pieces()));
    }

    /** The pairs of which a route visits one stop and not the other on the same trip, or the delivery first. */
    List<Violation> brokenPairs(List<Integer> route) {
        var found = new ArrayList<Violation>();
        for (SideRules.Pair pair : problem.sideRules().pairs()) {
            boolean visitsOne = route.contains(pair.pickup()) || route.contains(pair.delivery());
            boolean isKept = trips(route).stream()
                    .anyMatch(trip -> trip.contains(pair.pickup()) && trip.indexOf(pair.delivery()) > trip.indexOf(pair.pickup()));
            if (visitsOne && !isKept) {
                found.add(new Violation.PairBroken(pair.pickup(), pair.delivery()));
            }
        }
        return found;
    }
}
