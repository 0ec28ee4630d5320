package org.quartermaster.replenishment.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Moves clear excess of one warehouse to where the same SKU is missing, before anything is bought. */
public final class Transfers {

    private static final double LEAST_SHARE = 0.25;

    private Transfers() {
    }

    /**
     * One SKU in one warehouse.
     *
     * @param warehouseId the warehouse
     * @param spare       units it can give today without missing them within its greatest cover, ≥ 0
     * @param lack        units it lacks, ≥ 0
     */
    public record Place(int warehouseId, int spare, int lack) {
    }

    /** What {@code line} can give: what is free today, as far as the position exceeds demand and safety until the greatest cover ends. */
    public static int spare(Line line, StockLevel target) {
        int last = line.offer().leadTime().days() + line.rules().maximumCoverDays();
        double kept = Math.ceil(line.demand().mean(last)) + target.safety();
        return (int) Math.clamp(line.position().at(last) - Math.round(kept), 0, Math.max(0, line.position().holdings().free()));
    }

    /** Units from one warehouse to another. */
    public record Transfer(int fromWarehouseId, int toWarehouseId, int units) {
    }

    /**
     * Serves the greatest lack from the greatest spare first; small change (under a quarter of the lack) is not worth moving.
     *
     * @param packSize units that move together, ≥ 1
     */
    public static List<Transfer> plan(List<Place> places, int packSize) {
        var givers = new ArrayList<>(places.stream().filter(place -> place.spare() >= packSize && place.lack() == 0).toList());
        var transfers = new ArrayList<Transfer>();
        for (Place needs : places.stream().filter(place -> place.lack() > 0).sorted(Comparator.comparingInt(Place::lack).reversed()).toList()) {
            givers.sort(Comparator.comparingInt(Place::spare).reversed());
            Place gives = givers.isEmpty() ? null : givers.getFirst();
            int units = gives == null ? 0 : Math.min(gives.spare(), (needs.lack() + packSize - 1) / packSize * packSize) / packSize * packSize;
            if (units > 0 && units >= LEAST_SHARE * needs.lack()) {
                transfers.add(new Transfer(gives.warehouseId(), needs.warehouseId(), units));
                givers.set(0, new Place(gives.warehouseId(), gives.spare() - units, 0));
            }
        }
        return transfers;
    }
}
