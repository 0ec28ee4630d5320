package org.quartermaster.delivery.planning;

import java.util.List;

/**
 * A stop put into a route. A stop of a pair that nobody visits yet comes with the other one; on one more trip a reload comes before or behind it.
 *
 * @param vehicle  index of the vehicle
 * @param position of the stop in the route, 0 first
 * @param route    the whole route then
 */
public record Placing(int vehicle, int position, List<Integer> route) {
    public Placing {
        route = List.copyOf(route);
    }

    static Placing of(int stop, int vehicle, List<Integer> route) {
        return new Placing(vehicle, route.indexOf(stop), route);
    }
}
