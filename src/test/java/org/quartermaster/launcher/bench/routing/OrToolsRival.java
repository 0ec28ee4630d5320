package org.quartermaster.launcher.bench.routing;

import com.google.ortools.Loader;
import com.google.ortools.constraintsolver.Assignment;
import com.google.ortools.constraintsolver.FirstSolutionStrategy;
import com.google.ortools.constraintsolver.LocalSearchMetaheuristic;
import com.google.ortools.constraintsolver.RoutingDimension;
import com.google.ortools.constraintsolver.RoutingIndexManager;
import com.google.ortools.constraintsolver.RoutingModel;
import com.google.ortools.constraintsolver.RoutingSearchParameters;
import com.google.ortools.constraintsolver.main;
import com.google.protobuf.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.quartermaster.delivery.planning.RoutingProblem;
import org.quartermaster.delivery.planning.Stop;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.delivery.planning.Vehicle;

/** OR-Tools' routing library (Apache-2.0): parallel cheapest insertion, then guided local search. It has no seed. */
final class OrToolsRival implements Rival {
    private static final String TIME = "time";

    @Override
    public String name() {
        return "OR-Tools";
    }

    @Override
    public List<List<Integer>> solve(RoutingProblem problem, int depots, double seconds, long seed) {
        Loader.loadNativeLibraries();
        var manager = new RoutingIndexManager(problem.travel().size(), problem.vehicles().size(), locations(problem, Vehicle::startLocation),
                locations(problem, Vehicle::endLocation));
        var model = new RoutingModel(manager);
        model.setArcCostEvaluatorOfAllVehicles(model.registerTransitMatrix(metres(problem.travel())));
        loads(problem, model);
        times(problem, manager, model);
        return routes(problem, manager, model, model.solveWithParameters(parameters(seconds)));
    }

    private static int[] locations(RoutingProblem problem, ToIntFunction<Vehicle> of) {
        return problem.vehicles().stream().mapToInt(of).toArray();
    }

    private static RoutingSearchParameters parameters(double seconds) {
        long millis = Math.round(seconds * 1000);
        return main.defaultRoutingSearchParameters().toBuilder().setFirstSolutionStrategy(FirstSolutionStrategy.Value.PARALLEL_CHEAPEST_INSERTION)
                .setLocalSearchMetaheuristic(LocalSearchMetaheuristic.Value.GUIDED_LOCAL_SEARCH)
                .setTimeLimit(Duration.newBuilder().setSeconds(millis / 1000).setNanos((int) (millis % 1000) * 1_000_000)).build();
    }

    private static long[][] metres(TravelMatrix travel) {
        var cells = new long[travel.size()][travel.size()];
        for (int i = 0; i < travel.size(); i++) {
            for (int j = 0; j < travel.size(); j++) {
                cells[i][j] = travel.metres(i, j);
            }
        }
        return cells;
    }

    private static long[] byLocation(RoutingProblem problem, ToLongFunction<Stop> value) {
        var values = new long[problem.travel().size()];
        problem.stops().forEach(stop -> values[stop.location()] = value.applyAsLong(stop));
        return values;
    }

    private static void loads(RoutingProblem problem, RoutingModel model) {
        int demand = model.registerUnaryTransitVector(byLocation(problem, stop -> stop.demand().pieces()));
        long[] capacities = problem.vehicles().stream().mapToLong(vehicle -> vehicle.capacity().pieces()).toArray();
        model.addDimensionWithVehicleCapacity(demand, 0, capacities, true, "load");
    }

    private static void times(RoutingProblem problem, RoutingIndexManager manager, RoutingModel model) {
        long[] service = byLocation(problem, Stop::serviceSeconds);
        TravelMatrix travel = problem.travel();
        var cells = new long[travel.size()][travel.size()];
        for (int i = 0; i < travel.size(); i++) {
            for (int j = 0; j < travel.size(); j++) {
                cells[i][j] = service[i] + travel.seconds(i, j);
            }
        }
        long end = problem.vehicles().stream().mapToLong(vehicle -> vehicle.shift().to()).max().orElseThrow();
        model.addDimension(model.registerTransitMatrix(cells), end, end, false, TIME);
        RoutingDimension time = model.getMutableDimension(TIME);
        for (Stop stop : problem.stops()) {
            time.cumulVar(manager.nodeToIndex(stop.location())).setRange(stop.windows().getFirst().from(), Math.min(end, stop.lastEnd()));
        }
        for (int v = 0; v < problem.vehicles().size(); v++) {
            var shift = problem.vehicles().get(v).shift();
            time.cumulVar(model.start(v)).setRange(shift.from(), shift.to());
            time.cumulVar(model.end(v)).setRange(shift.from(), shift.to());
        }
    }

    private static List<List<Integer>> routes(RoutingProblem problem, RoutingIndexManager manager, RoutingModel model, Assignment found) {
        var stopAt = new int[problem.travel().size()];
        for (int i = 0; i < problem.stops().size(); i++) {
            stopAt[problem.stops().get(i).location()] = i;
        }
        var routes = new ArrayList<List<Integer>>();
        for (int v = 0; v < problem.vehicles().size(); v++) {
            var route = new ArrayList<Integer>();
            if (found != null) {
                for (long at = found.value(model.nextVar(model.start(v))); !model.isEnd(at); at = found.value(model.nextVar(at))) {
                    route.add(stopAt[manager.indexToNode(at)]);
                }
            }
            routes.add(route);
        }
        return routes;
    }
}
