package org.quartermaster.launcher.bench.routing;

import java.util.List;

/**
 * What an instance file says, in its own units.
 *
 * @param name             of the instance
 * @param format           of the file
 * @param customers        in file order
 * @param depots           one or more
 * @param vehiclesPerDepot at most so many leave each depot; 0: as many as wanted
 * @param capacity         of each vehicle
 * @param longestRoute     driving, waiting and service of a route; infinite when there is no limit
 */
record BenchInstance(String name, Format format, List<Customer> customers, List<Depot> depots, int vehiclesPerDepot, int capacity, double longestRoute) {

    /** A point in the plane. */
    interface Point {
        double x();

        double y();

        default double distanceTo(Point other) {
            double dx = x() - other.x();
            double dy = y() - other.y();
            return Math.sqrt(dx * dx + dy * dy);
        }
    }

    /** Service begins between {@code ready} and {@code due}, which is infinite when the file has no windows. */
    record Customer(int number, double x, double y, int demand, double ready, double due, double service) implements Point {
    }

    /** Vehicles are away between {@code ready} and {@code due} at most. */
    record Depot(int number, double x, double y, double ready, double due) implements Point {
    }

    BenchInstance {
        customers = List.copyOf(customers);
        depots = List.copyOf(depots);
    }

    long totalDemand() {
        return customers.stream().mapToLong(Customer::demand).sum();
    }

    /** Vehicles to plan with at one depot: the file's, or for no limit twice what the demand asks for and some. */
    int fleetPerDepot() {
        return vehiclesPerDepot > 0 ? vehiclesPerDepot
                : (int) Math.min(customers.size(), 2 * ((totalDemand() + capacity - 1) / capacity) + 10);
    }
}
