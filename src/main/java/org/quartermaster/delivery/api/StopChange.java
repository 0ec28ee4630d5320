package org.quartermaster.delivery.api;

import java.util.ArrayList;
import org.quartermaster.delivery.PlanEdit;
import org.quartermaster.rest.Refused;

/**
 * What to do with a stop; exactly one of {@code vehicle}, {@code locked} and {@code relax}.
 *
 * @param vehicle  vehicle number to move it to, −1 to leave it out
 * @param position place in the route, 0 first; usually the first
 * @param locked   lock it to the vehicle that visits it, or unlock it
 * @param relax    kind of the relaxation to give in to
 * @param force    also when hard rules are broken then
 */
public record StopChange(Integer vehicle, Integer position, Boolean locked, String relax, Boolean force) {

    PlanEdit edit(int stopNo) {
        var edits = new ArrayList<PlanEdit>();
        if (vehicle != null) {
            edits.add(new PlanEdit.Move(stopNo, vehicle, position == null ? 0 : position));
        }
        if (locked != null) {
            edits.add(new PlanEdit.Lock(stopNo, locked));
        }
        if (relax != null) {
            edits.add(new PlanEdit.Relax(stopNo, relax));
        }
        if (edits.size() != 1) {
            throw new Refused(400, "rest.invalid", "Send exactly one of vehicle, locked and relax (got %d).".formatted(edits.size()));
        }
        return edits.getFirst();
    }

    boolean isForced() {
        return Boolean.TRUE.equals(force);
    }
}
