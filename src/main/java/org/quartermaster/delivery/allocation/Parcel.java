package org.quartermaster.delivery.allocation;

import java.util.List;

/**
 * What one warehouse sends on one day.
 *
 * @param shipDay    leaves, days since 1970-01-01
 * @param deliverDay arrives
 * @param metres     as the crow flies; 0 when the customer's place is unknown
 * @param handlingCents what the warehouse costs
 * @param score      its part of the allocation's score
 */
public record Parcel(int site, int shipDay, int deliverDay, Quote quote, long metres, long handlingCents, List<Line> lines, Score score) {

    public Parcel {
        lines = List.copyOf(lines);
    }

    public long grams() {
        return lines.stream().mapToLong(Line::grams).sum();
    }

    public int units() {
        return lines.stream().mapToInt(Line::units).sum();
    }

    long cents() {
        return lines.stream().mapToLong(Line::cents).sum();
    }
}
