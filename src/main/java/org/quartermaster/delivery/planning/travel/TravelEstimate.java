package org.quartermaster.delivery.planning.travel;

import java.util.List;
import java.util.Map;
import org.quartermaster.delivery.planning.TravelMatrix;

/**
 * Travel between any two places by great-circle distance and what holds at both ends: the mean of the two regions' figures.
 *
 * @param everywhere what holds where nothing was measured
 * @param regions    what was measured
 */
public record TravelEstimate(Local everywhere, Map<Cell, Local> regions) {

    /**
     * What holds in a region.
     *
     * @param roadFactor    road metres per metre as the crow flies, > 0
     * @param secondsPerKm  seconds per kilometre as the crow flies, > 0
     * @param legs          it was measured on
     * @param metreLegs     of these with a reading of the odometer
     */
    public record Local(double roadFactor, double secondsPerKm, int legs, int metreLegs) {
        private static final double SECONDS_AN_HOUR = 3600;

        public Local {
            if (!(roadFactor > 0) || !(secondsPerKm > 0)) {
                throw new IllegalArgumentException("Road factor (%s) and seconds per kilometre (%s) must be > 0.".formatted(roadFactor, secondsPerKm));
            }
        }

        /** Stated, not measured. A factor of 1.3 at 42 km/h is 1.3 · 3600 / 42 = 111.4 seconds per kilometre as the crow flies. */
        public static Local stated(double roadFactor, double speedKmh) {
            return new Local(roadFactor, roadFactor * SECONDS_AN_HOUR / speedKmh, 0, 0);
        }

        /** Mean speed on the road. */
        public double speedKmh() {
            return roadFactor * SECONDS_AN_HOUR / secondsPerKm;
        }
    }

    public TravelEstimate {
        regions = Map.copyOf(regions);
    }

    /** The same figures everywhere. */
    public static TravelEstimate of(Local everywhere) {
        return new TravelEstimate(everywhere, Map.of());
    }

    /** Nothing of it was measured. */
    public boolean isStated() {
        return regions.isEmpty() && everywhere.legs() == 0;
    }

    /** What holds at a place. */
    public Local at(TravelMatrix.Place place) {
        return regions.getOrDefault(Cell.of(place), everywhere);
    }

    /** Driving from one place to another, seconds. */
    public double seconds(TravelMatrix.Place from, TravelMatrix.Place to) {
        return TravelMatrix.haversine(from, to) / 1000 * (at(from).secondsPerKm() + at(to).secondsPerKm()) / 2;
    }

    /** Metres rounded, seconds rounded up, both ways the same. */
    public TravelMatrix between(List<TravelMatrix.Place> places) {
        int n = places.size();
        List<Local> locals = places.stream().map(this::at).toList();
        var metres = new int[n * n];
        var seconds = new int[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                double crow = TravelMatrix.haversine(places.get(i), places.get(j));
                metres[i * n + j] = metres[j * n + i] = (int) Math.round(crow * (locals.get(i).roadFactor() + locals.get(j).roadFactor()) / 2);
                seconds[i * n + j] = seconds[j * n + i] = (int) Math.ceil(crow / 1000 * (locals.get(i).secondsPerKm() + locals.get(j).secondsPerKm()) / 2 - 1e-9);
            }
        }
        return new TravelMatrix(n, metres, seconds);
    }
}
