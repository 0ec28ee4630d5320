package org.quartermaster.delivery.planning;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.variable.PlanningListVariable;
import java.util.ArrayList;
import java.util.List;

/** A vehicle in the solver's model; its list of visits is what is decided. */
@PlanningEntity
public class Van {
    @PlanningId
    private int index;
    private Vehicle vehicle;
    private TravelMatrix travel;
    @PlanningListVariable(allowsUnassignedValues = true)
    private List<Visit> visits = new ArrayList<>();

    protected Van() {
    }

    Van(int number, Vehicle facts, TravelMatrix matrix) {
        index = number;
        vehicle = facts;
        travel = matrix;
    }

    public int index() {
        return index;
    }

    Vehicle vehicle() {
        return vehicle;
    }

    TravelMatrix travel() {
        return travel;
    }

    public List<Visit> getVisits() {
        return visits;
    }

    public void setVisits(List<Visit> other) {
        visits = other;
    }

    boolean leaves() {
        return !visits.isEmpty();
    }

    @Override
    public String toString() {
        return "van " + index;
    }
}
