package org.quartermaster.launcher.bench.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.quartermaster.delivery.planning.RoutingPlan;
import org.quartermaster.delivery.planning.RoutingProblem;
import org.quartermaster.delivery.planning.RuinAndRecreate;
import org.quartermaster.delivery.planning.SearchBudget;
import org.quartermaster.launcher.bench.routing.BenchInstance.Customer;
import org.quartermaster.launcher.bench.routing.BenchInstance.Depot;

/** Lets the compiler of the virtual machine see the search before the first instance is timed, on small instances made by lot. */
final class WarmUp {
    private static final int CUSTOMERS = 100;
    private static final int HORIZON = 1000;
    private static final long MILLIS = 500;

    private WarmUp() {
    }

    static void run() {
        search(BenchProblem.of(made(true), Convention.DIMACS));
        search(BenchProblem.of(made(false), Convention.ROUNDED));
    }

    private static void search(RoutingProblem problem) {
        new RuinAndRecreate(problem, new SearchBudget(MILLIS, Long.MAX_VALUE, 1)).search(RoutingPlan.empty(problem), _ -> { }, () -> false);
    }

    private static BenchInstance made(boolean hasWindows) {
        var random = new Random(1);
        var customers = new ArrayList<Customer>();
        for (int number = 1; number <= CUSTOMERS; number++) {
            double ready = hasWindows ? random.nextInt(HORIZON * 3 / 4) : 0;
            double due = hasWindows ? ready + HORIZON / 8 : Double.POSITIVE_INFINITY;
            customers.add(new Customer(number, random.nextInt(100), random.nextInt(100), 1 + random.nextInt(30), ready, Math.max(due, 80), hasWindows ? 10 : 0));
        }
        var depot = new Depot(0, 50, 50, 0, hasWindows ? HORIZON : Double.POSITIVE_INFINITY);
        return new BenchInstance("made by lot", Format.SOLOMON, customers, List.of(depot), 0, 200, Double.POSITIVE_INFINITY);
    }
}
