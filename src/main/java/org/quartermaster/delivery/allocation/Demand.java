package org.quartermaster.delivery.allocation;

import java.time.Instant;
import java.util.List;

/**
 * An order, or a basket that may become one.
 *
 * @param id          the caller's number
 * @param readyAt     when it can be worked on: placed, or now when that is later
 * @param latitude    degrees north; NaN when unknown
 * @param longitude   degrees east; NaN when unknown
 * @param lane        what a rate table of named lanes needs to know (a port, a service level); may be empty
 * @param promisedDay last day in time, days since 1970-01-01; {@link #NO_PROMISE}
 * @param priority    0 usual; each step makes lateness and waiting dearer by their whole price
 * @param requested   the only warehouse that may ship it; 0 for any
 * @param lines       one per SKU
 */
public record Demand(long id, Instant readyAt, double latitude, double longitude, String lane, int promisedDay, int priority, int requested,
                     List<Line> lines) {
    /** Any day is in time. */
    public static final int NO_PROMISE = Integer.MAX_VALUE;

    public Demand {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("Order %d has no lines.".formatted(id));
        }
        if (priority < 0) {
            throw new IllegalArgumentException("Priority (%d) of order %d must be ≥ 0.".formatted(priority, id));
        }
        if (lines.stream().map(Line::sku).distinct().count() < lines.size()) {
            throw new IllegalArgumentException("Order %d names a SKU twice; add its lines up.".formatted(id));
        }
        lines = List.copyOf(lines);
    }

    /** How many times the price of lateness and of waiting counts. */
    int urgency() {
        return 1 + priority;
    }

    int lateDays(int day) {
        return promisedDay == NO_PROMISE ? 0 : Math.max(0, day - promisedDay);
    }
}
