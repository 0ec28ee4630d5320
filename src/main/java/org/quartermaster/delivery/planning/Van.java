package org.quartermaster.delivery.planning;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.variable.PlanningListVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** A vehicle in the solver's model; its list of visits is what is decided. */
@PlanningEntity
public class Van {
    @PlanningId
    private int index;
    private Vehicle vehicle;
    private TravelMatrix travel;
    private SideRules sideRules;
    @PlanningListVariable(allowsUnassignedValues = true)
    private List<Visit> visits = new ArrayList<>();

    protected Van() {
    }

    Van(int number, Vehicle facts, TravelMatrix matrix, SideRules rules) {
        index = number;
        vehicle = facts;
        travel = matrix;
        sideRules = rules;
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

    /** The most of a part that is on board at any time, less what fits; 0 when it fits. */
    long overload(ToIntFunction<Load> part) {
        long most = 0;
        long onBoard = 0;
        for (int i = 0; i < visits.size(); i++) {
            onBoard = i == 0 || isReload(i - 1) ? fromDepot(i, part) : onBoard;
            most = Math.max(most, onBoard);
            onBoard += change(i, part);
            most = Math.max(most, onBoard);
        }
        return Math.max(0, most - part.applyAsInt(vehicle.capacity()));
    }

    private boolean isReload(int i) {
        return sideRules.reloads().contains(visits.get(i).index());
    }

    /** What is loaded at the depot for the trip that begins with this visit. */
    private long fromDepot(int from, ToIntFunction<Load> part) {
        long sum = 0;
        for (int i = from; i < visits.size() && !isReload(i); i++) {
            sum += visits.get(i).pair() == null ? part.applyAsInt(visits.get(i).stop().demand()) : 0;
        }
        return sum;
    }

    private long change(int i, ToIntFunction<Load> part) {
        Visit visit = visits.get(i);
        Visit.Pair pair = visit.pair();
        if (isReload(i)) {
            return 0;
        }
        if (pair == null) {
            return -part.applyAsInt(visit.stop().demand());
        }
        int carried = part.applyAsInt(pair.carried());
        return pair.isPickup() ? carried : isFetched(i, pair) ? -carried : 0;
    }

    private boolean isFetched(int delivery, Visit.Pair pair) {
        for (int i = delivery - 1; i >= 0 && !isReload(i); i--) {
            if (visits.get(i).index() == pair.other()) {
                return true;
            }
        }
        return false;
    }

    /** Pairs of which this van visits one stop and not the other on the same trip, or the delivery first. */
    long brokenPairs() {
        long broken = 0;
        for (int i = 0; i < visits.size(); i++) {
            Visit.Pair pair = visits.get(i).pair();
            if (pair != null) {
                boolean isKept = pair.isPickup() ? isDeliveredAfter(i, pair) : isFetched(i, pair);
                boolean isCounted = pair.isPickup() || visits.stream().noneMatch(visit -> visit.index() == pair.other());
                broken += isCounted && !isKept ? 1 : 0;
            }
        }
        return broken;
    }

    private boolean isDeliveredAfter(int pickup, Visit.Pair pair) {
        for (int i = pickup + 1; i < visits.size() && !isReload(i); i++) {
            if (visits.get(i).index() == pair.other()) {
                return true;
            }
        }
        return false;
    }

    /** Places of the beginning that must be otherwise. */
    long otherBeginning() {
        List<Integer> wanted = sideRules.beginnings().getOrDefault(index, List.of());
        long other = 0;
        for (int i = 0; i < wanted.size(); i++) {
            other += i < visits.size() && visits.get(i).index() == wanted.get(i) ? 0 : 1;
        }
        return other;
    }

    @Override
    public String toString() {
        return "van " + index;
    }
}
