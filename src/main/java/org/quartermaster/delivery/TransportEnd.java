package org.quartermaster.delivery;

import java.time.LocalTime;

/**
 * Where goods of a transport order are fetched or brought.
 *
 * @param name      who hands over or receives; may be empty
 * @param address   address line; may be empty
 * @param latitude  degrees; null when it is not known, or at the depot
 * @param longitude degrees; null when it is not known, or at the depot
 * @param from      depot time; null: all day
 * @param to        depot time; null: all day
 */
public record TransportEnd(String name, String address, Double latitude, Double longitude, LocalTime from, LocalTime to) {
    /** At the depot, at any time. */
    public static final TransportEnd DEPOT = new TransportEnd("", "", null, null, null, null);
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_ADDRESS = 200;

    public TransportEnd {
        name = name == null ? "" : name.strip();
        address = address == null ? "" : address.strip();
        if (name.length() > LONGEST_NAME || address.length() > LONGEST_ADDRESS) {
            throw new IllegalArgumentException("A name (%d characters) has at most %d, an address (%d) at most %d.".formatted(name.length(), LONGEST_NAME, address.length(),
                    LONGEST_ADDRESS));
        }
    }

    /** Neither an address nor coordinates: the depot. */
    public boolean isDepot() {
        return address.isEmpty() && latitude == null && longitude == null;
    }

    boolean isReversed() {
        return from != null && to != null && to.isBefore(from);
    }
}
