package org.quartermaster.replenishment.policy;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The one netting definition of Quartermaster: what is there, what is promised, and what comes when.
 *
 * <p>{@code position(day) = on hand − reserved − backordered + everything that arrives up to and including that day}. An inbound does not count
 * before its day. One whose day has passed counts from its re-estimated day; without one, from the planning day plus {@code overdueDays} (a transfer: plus {@code transitDays}).
 * What is in transit without a day of its own counts from {@code transitDays} on, what is requested from one lead time on.
 *
 * @param holdings what is there
 * @param arrivals what comes, earliest first
 */
public record InventoryPosition(Holdings holdings, List<Arrival> arrivals) {

    /**
     * How long things take that carry no date of their own, in days ≥ 0.
     *
     * @param overdueDays how long an overdue order is still waited for
     * @param transitDays how long a transfer is on the way
     * @param requestDays from request to receipt: one lead time
     */
    public record Delays(int overdueDays, int transitDays, int requestDays) {
        public Delays {
            if (overdueDays < 0 || transitDays < 0 || requestDays < 0) {
                throw new IllegalArgumentException("Delays (%d, %d, %d) must be ≥ 0 days.".formatted(overdueDays, transitDays, requestDays));
            }
        }
    }

    public InventoryPosition {
        arrivals = arrivals.stream().sorted(Comparator.comparingInt(Arrival::day)).toList();
    }

    /** Nets what is there with what comes. */
    public static InventoryPosition of(Holdings holdings, List<Inbound> inbounds, LocalDate planningDay, Delays delays) {
        List<Arrival> dated = inbounds.stream().map(inbound -> arrival(inbound, planningDay, delays)).sorted(Comparator.comparingInt(Arrival::day)).toList();
        var arrivals = new ArrayList<Arrival>(dated.stream().filter(arrival -> arrival.kind() == Arrival.Kind.ORDERED).toList());
        arrivals.addAll(split(new Arrival("", Arrival.Kind.IN_TRANSIT, holdings.inTransit(), delays.transitDays(), false), dated));
        arrivals.addAll(split(new Arrival("", Arrival.Kind.REQUESTED, holdings.requested(), delays.requestDays(), false), dated));
        arrivals.removeIf(arrival -> arrival.units() == 0);
        return new InventoryPosition(holdings, arrivals);
    }

    /** Gives the units that have a day of their own that day, the earliest first and never more than there are; the rest keeps the usual day. */
    private static List<Arrival> split(Arrival usual, List<Arrival> dated) {
        var parts = new ArrayList<Arrival>();
        int left = usual.units();
        for (Arrival arrival : dated) {
            if (arrival.kind() == usual.kind()) {
                int units = Math.min(left, arrival.units());
                parts.add(arrival.withUnits(units));
                left -= units;
            }
        }
        parts.add(usual.withUnits(left));
        return parts;
    }

    private static Arrival arrival(Inbound inbound, LocalDate planningDay, Delays delays) {
        boolean overdue = inbound.dueOn().isBefore(planningDay);
        LocalDate expected = inbound.expectedOn() == null ? inbound.dueOn() : inbound.expectedOn();
        int late = inbound.kind() == Arrival.Kind.ORDERED ? delays.overdueDays() : delays.transitDays();
        long day = expected.isBefore(planningDay) ? late : ChronoUnit.DAYS.between(planningDay, expected);
        return new Arrival(inbound.reference(), inbound.kind(), inbound.units(), (int) Math.min(day, 100_000), overdue);
    }

    /** Units that have arrived up to and including {@code day} (days after the planning day). */
    public int arrivedBy(int day) {
        int units = 0;
        for (Arrival arrival : arrivals) {
            units += arrival.day() <= day ? arrival.units() : 0;
        }
        return units;
    }

    /** {@code [day]} units that arrive on each of the first {@code days} days. */
    public int[] arrivals(int days) {
        int[] units = new int[days];
        for (Arrival arrival : arrivals) {
            if (arrival.day() < days) {
                units[arrival.day()] += arrival.units();
            }
        }
        return units;
    }

    /** Free stock plus everything that arrives up to and including {@code day}. */
    public int at(int day) {
        return holdings.free() + arrivedBy(day);
    }

    /** Everything, whenever it comes: on hand + in transit + requested + ordered − reserved − backordered. */
    public int total() {
        return at(Integer.MAX_VALUE);
    }

    /** Units on purchase orders, whenever they come. */
    public int ordered() {
        return arrivals.stream().filter(arrival -> arrival.kind() == Arrival.Kind.ORDERED).mapToInt(Arrival::units).sum();
    }

    /** The same position without anything that is still to come. */
    public InventoryPosition withoutInbound() {
        return new InventoryPosition(holdings, List.of());
    }

    /** The same position with an order of {@code units} that arrives on {@code day}. */
    public InventoryPosition withOrder(int units, int day) {
        return with(new Arrival("", Arrival.Kind.ORDERED, units, day, false));
    }

    /** The same position with one more arrival. */
    public InventoryPosition with(Arrival arrival) {
        var more = new ArrayList<>(arrivals);
        more.add(arrival);
        return new InventoryPosition(holdings, more);
    }
}
