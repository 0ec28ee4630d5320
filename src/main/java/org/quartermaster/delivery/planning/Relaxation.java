package org.quartermaster.delivery.planning;

import java.util.function.UnaryOperator;

/** What could be given up so that a stop is served, where it would then stand, and what that adds to the cost of the plan. */
public sealed interface Relaxation {
    int stop();

    /** Where it would stand. */
    Placing place();

    /** The vehicle that would come; the number of vehicles for a new one. */
    default int vehicle() {
        return place().vehicle();
    }

    /** Its place in the route, 0 first. */
    default int position() {
        return place().position();
    }

    /** Money of the plan with it minus without it, penalty for leaving the stop out included. */
    long addedCents();

    /** The problem with this given up. */
    RoutingProblem applyTo(RoutingProblem problem);

    /** The plan with the stop in its place. */
    default RoutingPlan applyTo(RoutingPlan plan) {
        return plan.with(vehicle(), place().route());
    }

    /** The problem with the stop, and the one it belongs to, changed alike. */
    private static RoutingProblem both(RoutingProblem problem, int stop, UnaryOperator<Stop> change) {
        int other = problem.sideRules().partnerOf(stop);
        RoutingProblem changed = problem.with(stop, change.apply(problem.stops().get(stop)));
        return other < 0 ? changed : changed.with(other, change.apply(problem.stops().get(other)));
    }

    /** The last window ends so many minutes later: that of the stop, or of the one it belongs to. */
    record LaterWindow(int stop, int late, Placing place, long addedCents, int minutes) implements Relaxation {
        @Override
        public RoutingProblem applyTo(RoutingProblem problem) {
            Stop asked = problem.stops().get(late);
            var windows = new java.util.ArrayList<>(asked.windows());
            Window last = windows.removeLast();
            windows.add(new Window(last.from(), last.to() + minutes * 60));
            return problem.with(late, asked.within(windows));
        }
    }

    /** The last window of another stop on the route ends so many minutes later. */
    record LaterForOther(int stop, int other, Placing place, long addedCents, int minutes) implements Relaxation {
        @Override
        public RoutingProblem applyTo(RoutingProblem problem) {
            return new LaterWindow(stop, other, place, addedCents, minutes).applyTo(problem);
        }
    }

    /** The vehicle gets the equipment that it lacks, as bits. */
    record Equip(int stop, Placing place, long addedCents, int skills) implements Relaxation {
        @Override
        public RoutingProblem applyTo(RoutingProblem problem) {
            return problem.withVehicle(vehicle(), problem.vehicles().get(vehicle()).able(skills));
        }
    }

    /** The driver works so many minutes longer. */
    record LongerShift(int stop, Placing place, long addedCents, int minutes) implements Relaxation {
        @Override
        public RoutingProblem applyTo(RoutingProblem problem) {
            Vehicle driver = problem.vehicles().get(vehicle());
            return problem.withVehicle(vehicle(), driver.within(new Window(driver.shift().from(), driver.shift().to() + minutes * 60)));
        }
    }

    /** The driver may be away so many minutes longer. */
    record LongerDay(int stop, Placing place, long addedCents, int minutes) implements Relaxation {
        @Override
        public RoutingProblem applyTo(RoutingProblem problem) {
            Vehicle driver = problem.vehicles().get(vehicle());
            return problem.withVehicle(vehicle(), driver.on(driver.duty().longer(minutes * 60)));
        }
    }

    /** A vehicle that carries so much more drives this route. */
    record BiggerVehicle(int stop, Placing place, long addedCents, Load more) implements Relaxation {
        @Override
        public RoutingProblem applyTo(RoutingProblem problem) {
            Vehicle van = problem.vehicles().get(vehicle());
            return problem.withVehicle(vehicle(), van.carrying(van.capacity().plus(more)));
        }
    }

    /** One more vehicle like {@code like}. */
    record OneMoreVehicle(int stop, Placing place, long addedCents, int like) implements Relaxation {
        @Override
        public RoutingProblem applyTo(RoutingProblem problem) {
            return problem.plus(problem.vehicles().get(like));
        }
    }

    /** The stop is no longer locked to its vehicle. */
    record Unlock(int stop, Placing place, long addedCents) implements Relaxation {
        @Override
        public RoutingProblem applyTo(RoutingProblem problem) {
            return both(problem, stop, asked -> asked.lockedTo(Stop.ANY));
        }
    }

    /** Nothing but money: it fits and costs more than it brings. */
    record ServeAnyway(int stop, Placing place, long addedCents) implements Relaxation {
        @Override
        public RoutingProblem applyTo(RoutingProblem problem) {
            return both(problem, stop, asked -> asked.needing(asked.skills(), Math.max(1, asked.priority()), asked.penaltyCents(), asked.lateCents()));
        }
    }
}
