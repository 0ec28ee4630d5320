package org.quartermaster.imports;

import java.math.BigDecimal;
import java.util.Optional;
import org.quartermaster.imports.RowTarget.Misfit;

/** Degrees north and east in the fields {@code latitude} and {@code longitude}: both or neither, on the globe, and not changed over. */
final class Coordinates {

    private Coordinates() {
    }

    static Optional<Misfit> misfit(ImportKind kind, Object[] values) {
        var latitude = (BigDecimal) values[kind.index("latitude")];
        var longitude = (BigDecimal) values[kind.index("longitude")];
        if (latitude == null && longitude == null) {
            return Optional.empty();
        }
        if (latitude == null || longitude == null) {
            return Optional.of(new Misfit(latitude == null ? "latitude" : "longitude", "missing"));
        }
        double north = latitude.doubleValue();
        double east = longitude.doubleValue();
        if (Math.abs(north) > 90 && Math.abs(north) <= 180 && Math.abs(east) <= 90) {
            return Optional.of(new Misfit("latitude", "swapped"));
        }
        if (Math.abs(north) > 90 || Math.abs(east) > 180) {
            return Optional.of(new Misfit(Math.abs(north) > 90 ? "latitude" : "longitude", "notOnEarth"));
        }
        return north == 0 && east == 0 ? Optional.of(new Misfit("latitude", "zeroCoordinates")) : Optional.empty();
    }
}
