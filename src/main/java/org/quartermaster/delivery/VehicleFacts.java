package org.quartermaster.delivery;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.stream.Stream;

/**
 * A delivery vehicle with its driver.
 *
 * @param id             0 for one that is not stored yet
 * @param warehouseId    depot where it starts
 * @param endWarehouseId depot where it ends; null: where it starts
 * @param capacityLitres litres it carries, &gt; 0
 * @param capacityKg     kilograms it carries, &gt; 0
 * @param capacityPieces units it carries, &gt; 0
 * @param shiftFrom      the driver starts, depot time
 * @param shiftTo        the driver must be back, depot time
 * @param longestMinutes longest time between leaving and coming back; null: as long as the shift
 * @param restFrom       earliest begin of the driver's break; null: no break
 * @param restTo         nobody drives or serves after it without having rested; null: no break
 * @param restMinutes    length of the break; 0: no break
 * @param trips          trips a day at most, 1 … 9; after each but the last it loads again at its depot
 * @param reloadMinutes  time of loading again, 0 … 600
 * @param costPerKm      company currency
 * @param costPerHour    company currency
 * @param costPerUse     company currency
 * @param skills         bits: 1 cold, 2 tail lift
 * @param active         is planned with
 * @param version        for optimistic changes
 */
public record VehicleFacts(int id, int warehouseId, Integer endWarehouseId, String code, BigDecimal capacityLitres, BigDecimal capacityKg, int capacityPieces,
                           LocalTime shiftFrom, LocalTime shiftTo, Integer longestMinutes, LocalTime restFrom, LocalTime restTo, int restMinutes, int trips, int reloadMinutes,
                           BigDecimal costPerKm, BigDecimal costPerHour, BigDecimal costPerUse, int skills, boolean active, int version) {
    private static final int LONGEST_CODE = 20;
    private static final int ALL_SKILLS = 0xffff;
    private static final int MOST_TRIPS = 9;
    private static final int LONGEST_RELOAD = 600;
    private static final BigDecimal MOST = BigDecimal.valueOf(999_999);

    public VehicleFacts {
        if (code == null || code.isBlank() || code.length() > LONGEST_CODE) {
            throw new IllegalArgumentException("A vehicle needs a code of 1 to %d characters, got %s.".formatted(LONGEST_CODE, code));
        }
        if (Stream.of(capacityLitres, capacityKg, costPerKm, costPerHour, costPerUse).anyMatch(value -> value.compareTo(MOST) > 0)) {
            throw new IllegalArgumentException("Vehicle %s: capacities and costs must be at most %s.".formatted(code, MOST));
        }
        if (capacityLitres.signum() <= 0 || capacityKg.signum() <= 0 || capacityPieces <= 0) {
            throw new IllegalArgumentException("Vehicle %s: capacities (%s l, %s kg, %d pieces) must be > 0.".formatted(code, capacityLitres, capacityKg,
                    capacityPieces));
        }
        if (!shiftFrom.isBefore(shiftTo)) {
            throw new IllegalArgumentException("Vehicle %s: the shift %s–%s must end after it starts, on the same day.".formatted(code, shiftFrom, shiftTo));
        }
        if (longestMinutes != null && longestMinutes < 1 || skills < 0 || skills > ALL_SKILLS) {
            throw new IllegalArgumentException("Vehicle %s: the longest time away (%d min) must be > 0 and skills (%d) be bits 0 to %d.".formatted(code, longestMinutes,
                    skills, ALL_SKILLS));
        }
        boolean rests = restMinutes != 0 || restFrom != null || restTo != null;
        if (rests && (restMinutes < 1 || restFrom == null || restTo == null || restTo.isBefore(restFrom))) {
            throw new IllegalArgumentException("Vehicle %s: a break needs its earliest begin, its latest one not before it, and minutes > 0, got %s–%s and %d min."
                    .formatted(code, restFrom, restTo, restMinutes));
        }
        if (trips < 1 || trips > MOST_TRIPS || reloadMinutes < 0 || reloadMinutes > LONGEST_RELOAD) {
            throw new IllegalArgumentException("Vehicle %s: trips a day (%d) must be 1 to %d and loading again take 0 to %d minutes, got %d.".formatted(code, trips, MOST_TRIPS,
                    LONGEST_RELOAD, reloadMinutes));
        }
        if (costPerKm.signum() < 0 || costPerHour.signum() < 0 || costPerUse.signum() < 0) {
            throw new IllegalArgumentException("Vehicle %s: costs (%s/km, %s/h, %s/use) must be ≥ 0.".formatted(code, costPerKm, costPerHour, costPerUse));
        }
    }
}
