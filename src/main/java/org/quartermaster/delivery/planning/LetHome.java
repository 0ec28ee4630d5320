package org.quartermaster.delivery.planning;

import java.util.List;

/** Lets a vehicle come home after what it visited, however late and loaded it is: that has happened and is no fault of a plan. Nothing more can be added to it then. */
final class LetHome {

    private LetHome() {
    }

    static RoutingProblem after(RoutingProblem problem, int vehicle, List<Integer> visited) {
        RouteAudit route = new PlanAuditor(problem).drive(vehicle, visited);
        Vehicle van = problem.vehicles().get(vehicle);
        Load most = van.capacity();
        var room = new Load(Math.max(most.millilitres(), route.load().millilitres()), Math.max(most.grams(), route.load().grams()), Math.max(most.pieces(), route.load().pieces()));
        var duty = new Duty(Math.max(van.duty().mostSeconds(), Math.max(1, route.back() - route.departure())), van.duty().rest());
        return problem.withVehicle(vehicle, van.carrying(room).on(duty).within(new Window(van.shift().from(), Math.max(van.shift().to(), route.back()))));
    }
}
