package org.quartermaster.delivery;

import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * How far and how fast, from the settings {@code delivery.road_factor} and {@code delivery.speed_kmh}.
 *
 * @param roadFactor road metres per metre as the crow flies
 * @param speedKmh   mean speed on the road
 */
record DeliverySettings(double roadFactor, double speedKmh) {
    private static final double USUAL_ROAD_FACTOR = 1.3;
    private static final double USUAL_SPEED = 42;

    static DeliverySettings read(Jdbi jdbi) {
        Map<String, String> values = jdbi.withHandle(handle -> handle.createQuery("select name, value from setting where name like 'delivery.%'")
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        return new DeliverySettings(number(values, "delivery.road_factor", USUAL_ROAD_FACTOR), number(values, "delivery.speed_kmh", USUAL_SPEED));
    }

    private static double number(Map<String, String> values, String name, double usual) {
        return values.containsKey(name) ? Double.parseDouble(values.get(name)) : usual;
    }
}
