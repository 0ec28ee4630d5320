package org.quartermaster.delivery.planning;

import java.util.ArrayList;
import java.util.List;

/** Vehicles, stops, the travel between them and the rules that tie stops together. Plans name vehicles and stops by their index here. */
public record RoutingProblem(List<Vehicle> vehicles, List<Stop> stops, TravelMatrix travel, SideRules sideRules) {

    /** A problem whose stops are not tied together. */
    public RoutingProblem(List<Vehicle> vehicles, List<Stop> stops, TravelMatrix travel) {
        this(vehicles, stops, travel, SideRules.NONE);
    }

    public RoutingProblem {
        vehicles = List.copyOf(vehicles);
        stops = List.copyOf(stops);
        for (Vehicle vehicle : vehicles) {
            checkLocation("Vehicle", vehicle.id(), vehicle.startLocation(), travel);
            checkLocation("Vehicle", vehicle.id(), vehicle.endLocation(), travel);
        }
        for (Stop stop : stops) {
            checkLocation("Stop", stop.id(), stop.location(), travel);
            if (stop.lockedVehicle() != Stop.ANY && (stop.lockedVehicle() < 0 || stop.lockedVehicle() >= vehicles.size())) {
                throw new IllegalArgumentException("Stop %d is locked to vehicle %d; there are %d vehicles."
                        .formatted(stop.id(), stop.lockedVehicle(), vehicles.size()));
            }
        }
    }

    private static void checkLocation(String what, long id, int location, TravelMatrix travel) {
        if (location < 0 || location >= travel.size()) {
            throw new IllegalArgumentException("%s %d is at location %d; the matrix has %d.".formatted(what, id, location, travel.size()));
        }
    }

    /** The same problem with one stop replaced. */
    public RoutingProblem with(int stop, Stop other) {
        var changed = new ArrayList<>(stops);
        changed.set(stop, other);
        return new RoutingProblem(vehicles, changed, travel, sideRules);
    }

    /** The same problem with one vehicle replaced. */
    public RoutingProblem withVehicle(int vehicle, Vehicle other) {
        var changed = new ArrayList<>(vehicles);
        changed.set(vehicle, other);
        return new RoutingProblem(changed, stops, travel, sideRules);
    }

    /** The same problem with one more vehicle at the end. */
    public RoutingProblem plus(Vehicle vehicle) {
        var more = new ArrayList<>(vehicles);
        more.add(vehicle);
        return new RoutingProblem(more, stops, travel, sideRules);
    }

    /** The same problem with other rules between stops. */
    public RoutingProblem with(SideRules others) {
        return new RoutingProblem(vehicles, stops, travel, others);
    }
}
