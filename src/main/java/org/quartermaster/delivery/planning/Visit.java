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
    private Pair pair;
    @InverseRelationShadowVariable(sourceVariableName = "visits")
    private Van van;
    @PreviousElementShadowVariable(sourceVariableName = "visits")
    private Visit previous;
    @NextElementShadowVariable(sourceVariableName = "visits")
    private Visit next;
    @ShadowVariable(supplierName = "clockOnRoute")
    private Clock clock;

    /**
     * How the day stands on arrival.
     *
     * @param arrival   second; the first visit is reached just when it may begin
     * @param idle      seconds waited at the place before, for the break to be allowed
     * @param hasRested whether the driver's break is over
     */
    record Clock(int arrival, int idle, boolean hasRested) {
    }

    /**
     * What the visit belongs to.
     *
     * @param other    index of the other visit of the pair
     * @param isPickup whether this one is where goods are fetched
     * @param carried  what is fetched
     */
    record Pair(int other, boolean isPickup, Load carried) {
    }

    protected Visit() {
    }

    Visit(int number, Stop facts) {
        index = number;
        stop = facts;
    }

    @ShadowSources({"van", "previous.clock"})
    public Clock clockOnRoute() {
        if (van == null || previous != null && previous.clock == null) {
            return null;
        }
        int now = previous == null ? van.vehicle().shift().from() : previous.leave();
        boolean hadRested = previous != null && previous.clock.hasRested();
        Rest rest = van.vehicle().duty().rest().orElse(null);
        boolean rests = rest != null && !hadRested && begin(now + driveIn()) + stop.serviceSeconds() > rest.to();
        int left = rests ? Math.max(now, rest.from()) + rest.seconds() : now;
        int reached = left + driveIn();
        int idle = rests && previous != null ? Math.max(0, rest.from() - now) : 0;
        return new Clock(previous == null ? begin(reached) : reached, idle, hadRested || rests);
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
        return begin(clock.arrival());
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

    /** Seconds waited for a window or for a break to be allowed, also before the way home. */
    long waitSeconds() {
        if (clock == null) {
            return 0;
        }
        int beforeHome = next == null && restsBeforeHome() ? Math.max(0, rest().from() - leave()) : 0;
        return (long) start() - clock.arrival() + clock.idle() + beforeHome;
    }

    /** Seconds that service begins after the last window. */
    long lateSeconds() {
        return clock == null ? 0 : Math.max(0, start() - stop.lastEnd());
    }

    /** Seconds that the van is back after its shift, for the last visit. */
    long overtimeSeconds() {
        return next != null || clock == null ? 0 : Math.max(0, back() - van.vehicle().shift().to());
    }

    private Rest rest() {
        return van.vehicle().duty().rest().orElse(null);
    }

    private boolean restsBeforeHome() {
        return rest() != null && !clock.hasRested() && leave() + driveHome() > rest().to();
    }

    /** When the van is back, for the last visit. */
    int back() {
        int left = restsBeforeHome() ? Math.max(leave(), rest().from()) + rest().seconds() : leave();
        return left + driveHome();
    }

    /** When the van leaves the depot, for the first visit. */
    int departure() {
        return start() - driveIn();
    }

    boolean isFirst() {
        return clock != null && previous == null;
    }

    boolean isLast() {
        return clock != null && next == null;
    }

    int missingSkills() {
        return Integer.bitCount(stop.skills() & ~van.vehicle().skills());
    }

    boolean isOnWrongVan() {
        return stop.lockedVehicle() != Stop.ANY && stop.lockedVehicle() != van.index();
    }

    void belongsTo(Pair other) {
        pair = other;
    }

    /** Null for a visit on its own. */
    Pair pair() {
        return pair;
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
