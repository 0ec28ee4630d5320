package org.quartermaster.delivery.planning;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * In which order the search numbers the stops: stops near each other get numbers near each other, so that what a step reads of the matrices lies together in the
 * processor's cache. Made by halving the stops again and again between two that lie far apart; needs no coordinates.
 */
final class Numbering {
    private static final int SMALLEST_HALVED = 8;
    private static final int NUMBER_BITS = 24;

    private final RoutingProblem problem;
    /** Stop of the problem by number. */
    private final int[] stops;
    private final int[] numbers;

    private Numbering(RoutingProblem asked) {
        problem = asked;
        stops = IntStream.range(0, asked.stops().size()).toArray();
        numbers = new int[stops.length];
        halve(0, stops.length);
        for (int number = 0; number < stops.length; number++) {
            numbers[stops[number]] = number;
        }
    }

    static Numbering of(RoutingProblem problem) {
        return new Numbering(problem);
    }

    /** The stop of the problem with a number of the search. */
    int stop(int number) {
        return stops[number];
    }

    /** The number in the search of a stop of the problem. */
    int number(int stop) {
        return numbers[stop];
    }

    /** The routes of a plan in numbers of the search. */
    int[][] numbers(RoutingPlan plan) {
        return plan.routes().stream().map(route -> route.stream().mapToInt(this::number).toArray()).toArray(int[][]::new);
    }

    /** The plan of routes in numbers of the search. */
    RoutingPlan plan(int[][] routes) {
        List<List<Integer>> lists = Arrays.stream(routes).map(route -> Arrays.stream(route).map(this::stop).boxed().toList()).toList();
        return new RoutingPlan(lists);
    }

    private void halve(int from, int to) {
        if (to - from < SMALLEST_HALVED) {
            return;
        }
        int one = farthest(stops[from], from, to);
        int other = farthest(one, from, to);
        var keys = new long[to - from];
        for (int i = from; i < to; i++) {
            keys[i - from] = (long) (metres(one, stops[i]) - metres(other, stops[i])) << NUMBER_BITS | stops[i];
        }
        Arrays.sort(keys);
        for (int i = from; i < to; i++) {
            stops[i] = (int) (keys[i - from] & (1 << NUMBER_BITS) - 1);
        }
        int middle = (from + to) >>> 1;
        halve(from, middle);
        halve(middle, to);
    }

    private int farthest(int stop, int from, int to) {
        int farthest = stop;
        for (int i = from; i < to; i++) {
            if (metres(stop, stops[i]) > metres(stop, farthest)) {
                farthest = stops[i];
            }
        }
        return farthest;
    }

    private int metres(int from, int to) {
        return problem.travel().metres(problem.stops().get(from).location(), problem.stops().get(to).location());
    }
}
