package org.quartermaster.delivery.planning;

/**
 * The money of a route by part, in cents, each part rounded half up once.
 *
 * @param distance metres × rate per kilometre
 * @param time     driving and service × rate per hour
 * @param waiting  waiting for windows to open × rate per hour
 * @param use      the vehicle leaves at all
 * @param late     service after soft windows
 */
public record RouteCost(long distance, long time, long waiting, long use, long late) {
    public static final RouteCost NONE = new RouteCost(0, 0, 0, 0, 0);

    /** The sum of all parts. */
    public long total() {
        return distance + time + waiting + use + late;
    }

    public RouteCost plus(RouteCost other) {
        return new RouteCost(distance + other.distance, time + other.time, waiting + other.waiting, use + other.use, late + other.late);
    }

    /** {@code amount × rate / unit}, rounded half up; all ≥ 0. */
    static long cents(long amount, long rate, long unit) {
        return (2 * amount * rate + unit) / (2 * unit);
    }
}
