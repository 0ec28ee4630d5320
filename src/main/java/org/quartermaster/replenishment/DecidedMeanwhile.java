package org.quartermaster.replenishment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.replenishment.LeftPlaces.Move;
import org.quartermaster.replenishment.PlanningFacts.Place;

/**
 * What people decided since a run began to read. The run's drafts for those places rest on facts that are gone (an order that it did not count would be placed
 * twice), so the places stay as they are until the next run.
 *
 * <p>Every decision takes the number of its event in its own transaction, and numbers are taken in the order of commits: an event below the first number was
 * committed before the run read anything. Decisions hold the plan in force shared and publication holds it alone, so that none is on its way meanwhile.
 */
final class DecidedMeanwhile {

    private static final int BATCH = 1_000;
    private static final String DRAFTED = "from proposal_draft where plan_id = :plan";
    private static final String STANDING = "from proposal where state in ('proposed', 'snoozed') and plan_id <> :plan";

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

    /** @param lessToGive whether the place itself may have less to give away than the run counted on: what was to come to it was refused */
    private record Decided(int skuId, int warehouseId, Integer fromWarehouseId, boolean lessToGive) {
        Place place() {
            return new Place(skuId, warehouseId);
        }

        Stream<Place> givers() {
            return Stream.concat(fromWarehouseId == null ? Stream.of() : Stream.of(new Place(skuId, fromWarehouseId)), lessToGive ? Stream.of(place()) : Stream.of());
        }
    }

    /**
     * Places that a plan leaves as they are.
     *
     * @param decided people decided about their stock
     * @param dropped nobody decided about them, yet what they were to get was dropped
     */
    record Left(Set<Place> decided, Set<Place> dropped) {
    }

    /** Within the publishing transaction, once it holds the plan in force: takes away the drafts that rest on what is gone, and confirms what stands in their place. */
    Left leaveOut(Handle handle, long plan, LocalDate day) {
        List<Decided> decided = decided(handle);
        if (decided.isEmpty()) {
            return new Left(Set.of(), Set.of());
        }
        Set<Place> givers = decided.stream().flatMap(Decided::givers).collect(Collectors.toSet());
        Set<Place> receivers = decided.stream().map(Decided::place).collect(Collectors.toSet());
        List<Integer> skus = receivers.stream().map(Place::skuId).distinct().sorted().toList();
        Set<Place> left = new LeftPlaces(moves(handle, DRAFTED, plan, skus), moves(handle, STANDING, plan, skus)).of(receivers, givers);
        confirm(handle, plan, day, left);
        return new Left(Stream.of(receivers, givers).flatMap(Set::stream).collect(Collectors.toSet()),
                left.stream().filter(place -> !receivers.contains(place)).collect(Collectors.toSet()));
    }

    private static void confirm(Handle handle, long plan, LocalDate day, Set<Place> left) {
        var drafts = handle.prepareBatch("delete from proposal_draft where plan_id = ? and sku_id = ? and warehouse_id = ?");
        var standing = handle.prepareBatch("update proposal set " + Publication.CONFIRMED + " where state in ('proposed', 'snoozed') and sku_id = ? and warehouse_id = ?");
        for (Place place : left) {
            drafts.add(plan, place.skuId(), place.warehouseId());
            standing.add(plan, day, place.skuId(), place.warehouseId());
        }
        drafts.execute();
        standing.execute();
    }

    /** This and {@link #decided} are locking reads: plain ones could show the state at the transaction's beginning. */
    private static List<Move> moves(Handle handle, String from, long plan, List<Integer> skus) {
        var moves = new ArrayList<Move>();
        for (int first = 0; first < skus.size(); first += BATCH) {
            moves.addAll(handle.createQuery("select sku_id, from_warehouse_id, warehouse_id " + from + " and from_warehouse_id is not null and sku_id in (<skus>) lock in share mode").bind("plan", plan)
                    .bindList("skus", skus.subList(first, Math.min(skus.size(), first + BATCH))).mapTo(Move.class).list());
        }
        return moves;
    }

    private List<Decided> decided(Handle handle) {
        return handle.createQuery("""
                select p.sku_id, p.warehouse_id, p.from_warehouse_id, e.action = 'rejected' as less_to_give from proposal_event e join proposal p on p.id = e.proposal_id
                where e.id >= ? lock in share mode
                """).bind(0, firstEvent).mapTo(Decided.class).list();
    }
}
