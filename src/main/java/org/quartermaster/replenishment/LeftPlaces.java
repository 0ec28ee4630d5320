package org.quartermaster.replenishment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.quartermaster.replenishment.PlanningFacts.Place;

/**
 * Which places a plan leaves as they stand when people decided about some of them while it was computed. Each place is left or planned as a whole, so that none gets
 * the order of one plan beside the transfer of another, and none loses the transfer that was to replace its order.
 *
 * @param drafted  transfers that the plan found
 * @param standing transfers on the worklist
 */
record LeftPlaces(List<Move> drafted, List<Move> standing) {

    /** A transfer of an SKU. */
    record Move(int skuId, int fromWarehouseId, int warehouseId) {
        Place giver() {
            return new Place(skuId, fromWarehouseId);
        }

        Place receiver() {
            return new Place(skuId, warehouseId);
        }
    }

    /**
     * What a giver was to give is not sure any more, so whoever was to get it is left; and a receiver that is left keeps its standing transfers, which its givers then give twice if
     * theirs are planned.
     *
     * @param decided places that people decided about
     * @param givers  places that have less to give than the plan counted on
     */
    Set<Place> of(Set<Place> decided, Set<Place> givers) {
        Set<Place> left = new HashSet<>(decided);
        Set<Place> unsure = new HashSet<>(givers);
        boolean grows = true;
        while (grows) {
            drafted.stream().filter(move -> unsure.contains(move.giver())).forEach(move -> left.add(move.receiver()));
            grows = unsure.addAll(standing.stream().filter(move -> left.contains(move.receiver())).map(Move::giver).toList());
        }
        return left;
    }
}
