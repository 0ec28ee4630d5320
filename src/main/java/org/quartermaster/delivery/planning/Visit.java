package org.quartermaster.delivery.planning;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.variable.InverseRelationShadowVariable;
import ai.timefold.solver.core.api.domain.variable.NextElementShadowVariable;
import ai.timefold.solver.core.api.domain.variable.PreviousElementShadowVariable;
import ai.timefold.solver.core.api.domain.variable.ShadowSources;
import ai.timefold.solver.core.api.domain.variable.ShadowVariable;

/** A stop in the solver's model, with its van, its neighbours and its arrival as shadows of the van's list. */
@PlanningEntity
public class Visit {
    @PlanningId
    private int index;
    private Stop stop;
    @InverseRelationShadowVariable(sourceVariableName = "visits")
    private Van van;
    @PreviousElementShadowVariable(sourceVariableName = "visits")
    private Visit previous;
    @NextElementShadowVariable(sourceVariableName = "visits")
    private Visit next;
    @ShadowVariable(supplierName = "arrivalOnRoute")
    private Integer arrival;

    protected Visit() {
    }

    Visit(int number, Stop facts) {
        index = number;
        stop = facts;
    }

    /** The second of arrival; the first visit is reached just when it may begin. */
    @ShadowSources({"van", "previous.arrival"})
    public Integer arrivalOnRoute() {
        if (van == null) {
            return null;
        }
        if (previous == null) {
            return begin(van.vehicle().shift().from() + driveIn());
        }
        return previous.arrival == null ? null : previous.leave() + driveIn();
    }

    private int begin(int second) {
        for (Window window : stop.windows()) {
            if (second <= window.to()) {
                return Math.max(second, window.from());
            }
        }
        return second;
    }

    int start() {
        return begin(arrival);
    }

    int leave() {
        return start() + stop.serviceSeconds();
    }

    private int place() {
        return previous == null ? van.vehicle().startLocation() : previous.stop.location();
    }

    private int driveIn() {
        return van.travel().seconds(place(), stop.location());
    }

    private int driveHome() {
        return next != null ? 0 : van.travel().seconds(stop.location(), van.vehicle().endLocation());
    }

    /** Metres from the place before and, for the last visit, home. */
    long metres() {
        int home = next != null ? 0 : van.travel().metres(stop.location(), van.vehicle().endLocation());
        return (long) van.travel().metres(place(), stop.location()) + home;
    }

    /** Seconds of driving and service, with the way home for the last visit. */
    long workSeconds() {
        return (long) driveIn() + stop.serviceSeconds() + driveHome();
    }

    long waitSeconds() {
        return arrival == null ? 0 : start() - arrival;
    }

    /** Seconds that service begins after the last window. */
    long lateSeconds() {
        return arrival == null ? 0 : Math.max(0, start() - stop.lastEnd());
    }

    /** Seconds that the van is back after its shift, for the last visit. */
    long overtimeSeconds() {
        return next != null || arrival == null ? 0 : Math.max(0, leave() + driveHome() - van.vehicle().shift().to());
    }

    int missingSkills() {
        return Integer.bitCount(stop.skills() & ~van.vehicle().skills());
    }

    boolean isOnWrongVan() {
        return stop.lockedVehicle() != Stop.ANY && stop.lockedVehicle() != van.index();
    }

    int index() {
        return index;
    }

    Stop stop() {
        return stop;
    }

    Van van() {
        return van;
    }

    @Override
    public String toString() {
        return "visit " + index;
    }
}
