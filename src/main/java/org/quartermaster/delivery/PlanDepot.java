package org.quartermaster.delivery;

import java.util.ArrayList;
import java.util.List;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.stock.WarehouseFacts;

/**
 * A place where vehicles of a plan start or end: columns of {@code delivery_depot}. Its number is its row in the travel matrix.
 *
 * @param depotNo 0 for the depot that the plan belongs to
 */
public record PlanDepot(int depotNo, int warehouseId, String code, double latitude, double longitude) {

    /** The depot that a plan belongs to. */
    static PlanDepot of(PlanHead head) {
        return new PlanDepot(0, head.warehouseId(), head.warehouseCode(), head.latitude(), head.longitude());
    }

    /** Numbered in their order. */
    static List<PlanDepot> numbered(List<WarehouseFacts> sites) {
        var depots = new ArrayList<PlanDepot>();
        sites.forEach(site -> depots.add(new PlanDepot(depots.size(), site.id().value(), site.code(), site.latitude(), site.longitude())));
        return depots;
    }

    /** The number of a warehouse among depots; the first one for a warehouse that is not among them. */
    static int numberOf(List<PlanDepot> depots, int warehouse) {
        return depots.stream().filter(depot -> depot.warehouseId() == warehouse).findFirst().map(PlanDepot::depotNo).orElse(0);
    }

    TravelMatrix.Place place() {
        return new TravelMatrix.Place(latitude, longitude);
    }
}
