package org.quartermaster.delivery;

import java.time.LocalTime;
import java.util.List;
import org.quartermaster.delivery.planning.Duty;
import org.quartermaster.delivery.planning.Load;
import org.quartermaster.delivery.planning.Rates;
import org.quartermaster.delivery.planning.Rest;
import org.quartermaster.delivery.planning.Vehicle;
import org.quartermaster.delivery.planning.Window;

/**
 * A vehicle as a plan used it: columns of {@code delivery_route}.
 *
 * @param longestSeconds away; 0: as long as the shift
 * @param restSeconds    of the break; 0: none
 * @param startNo        number of the depot where it starts
 * @param endNo          number of the depot where it ends
 */
public record PlanVehicle(int vehicleNo, int vehicleId, String code, int millilitres, int grams, int pieces, int shiftFrom, int shiftTo, int longestSeconds,
                          int restFrom, int restTo, int restSeconds, int centsPerKm, int centsPerHour, int centsPerUse, int skills, int startNo, int endNo) {

    static PlanVehicle of(int number, VehicleFacts facts, List<PlanDepot> depots) {
        int start = PlanDepot.numberOf(depots, facts.warehouseId());
        return new PlanVehicle(number, facts.id(), facts.code(), thousand(facts.capacityLitres()), thousand(facts.capacityKg()), facts.capacityPieces(),
                facts.shiftFrom().toSecondOfDay(), facts.shiftTo().toSecondOfDay(), facts.longestMinutes() == null ? 0 : 60 * facts.longestMinutes(),
                second(facts.restFrom()), second(facts.restTo()), 60 * facts.restMinutes(), cents(facts.costPerKm()), cents(facts.costPerHour()),
                cents(facts.costPerUse()), facts.skills(), start, facts.endWarehouseId() == null ? start : PlanDepot.numberOf(depots, facts.endWarehouseId()));
    }

    static PlanVehicle of(int number, int vehicleId, String code, Vehicle vehicle) {
        return new PlanVehicle(number, vehicleId, code, vehicle.capacity().millilitres(), vehicle.capacity().grams(), vehicle.capacity().pieces(),
                vehicle.shift().from(), vehicle.shift().to(), vehicle.duty().mostSeconds() == Integer.MAX_VALUE ? 0 : vehicle.duty().mostSeconds(),
                vehicle.duty().rest().map(Rest::from).orElse(0), vehicle.duty().rest().map(Rest::to).orElse(0), vehicle.duty().rest().map(Rest::seconds).orElse(0),
                vehicle.rates().centsPerKm(), vehicle.rates().centsPerHour(), vehicle.rates().centsPerUse(),
                vehicle.skills(), vehicle.startLocation(), vehicle.endLocation());
    }

    /** The same vehicle in a plan with other numbers. */
    PlanVehicle numbered(int number, int start, int end) {
        return new PlanVehicle(number, vehicleId, code, millilitres, grams, pieces, shiftFrom, shiftTo, longestSeconds, restFrom, restTo, restSeconds, centsPerKm, centsPerHour,
                centsPerUse, skills, start, end);
    }

    /** The same vehicle with other skills. */
    PlanVehicle with(int others) {
        return new PlanVehicle(vehicleNo, vehicleId, code, millilitres, grams, pieces, shiftFrom, shiftTo, longestSeconds, restFrom, restTo, restSeconds, centsPerKm, centsPerHour,
                centsPerUse, others, startNo, endNo);
    }

    private static int second(LocalTime time) {
        return time == null ? 0 : time.toSecondOfDay();
    }

    private static int thousand(java.math.BigDecimal value) {
        return (int) Math.min(Integer.MAX_VALUE / 4, value.movePointRight(3).longValue());
    }

    private static int cents(java.math.BigDecimal value) {
        return value.movePointRight(2).setScale(0, java.math.RoundingMode.HALF_UP).intValueExact();
    }

    private Duty duty() {
        Duty day = longestSeconds == 0 ? Duty.FREE : Duty.ofAtMost(longestSeconds);
        return restSeconds == 0 ? day : day.with(new Rest(restFrom, restTo, restSeconds));
    }

    /** As the engine knows it; the first locations are the depots. */
    Vehicle vehicle() {
        return new Vehicle(vehicleId, new Load(millilitres, grams, pieces), new Window(shiftFrom, shiftTo), startNo, endNo,
                new Rates(centsPerKm, centsPerHour, centsPerUse), skills, duty());
    }
}
