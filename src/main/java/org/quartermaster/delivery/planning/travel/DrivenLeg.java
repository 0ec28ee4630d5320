package org.quartermaster.delivery.planning.travel;

import java.time.LocalDate;
import org.quartermaster.delivery.planning.TravelMatrix;

/**
 * A leg that was driven from one stop to the next.
 *
 * @param seconds from leaving the one to arriving at the other, > 0
 * @param metres  by the odometer; 0 when it was not read at both ends
 */
public record DrivenLeg(LocalDate day, TravelMatrix.Place from, TravelMatrix.Place to, long seconds, double metres) {

    /** Metres as the crow flies. */
    double crow() {
        return TravelMatrix.haversine(from, to);
    }

    boolean isRead() {
        return metres > 0;
    }
}
