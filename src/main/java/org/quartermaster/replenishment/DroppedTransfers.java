package org.quartermaster.replenishment;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Numbers;
import org.quartermaster.replenishment.PlanningFacts.Everywhere;
import org.quartermaster.replenishment.PlanningFacts.Place;
import org.quartermaster.replenishment.policy.Advice;
import org.quartermaster.replenishment.policy.Policy;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.SkuRange;

/**
 * Looks after places whose transfer was dropped at publication, as people decided about its giver meanwhile. What such a place needs is proposed to be bought, sized by the
 * policy from facts that are read anew; where nothing can be bought, it is a gap of the plan. A place on whose worklist something stands keeps that.
 *
 * <p>Works once the plan is in force and holds it alone, as publication does: nobody decides between the reading and the proposal.
 */
final class DroppedTransfers {

    private static final String REASON = "transfer_dropped";

    private final Jdbi jdbi;
    private final PlanningFacts source;
    private final Everywhere everywhere;
    private final long plan;
    private int proposed;

    DroppedTransfers(Jdbi jdbi, PlanningFacts source, Everywhere everywhere, long plan) {
        this.jdbi = jdbi;
        this.source = source;
        this.everywhere = everywhere;
        this.plan = plan;
    }

    private record Need(LineFacts facts, Advice advice) {
        Place place() {
            return new Place(facts.sku().id().value(), facts.warehouseId());
        }
    }

    /** How many orders were proposed. */
    int proposed() {
        return proposed;
    }

    void lookAfter(Set<Place> dropped, LocalDateTime now) {
        for (SkuRange range : NearSkus.ranges(dropped.stream().map(Place::skuId).toList())) {
            proposed += jdbi.inTransaction(handle -> isInForce(handle) ? lookAfter(handle, range, dropped, now) : 0);
        }
    }

    private boolean isInForce(Handle handle) {
        return handle.createQuery("select id from replenishment_plan where state = 'current' for update").mapTo(Long.class).findOne().filter(id -> id == plan).isPresent();
    }

    private int lookAfter(Handle handle, SkuRange range, Set<Place> dropped, LocalDateTime now) {
        Set<Place> without = new HashSet<>(dropped);
        without.removeAll(places(handle, range, "state in ('proposed', 'snoozed')"));
        List<Need> needs = needs(range, without);
        Set<Place> refused = places(handle, range, "kind = 'order' and state = 'rejected' and rejected_on >= :day");
        List<Need> bought = needs.stream().filter(need -> !need.facts().isFed() && !refused.contains(need.place())).toList();
        propose(handle, bought.stream().map(this::draft).toList(), now);
        note(handle, needs.stream().filter(need -> !bought.contains(need)).toList());
        return bought.size();
    }

    private List<Need> needs(SkuRange range, Set<Place> places) {
        return places.isEmpty() ? List.of() : new LineAssembly(everywhere, source.load(range)).lines().stream()
                .filter(facts -> facts.isPlannable() && places.contains(new Place(facts.sku().id().value(), facts.warehouseId())))
                .map(facts -> new Need(facts, Policy.advise(facts.first()))).filter(need -> PlanRun.isNear(need.advice())).toList();
    }

    /** A locking read: a plain one could show the state at the transaction's beginning. */
    private Set<Place> places(Handle handle, SkuRange range, String which) {
        var query = handle.createQuery("select sku_id, warehouse_id from proposal where sku_id between :from and :to and " + which + " lock in share mode")
                .bind("from", range.fromId()).bind("to", range.toId());
        return new HashSet<>((which.contains(":day") ? query.bind("day", everywhere.day()) : query).mapTo(Place.class).list());
    }

    private Draft draft(Need need) {
        var decision = new Decision(new Candidate(need.facts(), need.advice(), null), 0, need.advice().suggestion(), need.advice().orderDay());
        return Draft.order(decision, InventoryLine.of(need.facts(), need.advice(), everywhere.day()), everywhere.day(), "");
    }

    private void propose(Handle handle, List<Draft> drafts, LocalDateTime now) {
        if (drafts.isEmpty()) {
            return;
        }
        long first = Numbers.take(handle, "proposal", drafts.size());
        PlanTables.insert(handle, "proposal", plan, everywhere.day(), drafts, first, now);
        long event = Numbers.take(handle, "proposal_event", drafts.size());
        var events = handle.prepareBatch("insert into proposal_event (id, proposal_id, at, actor, action, units, note) values (?, ?, ?, ?, 'proposed', ?, '')");
        for (int i = 0; i < drafts.size(); i++) {
            events.add(event + i, first + i, now, Actor.required().name(), drafts.get(i).units());
        }
        events.execute();
    }

    private void note(Handle handle, List<Need> needs) {
        if (needs.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("insert into planning_gap (plan_id, sku_id, warehouse_id, reason, units, revenue_at_risk) values (?, ?, ?, ?, ?, ?)");
        needs.forEach(need -> batch.add(plan, need.place().skuId(), need.place().warehouseId(), REASON, need.advice().suggestion(),
                InventoryLine.money(Policy.withoutOrder(need.facts().first(), need.advice()).lostSalesCents())));
        batch.execute();
        handle.execute("update replenishment_plan set gap_count = gap_count + ? where id = ?", needs.size(), plan);
    }
}
