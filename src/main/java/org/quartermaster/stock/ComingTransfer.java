package org.quartermaster.stock;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Units of a transfer that have not arrived yet.
 *
 * @param warehouseId where they go
 * @param code        the transfer's
 * @param units       ≥ 0
 * @param shipOn      the day they are to leave, or were to
 * @param arrivesOn   the day they are to arrive if they leave on that day
 * @param leftOn      the day they left; null: they are still to leave
 */
public record ComingTransfer(int skuId, int warehouseId, String code, int units, LocalDate shipOn, LocalDate arrivesOn, LocalDate leftOn) {

    /** Whether they are on the way. */
    public boolean isShipped() {
        return leftOn != null;
    }

    /**
     * The day they can be expected: as many days after they left, or can leave at the earliest, as were planned. Leaving early makes no day earlier: the one that was promised holds.
     *
     * @param usualDays of a transfer to this place; holds where leaving and arriving are planned for one day, which nobody has thought about
     */
    public LocalDate expectedOn(LocalDate today, int usualDays) {
        long planned = ChronoUnit.DAYS.between(shipOn, arrivesOn);
        LocalDate leaving = isShipped() ? leftOn : today;
        return (leaving.isBefore(shipOn) ? shipOn : leaving).plusDays(planned > 0 ? planned : usualDays);
    }
}
