package org.quartermaster.delivery.api;

import java.util.ArrayList;
import org.quartermaster.delivery.DeliveryWish;
import org.quartermaster.delivery.PlanEdit;
import org.quartermaster.rest.Refused;
import org.quartermaster.shared.ClockWindows;

/**
 * What to do with a stop; exactly one of {@code vehicle}, {@code insert}, {@code locked}, {@code kept}, {@code relax} and {@code needs}.
 *
 * @param vehicle  vehicle number to move it to, −1 to leave it out
 * @param position place in the route, 0 first; usually the first
 * @param insert   vehicle number to put it on where it costs least and keeps all rules
 * @param locked   lock it to the vehicle that visits it, or unlock it
 * @param kept     keep its route as it is from the depot up to it, or let it go from it on
 * @param relax    kind of the relaxation to give in to
 * @param needs    what its delivery needs from now on
 * @param force    also when hard rules are broken then
 */
public record StopChange(Integer vehicle, Integer position, Integer insert, Boolean locked, Boolean kept, String relax, Needs needs, Boolean force) {

    /**
     * What a delivery needs.
     *
     * @param skills        bits that the vehicle must have: 1 cold, 2 tail lift
     * @param optionalCents may be left out for this much; absent: must be served
     * @param lateCents     may come late for this much per hour; absent or 0: hard window
     * @param windows       when the customer may be visited: {@code 09:00-12:00,14:00-18:00} depot time; empty: as promised; absent: as before
     */
    public record Needs(int skills, Long optionalCents, Integer lateCents, String windows) {
        DeliveryWish wish() {
            return new DeliveryWish(skills, optionalCents, lateCents == null ? 0 : lateCents, windows == null ? null : ClockWindows.parse(windows));
        }
    }

    PlanEdit edit(int stopNo) {
        var edits = new ArrayList<PlanEdit>();
        if (vehicle != null) {
            edits.add(new PlanEdit.Move(stopNo, vehicle, position == null ? 0 : position));
        }
        if (insert != null) {
            edits.add(new PlanEdit.Insert(stopNo, insert));
        }
        if (locked != null) {
            edits.add(new PlanEdit.Lock(stopNo, locked));
        }
        if (kept != null) {
            edits.add(new PlanEdit.Keep(stopNo, kept));
        }
        if (relax != null) {
            edits.add(new PlanEdit.Relax(stopNo, relax));
        }
        if (needs != null) {
            edits.add(new PlanEdit.Need(stopNo, needs.wish()));
        }
        if (edits.size() != 1) {
            throw new Refused(400, "rest.invalid", "Send exactly one of vehicle, insert, locked, kept, relax and needs (got %d).".formatted(edits.size()));
        }
        return edits.getFirst();
    }

    boolean isForced() {
        return Boolean.TRUE.equals(force);
    }
}
