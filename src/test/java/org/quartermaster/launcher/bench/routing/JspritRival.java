package org.quartermaster.launcher.bench.routing;

import com.graphhopper.jsprit.core.algorithm.VehicleRoutingAlgorithm;
import com.graphhopper.jsprit.core.algorithm.box.Jsprit;
import com.graphhopper.jsprit.core.algorithm.termination.TimeTermination;
import com.graphhopper.jsprit.core.problem.Location;
import com.graphhopper.jsprit.core.problem.VehicleRoutingProblem;
import com.graphhopper.jsprit.core.problem.VehicleRoutingProblem.FleetSize;
import com.graphhopper.jsprit.core.problem.job.Service;
import com.graphhopper.jsprit.core.problem.solution.VehicleRoutingProblemSolution;
import com.graphhopper.jsprit.core.problem.solution.route.VehicleRoute;
import com.graphhopper.jsprit.core.problem.solution.route.activity.TimeWindow;
import com.graphhopper.jsprit.core.problem.solution.route.activity.TourActivity.JobActivity;
import com.graphhopper.jsprit.core.problem.vehicle.VehicleImpl;
import com.graphhopper.jsprit.core.problem.vehicle.VehicleTypeImpl;
import com.graphhopper.jsprit.core.util.FastVehicleRoutingTransportCostsMatrix;
import com.graphhopper.jsprit.core.util.Solutions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.quartermaster.delivery.planning.RoutingProblem;
import org.quartermaster.delivery.planning.Stop;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.delivery.planning.Vehicle;

/** jsprit-core (Apache-2.0) with its fast regret insertion and as many vehicles as it wants; the checker counts them afterwards. */
final class JspritRival implements Rival {

    @Override
    public String name() {
        return "jsprit";
    }

    @Override
    public List<List<Integer>> solve(RoutingProblem problem, int depots, double seconds, long seed) {
        VehicleRoutingAlgorithm algorithm = Jsprit.Builder.newInstance(laidOut(problem, depots)).setProperty(Jsprit.Parameter.THREADS, "1")
                .setProperty(Jsprit.Parameter.FAST_REGRET, "true").setRandom(new Random(seed)).buildAlgorithm();
        var clock = new TimeTermination(Math.round(seconds * 1000));
        algorithm.setPrematureAlgorithmTermination(clock);
        algorithm.addListener(clock);
        algorithm.setMaxIterations(Integer.MAX_VALUE);
        return routes(problem, Solutions.bestOf(algorithm.searchSolutions()));
    }

    private static VehicleRoutingProblem laidOut(RoutingProblem problem, int depots) {
        var builder = VehicleRoutingProblem.Builder.newInstance().setFleetSize(FleetSize.INFINITE).setRoutingCost(costs(problem.travel()));
        int perDepot = problem.vehicles().size() / depots;
        for (int depot = 0; depot < depots; depot++) {
            builder.addVehicle(vehicle(depot * perDepot, problem.vehicles().get(depot * perDepot)));
        }
        for (int i = 0; i < problem.stops().size(); i++) {
            builder.addJob(service(i, problem.stops().get(i)));
        }
        return builder.build();
    }

    private static VehicleImpl vehicle(int number, Vehicle one) {
        var type = VehicleTypeImpl.Builder.newInstance("van " + number).addCapacityDimension(0, one.capacity().pieces()).setCostPerDistance(1).build();
        return VehicleImpl.Builder.newInstance(String.valueOf(number)).setType(type).setStartLocation(Location.newInstance(one.startLocation()))
                .setEarliestStart(one.shift().from()).setLatestArrival(one.shift().to()).build();
    }

    private static Service service(int number, Stop stop) {
        return Service.Builder.newInstance(String.valueOf(number)).setLocation(Location.newInstance(stop.location())).addSizeDimension(0, stop.demand().pieces())
                .setServiceTime(stop.serviceSeconds()).addTimeWindow(TimeWindow.newInstance(stop.windows().getFirst().from(), stop.lastEnd())).build();
    }

    private static FastVehicleRoutingTransportCostsMatrix costs(TravelMatrix travel) {
        var matrix = FastVehicleRoutingTransportCostsMatrix.Builder.newInstance(travel.size(), false);
        for (int i = 0; i < travel.size(); i++) {
            for (int j = 0; j < travel.size(); j++) {
                matrix.addTransportTimeAndDistance(i, j, travel.seconds(i, j), travel.metres(i, j));
            }
        }
        return matrix.build();
    }

    /** Its vehicles of one depot, put on ours in order; more than there are go on the last one, which the checker then refuses. */
    private static List<List<Integer>> routes(RoutingProblem problem, VehicleRoutingProblemSolution solution) {
        var routes = new ArrayList<List<Integer>>();
        problem.vehicles().forEach(_ -> routes.add(new ArrayList<>()));
        for (VehicleRoute route : solution.getRoutes()) {
            int v = Integer.parseInt(route.getVehicle().getId());
            int start = problem.vehicles().get(v).startLocation();
            while (v + 1 < routes.size() && !routes.get(v).isEmpty() && problem.vehicles().get(v + 1).startLocation() == start) {
                v++;
            }
            List<Integer> ours = routes.get(v);
            route.getActivities().forEach(activity -> ours.add(Integer.parseInt(((JobActivity) activity).getJob().getId())));
        }
        return routes;
    }
}
