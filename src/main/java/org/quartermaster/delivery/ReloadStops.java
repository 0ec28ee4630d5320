package org.quartermaster.delivery;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.quartermaster.delivery.planning.Window;

/** The places in a plan where vehicles may load again: one per trip after the first, at the depot where it starts, locked to the vehicle. */
final class ReloadStops {
    private static final int TRIPS = 10;

    private ReloadStops() {
    }

    /**
     * The stops with the reloads behind them.
     *
     * @param fleet by vehicle number
     */
    static List<PlanStop> behind(List<PlanStop> stops, List<VehicleFacts> fleet, List<PlanDepot> depots) {
        var all = new ArrayList<>(stops);
        for (int vehicle = 0; vehicle < fleet.size(); vehicle++) {
            for (int trip = 2; trip <= fleet.get(vehicle).trips(); trip++) {
                all.add(reload(all.size(), vehicle, fleet.get(vehicle), trip, depots.get(PlanDepot.numberOf(depots, fleet.get(vehicle).warehouseId()))));
            }
        }
        return all;
    }

    private static PlanStop reload(int number, int vehicleNo, VehicleFacts vehicle, int trip, PlanDepot depot) {
        return new PlanStop(number, StopKind.RELOAD, -1, (long) vehicle.id() * TRIPS + trip, vehicle.code(), "", "", depot.latitude(), depot.longitude(), 0, 0, 0,
                BigDecimal.ZERO, PlanStop.text(List.of(Window.ALL_DAY)), 60 * vehicle.reloadMinutes(), 0, 0, 0, 0, vehicleNo, -1, 0, 0, 0, "", "", 0, depot.depotNo(), 0, false);
    }
}
