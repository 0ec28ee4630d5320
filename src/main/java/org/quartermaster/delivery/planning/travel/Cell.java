package org.quartermaster.delivery.planning.travel;

import org.quartermaster.delivery.planning.TravelMatrix;

/**
 * A region: a tenth of a degree each way, about 11 km north to south and 7 km east to west in central Europe.
 *
 * @param row    tenths of a degree north of its southern edge
 * @param column tenths of a degree east of its western edge
 */
public record Cell(int row, int column) {
    private static final double PER_DEGREE = 10;

    /** The region of a place. */
    public static Cell of(TravelMatrix.Place place) {
        return new Cell((int) Math.floor(place.latitude() * PER_DEGREE), (int) Math.floor(place.longitude() * PER_DEGREE));
    }

    /** Its middle. */
    public TravelMatrix.Place middle() {
        return new TravelMatrix.Place((row + 0.5) / PER_DEGREE, (column + 0.5) / PER_DEGREE);
    }
}
