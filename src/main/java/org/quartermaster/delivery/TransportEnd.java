package org.quartermaster.delivery;

import java.time.LocalTime;
import java.util.List;
import org.quartermaster.shared.ClockWindows;
import org.quartermaster.shared.ClockWindows.Span;

/**
 * Where goods of a transport order are fetched or brought.
 *
 * @param name      who hands over or receives; may be empty
 * @param address   address line; may be empty
 * @param latitude  degrees; null when it is not known, or at the depot
 * @param longitude degrees; null when it is not known, or at the depot
 * @param from      depot time; null: all day
 * @param to        depot time; null: all day
 * @param further   more times, depot time
 */
public record TransportEnd(String name, String address, Double latitude, Double longitude, LocalTime from, LocalTime to, ClockWindows further) {
    /** At the depot, at any time. */
    public static final TransportEnd DEPOT = new TransportEnd("", "", null, null, null, null, ClockWindows.ALWAYS);
    private static final LocalTime LATEST = LocalTime.of(23, 59, 59);
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

    /** All times; none when it may be at any time, or when the first window ends before it starts. */
    ClockWindows windows() {
        boolean isOpen = from == null && to == null;
        return isOpen || isReversed() ? further : further.and(new ClockWindows(List.of(new Span(from == null ? LocalTime.MIN : from, to == null ? LATEST : to))));
    }

    boolean isReversed() {
        return from != null && to != null && !to.isAfter(from);
    }
}
