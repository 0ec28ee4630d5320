package org.quartermaster.delivery;

import java.math.BigDecimal;
import java.time.LocalTime;

/**
 * A delivery vehicle with its driver.
 *
 * @param id             0 for one that is not stored yet
 * @param warehouseId    depot where it starts and ends
 * @param capacityLitres litres it carries, &gt; 0
 * @param capacityKg     kilograms it carries, &gt; 0
 * @param capacityPieces units it carries, &gt; 0
 * @param shiftFrom      the driver starts, depot time
 * @param shiftTo        the driver must be back, depot time
 * @param costPerKm      company currency
 * @param costPerHour    company currency
 * @param costPerUse     company currency
 * @param skills         bits: 1 cold, 2 tail lift
 * @param active         is planned with
 * @param version        for optimistic changes
 */
public record VehicleFacts(int id, int warehouseId, String code, BigDecimal capacityLitres, BigDecimal capacityKg, int capacityPieces,
                           LocalTime shiftFrom, LocalTime shiftTo, BigDecimal costPerKm, BigDecimal costPerHour, BigDecimal costPerUse, int skills,
                           boolean active, int version) {
    public VehicleFacts {
        if (capacityLitres.signum() <= 0 || capacityKg.signum() <= 0 || capacityPieces <= 0) {
            throw new IllegalArgumentException("Vehicle %s: capacities (%s l, %s kg, %d pieces) must be > 0.".formatted(code, capacityLitres, capacityKg,
                    capacityPieces));
        }
        if (!shiftFrom.isBefore(shiftTo)) {
            throw new IllegalArgumentException("Vehicle %s: the shift %s–%s must end after it starts, on the same day.".formatted(code, shiftFrom, shiftTo));
        }
        if (costPerKm.signum() < 0 || costPerHour.signum() < 0 || costPerUse.signum() < 0) {
            throw new IllegalArgumentException("Vehicle %s: costs (%s/km, %s/h, %s/use) must be ≥ 0.".formatted(code, costPerKm, costPerHour, costPerUse));
        }
    }
}
