package org.quartermaster.delivery.allocation;

import java.util.List;
import org.quartermaster.delivery.planning.TravelMatrix;

/** Lanes by distance as the crow flies: the first zone that reaches as far. A customer whose place is unknown lies in the last zone. */
public final class DistanceZones implements RateTable.Lanes {

    /**
     * A zone.
     *
     * @param upToMetres its outer edge, included
     */
    public record Zone(String lane, long upToMetres) {
    }

    private final List<Zone> zones;

    /** @param fromNearToFar ascending by their edge */
    public DistanceZones(List<Zone> fromNearToFar) {
        if (fromNearToFar.isEmpty()) {
            throw new IllegalArgumentException("There must be at least one zone.");
        }
        for (int i = 1; i < fromNearToFar.size(); i++) {
            if (fromNearToFar.get(i).upToMetres() <= fromNearToFar.get(i - 1).upToMetres()) {
                throw new IllegalArgumentException("Zone %s must reach farther than %s.".formatted(fromNearToFar.get(i).lane(), fromNearToFar.get(i - 1).lane()));
            }
        }
        zones = List.copyOf(fromNearToFar);
    }

    /** Metres from a warehouse to a customer as the crow flies; 0 when the customer's place is unknown. */
    public static long metres(Site from, Demand to) {
        double metres = TravelMatrix.haversine(new TravelMatrix.Place(from.latitude(), from.longitude()),
                new TravelMatrix.Place(to.latitude(), to.longitude()));
        return Double.isNaN(metres) ? 0 : Math.round(metres);
    }

    @Override
    public List<String> between(Site from, Demand to) {
        if (Double.isNaN(to.latitude()) || Double.isNaN(to.longitude())) {
            return List.of(zones.getLast().lane());
        }
        long metres = metres(from, to);
        return zones.stream().filter(zone -> metres <= zone.upToMetres()).findFirst().map(zone -> List.of(zone.lane())).orElse(List.of());
    }
}
