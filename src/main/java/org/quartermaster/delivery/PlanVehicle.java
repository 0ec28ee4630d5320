package org.quartermaster.delivery;

import org.quartermaster.delivery.planning.Load;
import org.quartermaster.delivery.planning.Rates;
import org.quartermaster.delivery.planning.Vehicle;
import org.quartermaster.delivery.planning.Window;

/** A vehicle as a plan used it: columns of {@code delivery_route}. */
public record PlanVehicle(int vehicleNo, int vehicleId, String code, int millilitres, int grams, int pieces, int shiftFrom, int shiftTo, int centsPerKm,
                          int centsPerHour, int centsPerUse, int skills) {

    static PlanVehicle of(int number, VehicleFacts facts) {
        return new PlanVehicle(number, facts.id(), facts.code(), thousand(facts.capacityLitres()), thousand(facts.capacityKg()), facts.capacityPieces(),
                facts.shiftFrom().toSecondOfDay(), facts.shiftTo().toSecondOfDay(), cents(facts.costPerKm()), cents(facts.costPerHour()),
                cents(facts.costPerUse()), facts.skills());
    }

    static PlanVehicle of(int number, int vehicleId, String code, Vehicle vehicle) {
        return new PlanVehicle(number, vehicleId, code, vehicle.capacity().millilitres(), vehicle.capacity().grams(), vehicle.capacity().pieces(),
                vehicle.shift().from(), vehicle.shift().to(), vehicle.rates().centsPerKm(), vehicle.rates().centsPerHour(), vehicle.rates().centsPerUse(),
                vehicle.skills());
    }

    private static int thousand(java.math.BigDecimal value) {
        return (int) Math.min(Integer.MAX_VALUE / 4, value.movePointRight(3).longValue());
    }

    private static int cents(java.math.BigDecimal value) {
        return value.movePointRight(2).setScale(0, java.math.RoundingMode.HALF_UP).intValueExact();
    }

    /** As the engine knows it; location 0 is the depot. */
    Vehicle vehicle() {
        return new Vehicle(vehicleId, new Load(millilitres, grams, pieces), new Window(shiftFrom, shiftTo), 0, 0,
                new Rates(centsPerKm, centsPerHour, centsPerUse), skills);
    }
}
