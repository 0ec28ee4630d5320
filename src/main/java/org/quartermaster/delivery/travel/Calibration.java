package org.quartermaster.delivery.travel;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.quartermaster.delivery.planning.travel.Cell;
import org.quartermaster.delivery.planning.travel.TravelEstimate.Local;

/**
 * A measurement of travel on past trips.
 *
 * @param madeAt        UTC
 * @param everywhere    where no region was measured
 * @param checkedLegs   newest legs that were kept apart to check it on
 * @param statedError   mean absolute error on them by what was stated, seconds per leg
 * @param measuredError by what was measured on the others
 * @param regions       most legs first
 */
public record Calibration(long id, LocalDateTime madeAt, String madeBy, LocalDate fromDay, LocalDate toDay, Local everywhere, int checkedLegs, double statedError,
                          double measuredError, List<Region> regions) {

    /** What was measured in a region. */
    public record Region(Cell cell, Local local) {
    }

    /** Whether it knows legs that it has not seen better than what was stated; only then it counts. */
    public boolean isBetter() {
        return checkedLegs > 0 && measuredError < statedError;
    }
}
