package org.quartermaster.replenishment;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.replenishment.PlanningFacts.Place;

/**
 * What people decided since a run began to read. The run's drafts for those places rest on facts that are gone (an order that it did not count would be placed
 * twice), so the places stay as they are until the next run.
 *
 * <p>Every decision takes the number of its event in its own transaction, and numbers are taken in the order of commits: an event below the first number was
 * committed before the run read anything. Decisions hold the plan in force shared and publication holds it alone, so that none is on its way meanwhile.
 */
final class DecidedMeanwhile {

    private final long firstEvent;

    private DecidedMeanwhile(long firstEvent) {
        this.firstEvent = firstEvent;
    }

    static DecidedMeanwhile fromNowOn(Jdbi jdbi) {
        return new DecidedMeanwhile(jdbi.withHandle(handle -> handle.createQuery("select next_id from id_block where name = 'proposal_event'").mapTo(Long.class).findOne().orElse(1L)));
    }

    /**
     * Keeps the plan in force until the end of the transaction; publication waits. Comes first in every transaction that decides about proposals.
     *
     * @return its identity; 0 when there is none yet
     */
    static long holdPlan(Handle handle) {
        return handle.createQuery("select id from replenishment_plan where state = 'current' lock in share mode").mapTo(Long.class).findOne().orElse(0L);
    }

    private record Decided(int skuId, int warehouseId, Integer fromWarehouseId) {
    }

    /** Within the publishing transaction, once it holds the plan in force: takes away the drafts that touch such places and confirms what stands there. */
    Set<Place> leaveOut(Handle handle, long plan, LocalDate day) {
        Set<Place> places = places(handle);
        if (!places.isEmpty()) {
            String touches = "sku_id = ? and (warehouse_id = ? or from_warehouse_id = ?)";
            var drafts = handle.prepareBatch("delete from proposal_draft where plan_id = ? and " + touches);
            var standing = handle.prepareBatch("update proposal set plan_id = ?, planning_day = ? where state in ('proposed', 'snoozed') and " + touches);
            for (Place place : places) {
                drafts.add(plan, place.skuId(), place.warehouseId(), place.warehouseId());
                standing.add(plan, day, place.skuId(), place.warehouseId(), place.warehouseId());
            }
            drafts.execute();
            standing.execute();
        }
        return places;
    }

    /** A locking read: a plain one could show the state at the transaction's beginning. */
    private Set<Place> places(Handle handle) {
        List<Decided> decided = handle.createQuery("""
                select p.sku_id, p.warehouse_id, p.from_warehouse_id from proposal_event e join proposal p on p.id = e.proposal_id where e.id >= ? lock in share mode
                """).bind(0, firstEvent).mapTo(Decided.class).list();
        Set<Place> places = new HashSet<>();
        for (Decided one : decided) {
            places.add(new Place(one.skuId(), one.warehouseId()));
            if (one.fromWarehouseId() != null) {
                places.add(new Place(one.skuId(), one.fromWarehouseId()));
            }
        }
        return places;
    }
}
