package org.quartermaster.delivery.planning;

/** What could be given up so that a stop is served, where it would then stand, and what that adds to the cost of the plan. */
public sealed interface Relaxation {
    int stop();

    /** The vehicle that would come; the number of vehicles for a new one. */
    int vehicle();

    /** Its place in the route, 0 first. */
    int position();

    /** Money of the plan with it minus without it, penalty for leaving the stop out included. */
    long addedCents();

    /** The problem with this given up. */
    RoutingProblem applyTo(RoutingProblem problem);

    /** The plan with the stop in its place. */
    default RoutingPlan applyTo(RoutingPlan plan) {
        return plan.moved(stop(), vehicle(), position());
    }

    /** The last window ends so many minutes later. */
    record LaterWindow(int stop, int vehicle, int position, long addedCents, int minutes) implements Relaxation {
        @Override
        public RoutingProblem applyTo(RoutingProblem problem) {
            Stop asked = problem.stops().get(stop);
            var windows = new java.util.ArrayList<>(asked.windows());
            Window last = windows.removeLast();
            windows.add(new Window(last.from(), last.to() + minutes * 60));
            return problem.with(stop, asked.within(windows));
        }
    }

    /** The driver works so many minutes longer. */
    record LongerShift(int stop, int vehicle, int position, long addedCents, int minutes) implements Relaxation {
        @Override
        public RoutingProblem applyTo(RoutingProblem problem) {
            Vehicle driver = problem.vehicles().get(vehicle);
            return problem.withVehicle(vehicle, driver.within(new Window(driver.shift().from(), driver.shift().to() + minutes * 60)));
        }
    }

    /** A vehicle that carries so much more drives this route. */
    record BiggerVehicle(int stop, int vehicle, int position, long addedCents, Load more) implements Relaxation {
        @Override
        public RoutingProblem applyTo(RoutingProblem problem) {
            Vehicle van = problem.vehicles().get(vehicle);
            return problem.withVehicle(vehicle, van.carrying(van.capacity().plus(more)));
        }
    }

    /** One more vehicle like {@code like}. */
    record OneMoreVehicle(int stop, int vehicle, long addedCents, int like) implements Relaxation {
        @Override
        public int position() {
            return 0;
        }

        @Override
        public RoutingProblem applyTo(RoutingProblem problem) {
            return problem.plus(problem.vehicles().get(like));
        }
    }

    /** The stop is no longer locked to its vehicle. */
    record Unlock(int stop, int vehicle, int position, long addedCents) implements Relaxation {
        @Override
        public RoutingProblem applyTo(RoutingProblem problem) {
            return problem.with(stop, problem.stops().get(stop).lockedTo(Stop.ANY));
        }
    }

    /** Nothing but money: it fits and costs more than it brings. */
    record ServeAnyway(int stop, int vehicle, int position, long addedCents) implements Relaxation {
        @Override
        public RoutingProblem applyTo(RoutingProblem problem) {
            Stop asked = problem.stops().get(stop);
            return problem.with(stop, new Stop(asked.id(), asked.location(), asked.demand(), asked.windows(), asked.serviceSeconds(), 1,
                    asked.penaltyCents(), asked.lateCents(), asked.skills(), asked.lockedVehicle()));
        }
    }
}
