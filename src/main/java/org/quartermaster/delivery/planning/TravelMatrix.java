package org.quartermaster.delivery.planning;

import java.util.List;

/**
 * Metres and seconds between all pairs of locations, not necessarily symmetric.
 *
 * <p>Not changed after it is made; the arrays are row-major, {@code [from * size + to]}.
 */
public final class TravelMatrix {
    /** Mean radius of the earth in metres (IUGG). */
    private static final double EARTH_RADIUS = 6_371_008.8;

    private final int size;
    private final int[] metres;
    private final int[] seconds;

    /**
     * A given matrix.
     *
     * @param metres  {@code [from * size + to]}, ≥ 0
     * @param seconds same shape
     */
    public TravelMatrix(int size, int[] metres, int[] seconds) {
        if (metres.length != size * size || seconds.length != size * size) {
            throw new IllegalArgumentException("A matrix of %d locations needs %d cells, got %d metres and %d seconds."
                    .formatted(size, size * size, metres.length, seconds.length));
        }
        this.size = size;
        this.metres = metres;
        this.seconds = seconds;
    }

    /** A place on the earth in degrees. */
    public record Place(double latitude, double longitude) {
    }

    /**
     * Great-circle distance × road factor at a constant speed.
     *
     * @param roadFactor      road metres per metre as the crow flies; about 1.3 in towns (Ballou, Rahardja &amp; Sakai 2002 give 1.2–1.6 by country)
     * @param metresPerSecond mean speed on the road
     */
    public static TravelMatrix haversine(List<Place> places, double roadFactor, double metresPerSecond) {
        int n = places.size();
        var metres = new int[n * n];
        var seconds = new int[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                double road = roadFactor * haversine(places.get(i), places.get(j));
                metres[i * n + j] = metres[j * n + i] = (int) Math.round(road);
                seconds[i * n + j] = seconds[j * n + i] = (int) Math.ceil(road / metresPerSecond);
            }
        }
        return new TravelMatrix(n, metres, seconds);
    }

    /** Great-circle distance in metres by the haversine formula (Sinnott 1984). */
    public static double haversine(Place from, Place to) {
        double a = Math.toRadians(from.latitude());
        double b = Math.toRadians(to.latitude());
        double s = Math.sin((b - a) / 2);
        double t = Math.sin(Math.toRadians(to.longitude() - from.longitude()) / 2);
        return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(s * s + Math.cos(a) * Math.cos(b) * t * t)));
    }

    /** The same without one location; those behind it move up. */
    public TravelMatrix without(int location) {
        int[] kept = java.util.stream.IntStream.range(0, size).filter(place -> place != location).toArray();
        var fewerMetres = new int[kept.length * kept.length];
        var fewerSeconds = new int[kept.length * kept.length];
        for (int i = 0; i < kept.length; i++) {
            for (int j = 0; j < kept.length; j++) {
                fewerMetres[i * kept.length + j] = metres(kept[i], kept[j]);
                fewerSeconds[i * kept.length + j] = seconds(kept[i], kept[j]);
            }
        }
        return new TravelMatrix(kept.length, fewerMetres, fewerSeconds);
    }

    public int size() {
        return size;
    }

    public int metres(int from, int to) {
        return metres[from * size + to];
    }

    public int seconds(int from, int to) {
        return seconds[from * size + to];
    }
}
