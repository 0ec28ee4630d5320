package org.quartermaster.delivery;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.quartermaster.delivery.planning.DrivenDay;
import org.quartermaster.delivery.planning.Load;
import org.quartermaster.delivery.planning.Stop;
import org.quartermaster.delivery.planning.Window;
import org.quartermaster.shared.ClockWindows;

/**
 * A stop of a plan: columns of {@code delivery_stop}.
 *
 * @param kind        what the vehicle does there
 * @param partnerNo   stop where its goods are fetched or brought, −1 for none
 * @param orderId     see {@link StopKey}
 * @param windows     {@code from-to,…} in seconds of the day
 * @param lockedNo    vehicle number it is locked to, −1 for none
 * @param vehicleNo   vehicle number that visits it, −1 when left out
 * @param position    0… in the route
 * @param startSecond service begins
 * @param lateSeconds service begins after the window
 * @param reason      when left out: kind of the commonest refusal
 * @param remedy      when left out: kind of the cheapest relaxation
 * @param remedyCents what it would add
 * @param depotNo     of what is done at a depot: which one
 * @param partNo      see {@link StopKey}
 * @param fixed       it and all stops before it stay in their places of the route
 */
public record PlanStop(int stopNo, StopKind kind, int partnerNo, long orderId, String orderCode, String customer, String shipTo, double latitude, double longitude, int millilitres,
                       int grams, int pieces, BigDecimal orderValue, String windows, int serviceSeconds, int priority, long penaltyCents, int lateCents,
                       int skills, int lockedNo, int vehicleNo, int position, int startSecond, int lateSeconds, String reason, String remedy,
                       long remedyCents, int depotNo, int partNo, boolean fixed) {

    /** Seconds of the day. */
    static List<Window> seconds(ClockWindows windows) {
        return windows.spans().stream().map(span -> new Window(span.from().toSecondOfDay(), span.to().toSecondOfDay())).toList();
    }

    static String text(List<Window> windows) {
        return windows.stream().map(window -> window.from() + "-" + window.to()).collect(joining(","));
    }

    /** The windows in seconds of the day. */
    public List<Window> windowList() {
        return Arrays.stream(windows.split(",")).map(text -> text.split("-"))
                .map(ends -> new Window(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]))).toList();
    }

    /** As the engine knows it among so many depots, whose places come first. */
    Stop stop(int depots) {
        return new Stop(orderId, depots + stopNo, new Load(millilitres, grams, pieces), windowList(), serviceSeconds, priority, penaltyCents, lateCents, skills,
                lockedNo);
    }

    /** What is asked for there; where it is does not count. */
    Stop asked() {
        return stop(0);
    }

    /** The same stop as the problem now has it. */
    PlanStop as(Stop stop) {
        return new PlanStop(stopNo, kind, partnerNo, orderId, orderCode, customer, shipTo, latitude, longitude, millilitres, grams, pieces, orderValue, text(stop.windows()),
                stop.serviceSeconds(), stop.priority(), stop.penaltyCents(), stop.lateCents(), stop.skills(), stop.lockedVehicle(), vehicleNo, position, startSecond, lateSeconds,
                reason, remedy, remedyCents, depotNo, partNo, fixed);
    }

    public StopKey key() {
        return new StopKey(kind, orderId, partNo);
    }

    /** Whether it is there for its own sake; a reload is made for others. */
    public boolean isAskedFor() {
        return kind != StopKind.RELOAD;
    }

    /** The same stop, tied to another one; −1 for none. */
    PlanStop tiedTo(int partner) {
        return new PlanStop(stopNo, kind, partner, orderId, orderCode, customer, shipTo, latitude, longitude, millilitres, grams, pieces, orderValue, windows, serviceSeconds,
                priority, penaltyCents, lateCents, skills, lockedNo, vehicleNo, position, startSecond, lateSeconds, reason, remedy, remedyCents, depotNo, partNo, fixed);
    }

    /** The same stop with another number. */
    PlanStop numbered(int number) {
        return new PlanStop(number, kind, partnerNo, orderId, orderCode, customer, shipTo, latitude, longitude, millilitres, grams, pieces, orderValue, windows, serviceSeconds,
                priority, penaltyCents, lateCents, skills, lockedNo, vehicleNo, position, startSecond, lateSeconds, reason, remedy, remedyCents, depotNo, partNo, fixed);
    }

    /** As the engine knows it from a moment of the day on; see {@link DrivenDay#notBefore}. */
    PlanStop notBefore(int second) {
        return as(DrivenDay.notBefore(asked(), second));
    }

    /** The same stop in its place of a route. */
    PlanStop visitedBy(int vehicle, int place, int start, int late) {
        return new PlanStop(stopNo, kind, partnerNo, orderId, orderCode, customer, shipTo, latitude, longitude, millilitres, grams, pieces, orderValue, windows,
                serviceSeconds, priority, penaltyCents, lateCents, skills, lockedNo, vehicle, place, start, late, "", "", 0, depotNo, partNo, fixed);
    }

    /** The same stop left out, with why. */
    PlanStop leftOut(String why, String cheapest, long cents) {
        return new PlanStop(stopNo, kind, partnerNo, orderId, orderCode, customer, shipTo, latitude, longitude, millilitres, grams, pieces, orderValue, windows,
                serviceSeconds, priority, penaltyCents, lateCents, skills, lockedNo, -1, 0, 0, 0, why, cheapest, cents, depotNo, partNo, false);
    }

    /** The same stop, fixed to its place of the route or not. */
    PlanStop fixed(boolean isFixed) {
        return new PlanStop(stopNo, kind, partnerNo, orderId, orderCode, customer, shipTo, latitude, longitude, millilitres, grams, pieces, orderValue, windows,
                serviceSeconds, priority, penaltyCents, lateCents, skills, lockedNo, vehicleNo, position, startSecond, lateSeconds, reason, remedy, remedyCents, depotNo, partNo, isFixed);
    }

    /** The same stop, in a plan of several depots: where it is done or what part it brings, and what a vehicle must have. */
    PlanStop among(int depot, int part, int needed) {
        return new PlanStop(stopNo, kind, partnerNo, orderId, orderCode, customer, shipTo, latitude, longitude, millilitres, grams, pieces, orderValue, windows,
                serviceSeconds, priority, penaltyCents, lateCents, needed, lockedNo, vehicleNo, position, startSecond, lateSeconds, reason, remedy, remedyCents, depot, part, fixed);
    }
}
