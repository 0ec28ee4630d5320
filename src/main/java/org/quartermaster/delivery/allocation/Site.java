package org.quartermaster.delivery.allocation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/**
 * A warehouse that may ship.
 *
 * @param id            the caller's number
 * @param latitude      degrees north
 * @param longitude     degrees east
 * @param zone          where its clock stands
 * @param cutOff        an order that is ready at this time or later leaves on the next shipping day
 * @param shipDays      days of the week on which parcels leave
 * @param parcelsPerDay how many parcels it can pack a day, ≥ 0; {@link #UNLIMITED}
 * @param centsPerParcel handling of each parcel, cents
 * @param centsPerUnit  handling of each unit, cents
 */
public record Site(int id, double latitude, double longitude, ZoneId zone, LocalTime cutOff, Set<DayOfWeek> shipDays, int parcelsPerDay, long centsPerParcel,
                   double centsPerUnit) {
    /** No limit of parcels a day. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    public Site {
        if (shipDays.isEmpty()) {
            throw new IllegalArgumentException("Warehouse %d ships on no day of the week. Give it at least one.".formatted(id));
        }
        if (parcelsPerDay < 0 || centsPerParcel < 0 || centsPerUnit < 0) {
            throw new IllegalArgumentException("Warehouse %d: parcels a day (%d) and handling (%d, %s) must be ≥ 0.".formatted(id, parcelsPerDay, centsPerParcel,
                    centsPerUnit));
        }
        shipDays = Set.copyOf(shipDays);
    }

    /** A warehouse that ships every day until midnight without limit or handling cost, on UTC. */
    public static Site of(int id, double latitude, double longitude) {
        return new Site(id, latitude, longitude, ZoneId.of("UTC"), LocalTime.MAX, EnumSet.allOf(DayOfWeek.class), UNLIMITED, 0, 0);
    }

    /** The same warehouse with a limit of parcels a day. */
    public Site packing(int parcels) {
        return new Site(id, latitude, longitude, zone, cutOff, shipDays, parcels, centsPerParcel, centsPerUnit);
    }

    /** The same warehouse with handling costs. */
    public Site handling(long perParcel, double perUnit) {
        return new Site(id, latitude, longitude, zone, cutOff, shipDays, parcelsPerDay, perParcel, perUnit);
    }

    /** The first day (days since 1970-01-01) on which something ordered at this instant can leave. */
    public int firstShipDay(Instant ready) {
        LocalDateTime local = LocalDateTime.ofInstant(ready, zone);
        int day = (int) local.toLocalDate().toEpochDay();
        return openFrom(local.toLocalTime().isBefore(cutOff) ? day : day + 1);
    }

    /** The given day, or the next one on which parcels leave. */
    public int openFrom(int day) {
        int open = day;
        while (!shipDays.contains(LocalDate.ofEpochDay(open).getDayOfWeek())) {
            open++;
        }
        return open;
    }
}
