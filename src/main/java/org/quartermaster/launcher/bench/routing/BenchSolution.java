package org.quartermaster.launcher.bench.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.quartermaster.delivery.planning.RoutingPlan;
import org.quartermaster.launcher.bench.routing.BenchInstance.Customer;
import org.quartermaster.launcher.bench.routing.BenchInstance.Depot;
import org.quartermaster.launcher.bench.routing.BenchInstance.Point;

/**
 * Routes of an instance, checked and measured in the file's own numbers without any code of the planner.
 *
 * @param routes those that leave, by depot
 */
record BenchSolution(BenchInstance instance, Convention convention, List<Route> routes) {
    private static final double TOLERANCE = 1e-6;
    private static final String DEPOTS = "Depots ";

    /** Customers in order, from and to a depot. */
    record Route(Depot depot, List<Customer> customers) {
    }

    static BenchSolution of(BenchInstance instance, Convention convention, RoutingPlan plan) {
        var routes = new ArrayList<Route>();
        for (int v = 0; v < plan.routes().size(); v++) {
            if (!plan.routes().get(v).isEmpty()) {
                Depot depot = instance.depots().get(v / instance.fleetPerDepot());
                routes.add(new Route(depot, plan.routes().get(v).stream().map(instance.customers()::get).toList()));
            }
        }
        return new BenchSolution(instance, convention, routes);
    }

    /**
     * A written solution, read back: what an independent checker sees.
     *
     * @throws IOException when it cannot be read or names a customer or a depot that the instance does not have
     */
    static BenchSolution read(Path file, BenchInstance instance, Convention convention) throws IOException {
        Map<Integer, Customer> customers = instance.customers().stream().collect(Collectors.toMap(Customer::number, customer -> customer));
        Map<Integer, Depot> depots = instance.depots().stream().collect(Collectors.toMap(Depot::number, depot -> depot));
        List<String> lines = Files.readAllLines(file);
        List<Integer> homes = lines.stream().filter(line -> line.startsWith(DEPOTS)).findFirst().map(line -> numbers(line.substring(DEPOTS.length()))).orElse(List.of());
        var routes = new ArrayList<Route>();
        for (String line : lines) {
            if (line.startsWith("Route")) {
                Depot depot = homes.isEmpty() ? instance.depots().getFirst() : known(depots, homes.get(routes.size()), file);
                var stops = new ArrayList<Customer>();
                for (int number : numbers(line.substring(line.indexOf(':') + 1))) {
                    stops.add(known(customers, number, file));
                }
                routes.add(new Route(depot, stops));
            }
        }
        return new BenchSolution(instance, convention, routes);
    }

    private static List<Integer> numbers(String words) {
        return Arrays.stream(words.strip().split("\\s+")).map(Integer::valueOf).toList();
    }

    private static <T> T known(Map<Integer, T> all, int number, Path file) throws IOException {
        if (!all.containsKey(number)) {
            throw new IOException("%s names %d, which the instance does not have".formatted(file, number));
        }
        return all.get(number);
    }

    /** Length of all routes. */
    double cost() {
        double cost = 0;
        for (Route route : routes) {
            Point at = route.depot();
            for (Customer customer : route.customers()) {
                cost += convention.length(at, customer);
                at = customer;
            }
            cost += convention.length(at, route.depot());
        }
        return cost;
    }

    String costText() {
        return String.format(Locale.ROOT, "%." + convention.decimals() + "f", cost());
    }

    /** What is wrong; empty for a feasible solution that visits everybody once. */
    List<String> violations() {
        var found = new ArrayList<String>();
        var visited = new HashSet<Integer>();
        for (Route route : routes) {
            check(route, found);
            route.customers().stream().filter(customer -> !visited.add(customer.number())).forEach(twice -> found.add(twice.number() + " is visited twice"));
        }
        instance.customers().stream().filter(customer -> !visited.contains(customer.number())).forEach(left -> found.add(left.number() + " is not visited"));
        if (instance.vehiclesPerDepot() > 0) {
            routes.stream().collect(Collectors.groupingBy(Route::depot, Collectors.counting())).forEach((depot, used) -> {
                if (used > instance.vehiclesPerDepot()) {
                    found.add("%d vehicles leave depot %d".formatted(used, depot.number()));
                }
            });
        }
        return found;
    }

    private void check(Route route, List<String> found) {
        long load = route.customers().stream().mapToLong(Customer::demand).sum();
        if (load > instance.capacity()) {
            found.add("a route carries " + load);
        }
        Point at = route.depot();
        double now = route.depot().ready();
        double left = now;
        for (Customer customer : route.customers()) {
            double drive = convention.length(at, customer);
            double begin = Math.max(now + drive, customer.ready());
            left = at == route.depot() ? begin - drive : left;
            if (begin > customer.due() + TOLERANCE) {
                found.add("%d is served at %s, due %s".formatted(customer.number(), begin, customer.due()));
            }
            now = begin + customer.service();
            at = customer;
        }
        now += convention.length(at, route.depot());
        if (now > route.depot().due() + TOLERANCE || now - left > instance.longestRoute() + TOLERANCE) {
            found.add("a route is back at %s after %s".formatted(now, now - left));
        }
    }

    /** CVRPLIB's form: one line per route with the customers' numbers, then the cost; with several depots also the depot of each route. */
    void write(Path file) throws IOException {
        var text = new StringBuilder();
        for (int i = 0; i < routes.size(); i++) {
            text.append("Route #").append(i + 1).append(": ")
                    .append(routes.get(i).customers().stream().map(customer -> String.valueOf(customer.number())).collect(Collectors.joining(" "))).append('\n');
        }
        text.append("Cost ").append(costText()).append('\n');
        if (instance.depots().size() > 1) {
            text.append(DEPOTS).append(routes.stream().map(route -> String.valueOf(route.depot().number())).collect(Collectors.joining(" "))).append('\n');
        }
        Files.writeString(file, text);
    }
}
