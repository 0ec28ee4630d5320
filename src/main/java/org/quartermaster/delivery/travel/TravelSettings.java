package org.quartermaster.delivery.travel;

import java.util.Locale;

/**
 * Where distances come from: settings {@code delivery.*}.
 *
 * @param source     what is asked before it is estimated
 * @param roadFactor stated: road metres per metre as the crow flies, 1 … 5
 * @param speedKmh   stated: mean speed on the road, 1 … 200
 * @param measured   whether what past trips have shown replaces what was stated
 * @param protocol   that the matrix service speaks
 * @param url        of the matrix service, as {@link MatrixProtocol#example}; empty for none
 */
public record TravelSettings(Source source, double roadFactor, double speedKmh, boolean measured, MatrixProtocol protocol, String url) {
    static final TravelSettings USUAL = new TravelSettings(Source.ESTIMATE, 1.3, 42, true, MatrixProtocol.OSRM, "");

    /** What is asked before a leg is estimated. */
    public enum Source {
        /** Nothing. */
        ESTIMATE,
        /** Legs that are known. */
        KNOWN,
        /** Legs that are known, then the matrix service. */
        SERVICE;

        /** As it stands in tables, text keys and REST. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public TravelSettings {
        if (!(roadFactor >= 1 && roadFactor <= 5)) {
            throw new IllegalArgumentException("The road factor (%s) must be 1 to 5: a road is not shorter than the straight line.".formatted(roadFactor));
        }
        if (!(speedKmh >= 1 && speedKmh <= 200)) {
            throw new IllegalArgumentException("The mean speed (%s km/h) must be 1 to 200.".formatted(speedKmh));
        }
    }
}
