package org.quartermaster.replenishment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Numbers;
import org.quartermaster.database.Scope;
import org.quartermaster.purchasing.OrderMoved;
import org.quartermaster.purchasing.PurchaseOrders;
import org.quartermaster.replenishment.ApprovalBatch.Open;
import org.quartermaster.replenishment.policy.Offer;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.FieldEdit;
import org.quartermaster.shared.Merge;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.stock.Transfers;
import org.quartermaster.suppliers.SupplierTerm;
import org.quartermaster.suppliers.Terms;

/**
 * What a buyer decides: approve, edit, keep as it stands, snooze, reject.
 *
 * <p>Life of a proposal: proposed → ordered (a purchase order or a transfer stands); proposed ↔ snoozed; proposed or snoozed → rejected or, when
 * the need is gone, lapsed. Approval and order are one transaction.
 */
@ApplicationScoped
@Transactional
@RolesAllowed(Role.BUY)
public class ProposalDecisions {

    private static final int AUDITED_ONE_BY_ONE = 200;
    private static final String GIVEN_BACK = ", chosen = '', edited_by = if(units = suggested_units, '', edited_by)";

    private Jdbi jdbi;
    private PurchaseOrders orders;
    private Transfers transfers;
    private Terms terms;
    private BusinessCalendar calendar;
    private Clock clock;
    private Event<Audited> audited;
    private Event<ProposalApproved> approved;

    protected ProposalDecisions() {
    }

    @Inject
    public ProposalDecisions(Jdbi jdbi, PurchaseOrders orders, Transfers transfers, Terms terms, BusinessCalendar calendar, Clock clock,
            Event<Audited> audited, Event<ProposalApproved> approved) {
        this.jdbi = jdbi;
        this.orders = orders;
        this.transfers = transfers;
        this.terms = terms;
        this.calendar = calendar;
        this.clock = clock;
        this.audited = audited;
        this.approved = approved;
    }

    /**
     * Approves proposals and places their purchase orders, one per supplier, warehouse and order day, and their transfers, one per pair of warehouses and
     * day. Asking again for an approved one answers with its order. An order above the actor's limit is placed as proposed: a higher role decides about it.
     *
     * @throws NotFound   when one does not exist or lies outside the actor's warehouses; then none is approved
     * @throws Conflict   {@code replenishment.conflict.decided} when one was rejected or lapsed, {@code replenishment.conflict.nothing} when its quantity is 0
     */
    public List<Approval> approve(Collection<String> keys) {
        return jdbi.inTransaction(handle -> approve(handle, lock(handle, keys)));
    }

    private List<Approval> approve(Handle handle, List<Open> wanted) {
        var batch = new ApprovalBatch(handle, wanted, calendar.planningDay(), now(), Actor.required());
        batch.check();
        List<Approval> approvals = batch.approve(orders, transfers);
        batch.approvedNow().forEach(open -> approved.fire(new ProposalApproved(open.key(), open.skuId(), open.warehouseId(), open.units(), open.orderId())));
        audit("replenishment.approve", batch.approvedNow().stream().map(Open::key).toList(), "proposed", "approved");
        return approvals;
    }

    /**
     * As {@link #approve(Collection)}, for those proposals alone that say what was seen: one that changed or was decided meanwhile, or says 0 units, is left as it is and
     * named. One that is approved already answers with its order.
     *
     * @throws NotFound when one does not exist or lies outside the actor's warehouses; then none is approved
     */
    public ApprovalAsSeen approveAsSeen(Collection<Seen> lines) {
        Map<String, Seen> seen = lines.stream().collect(Collectors.toMap(Seen::key, line -> line, (first, _) -> first));
        return jdbi.inTransaction(handle -> {
            var apart = new SeenApart(lock(handle, seen.keySet()), seen);
            return new ApprovalAsSeen(apart.asSeen().isEmpty() ? List.of() : approve(handle, apart.asSeen()), apart.left(handle));
        });
    }

    /**
     * Changes the quantity of an undecided proposal; the suggestion stays beside it. What it saves is at least in proportion to the quantity, as savings
     * are concave in it; the next plan computes it exactly.
     *
     * @param units   units, ≥ 0; a multiple of what the supplier sells is the buyer's business, the screen warns
     * @param version the version that was seen
     * @throws Conflict {@code replenishment.conflict.changed} when somebody else or a new plan changed it, {@code replenishment.conflict.decided}
     */
    public void edit(String key, int units, int version) {
        requireQuantity(units);
        jdbi.useTransaction(handle -> {
            Open open = lock(handle, List.of(key)).getFirst();
            requireUndecided(open);
            if (open.version() != version) {
                throw new Conflict("replenishment.conflict.changed", "Proposal %s changed since you saw it: it now says %d units.".formatted(key, open.units()),
                        key, open.units());
            }
            store(handle, open, units);
        });
    }

    /**
     * Changes the quantity whatever else changed meanwhile, unless somebody else changed the quantity too.
     *
     * @return the quantity that somebody else entered, and who; empty: it is stored, or the same was entered already
     */
    public Optional<Theirs> merge(String key, FieldEdit<Integer> units) {
        requireQuantity(units.wanted());
        return jdbi.inTransaction(handle -> {
            Open open = lock(handle, List.of(key)).getFirst();
            requireUndecided(open);
            FieldEdit.Meeting meeting = units.meets(open.units());
            if (meeting == FieldEdit.Meeting.CLEAR) {
                store(handle, open, units.wanted());
            }
            var clash = new Merge.Clash("units", String.valueOf(units.seen()), String.valueOf(units.wanted()), String.valueOf(open.units()));
            return Theirs.of(handle, new Theirs.Asked(open.id(), "", meeting == FieldEdit.Meeting.CLASH ? List.of(clash) : List.of())).stream().findFirst();
        });
    }

    private static void requireQuantity(int units) {
        if (units < 0 || units > 10_000_000) {
            throw new IllegalArgumentException("Quantity (%d) must be 0…10,000,000 units.".formatted(units));
        }
    }

    private void store(Handle handle, Open open, int units) {
        double unitCost = open.isOrder() ? unitCost(open, units) : 0;
        BigDecimal value = InventoryLine.money(Offer.cents(units, LineAssembly.micros(unitCost, rate(handle, open))));
        Worth worth = worth(handle, open);
        handle.createUpdate("""
                        update proposal set units = :units, edited_by = if(:units = suggested_units and chosen = '', '', :actor), unit_cost = :cost, value = :value,
                          saves = :saves, return_rate = if(:value = 0, 0, :saves / :value), volume_litres = :litres * :units, weight_kg = :kilograms * :units,
                          version = version + 1 where id = :id
                        """)
                .bind("units", units).bind("actor", Actor.required().name()).bind("cost", BigDecimal.valueOf(unitCost).setScale(4, RoundingMode.HALF_UP)).bind("value", value)
                .bind("saves", worth.savesAt(open, units, value)).bind("litres", worth.litres()).bind("kilograms", worth.kilograms()).bind("id", open.id())
                .execute();
        event(handle, List.of(open), "edited", units, "");
        audited.fire(new Audited("replenishment.edit", "proposal", open.key(), String.valueOf(open.units()), String.valueOf(units)));
    }

    /** What the plan found a proposal worth, and what one unit takes up. */
    private record Worth(int suggestedUnits, double saves, double rankRate, double lostMargin, double litres, double kilograms) {

        /** Savings of the suggestion's units or more stay, fewer units save in proportion. After 0 units the plan's own return tells them again. */
        BigDecimal savesAt(Open open, int units, BigDecimal value) {
            double whole = open.units() > 0 ? saves / share(open.units())
                    : !open.isOrder() ? lostMargin : units == 0 ? 0 : rankRate * value.doubleValue() / units * Math.max(1, suggestedUnits);
            return BigDecimal.valueOf(whole * share(units)).setScale(2, RoundingMode.HALF_UP);
        }

        private double share(int units) {
            return Math.min(1, units / (double) Math.max(1, suggestedUnits));
        }
    }

    private static Worth worth(Handle handle, Open open) {
        return handle.createQuery("""
                select p.suggested_units, p.saves, p.rank_rate, p.lost_margin, coalesce(s.volume_litres, 0) as litres, coalesce(s.weight_kg, 0) as kilograms
                from proposal p join sku s on s.id = p.sku_id where p.id = ?
                """).bind(0, open.id()).mapTo(Worth.class).one();
    }

    private static double rate(Handle handle, Open open) {
        return handle.createQuery("select rate from currency_rate where currency = ?").bind(0, open.currency()).mapTo(Double.class).findOne().orElse(1.0);
    }

    /** The supplier's price per unit at this quantity, its currency. */
    private double unitCost(Open open, int units) {
        return terms.of(SkuRange.of(new SkuId(open.skuId()))).stream().filter(term -> term.supplier().value() == open.supplierId()).findFirst()
                .map((SupplierTerm term) -> term.unitCostFor(units)).orElse(open.unitCost().doubleValue());
    }

    /**
     * Puts proposals aside. They come back on {@code until}, or earlier when the margin at risk grows by over a fifth.
     *
     * @param reason why, not blank
     * @param until  the day they come back; null: only when the risk worsens
     */
    public void snooze(Collection<String> keys, String reason, LocalDate until) {
        requireReason(reason);
        jdbi.useTransaction(handle -> {
            List<Open> all = lock(handle, keys);
            all.forEach(ProposalDecisions::requireUndecided);
            var batch = handle.prepareBatch("""
                    update proposal set state = 'snoozed', snoozed_until = ?, snoozed_margin = lost_margin, reason = ?, decided_by = ?, decided_at = ?,
                      version = version + 1 where id = ?
                    """);
            all.forEach(open -> batch.add(until, cut(reason), Actor.required().name(), now(), open.id()));
            batch.execute();
            event(handle, all, "snoozed", null, cut(reason));
            audit("replenishment.snooze", all.stream().map(Open::key).toList(), "proposed", reason + (until == null ? "" : " until " + until));
        });
    }

    /**
     * Keeps proposals as they stand: the next plan plans around them.
     *
     * @param firm false gives them back to the plan
     */
    public void firm(Collection<String> keys, boolean firm) {
        jdbi.useTransaction(handle -> {
            List<Open> all = lock(handle, keys);
            all.forEach(ProposalDecisions::requireUndecided);
            var batch = handle.prepareBatch("update proposal set firmed_by = ?, version = version + 1" + (firm ? "" : GIVEN_BACK) + " where id = ?");
            all.forEach(open -> batch.add(firm ? Actor.required().name() : "", open.id()));
            batch.execute();
            event(handle, all, firm ? "firmed" : "loosened", null, "");
            audit(firm ? "replenishment.firm" : "replenishment.loosen", all.stream().map(Open::key).toList(), firm ? "" : "firm", firm ? "firm" : "");
        });
    }

    /** Brings snoozed proposals back; those that wait for a decision already stay as they are. */
    public void wake(Collection<String> keys) {
        jdbi.useTransaction(handle -> {
            List<Open> all = lock(handle, keys);
            all.forEach(ProposalDecisions::requireUndecided);
            List<Open> asleep = all.stream().filter(open -> open.state().equals("snoozed")).toList();
            if (!asleep.isEmpty()) {
                var batch = handle.prepareBatch("update proposal set state = 'proposed', snoozed_until = null, reason = '', version = version + 1 where id = ?");
                asleep.forEach(open -> batch.add(open.id()));
                batch.execute();
                event(handle, asleep, "woken", null, "");
                audit("replenishment.wake", asleep.stream().map(Open::key).toList(), "snoozed", "proposed");
            }
        });
    }

    /**
     * Rejects proposals. No plan of the day on which they are rejected proposes them again.
     *
     * @param reason why, not blank
     */
    public void reject(Collection<String> keys, String reason) {
        requireReason(reason);
        jdbi.useTransaction(handle -> {
            List<Open> all = lock(handle, keys);
            all.forEach(ProposalDecisions::requireUndecided);
            var batch = handle.prepareBatch("""
                    update proposal set state = 'rejected', open_key = null, rejected_on = ?, reason = ?, decided_by = ?, decided_at = ?, version = version + 1 where id = ?
                    """);
            all.forEach(open -> batch.add(calendar.planningDay(), cut(reason), Actor.required().name(), now(), open.id()));
            batch.execute();
            event(handle, all, "rejected", null, cut(reason));
            audit("replenishment.reject", all.stream().map(Open::key).toList(), "proposed", reason);
        });
    }

    /** An order that waited for approval was refused: so are its proposals, and what was requested is not coming. */
    void orderMoved(@Observes OrderMoved order) {
        if (!order.isRefused()) {
            return;
        }
        jdbi.useTransaction(handle -> {
            DecidedMeanwhile.holdPlan(handle);
            List<Open> all = handle.createQuery("select " + ApprovalBatch.COLUMNS + " from proposal where order_id = :order and state = 'ordered' order by id for update")
                    .bind("order", order.orderId()).mapTo(Open.class).list();
            String reason = cut(order.reason());
            var batch = handle.prepareBatch("update proposal set state = 'rejected', rejected_on = ?, reason = ?, decided_by = ?, decided_at = ?, version = version + 1 where id = ?");
            all.forEach(open -> batch.add(calendar.planningDay(), reason, Actor.required().name(), now(), open.id()));
            if (!all.isEmpty()) {
                batch.execute();
            }
            event(handle, all, "rejected", null, reason);
            new StockAfterApproval(handle, calendar.planningDay()).withdraw(all);
        });
    }

    /** Locks in ascending order of key, so that two bulk decisions never wait for each other; the plan in force before them, so that no publication does. */
    private static List<Open> lock(Handle handle, Collection<String> keys) {
        DecidedMeanwhile.holdPlan(handle);
        var found = new ArrayList<Open>();
        List<String> distinct = keys.stream().distinct().sorted().toList();
        for (int from = 0; from < distinct.size(); from += 1_000) {
            found.addAll(handle.createQuery("select " + ApprovalBatch.COLUMNS + " from proposal where proposal_key in (<keys>) and "
                            + Scope.sees("warehouse_id") + " order by id for update")
                    .bindList("keys", distinct.subList(from, Math.min(distinct.size(), from + 1_000))).mapTo(Open.class).list());
        }
        if (found.size() < distinct.size()) {
            var known = found.stream().map(Open::key).toList();
            throw new NotFound("proposal", distinct.stream().filter(key -> !known.contains(key)).findFirst().orElseThrow());
        }
        return found;
    }

    private static void requireUndecided(Open open) {
        if (!open.isUndecided()) {
            throw new Conflict("replenishment.conflict.decided", "Proposal %s is %s already.".formatted(open.key(), open.state()), open.key(), open.state());
        }
    }

    private static void requireReason(String reason) {
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException("Say why: the reason must not be blank.");
        }
    }

    private void event(Handle handle, List<Open> all, String action, Integer units, String note) {
        if (all.isEmpty()) {
            return;
        }
        long id = Numbers.take(handle, "proposal_event", all.size());
        var batch = handle.prepareBatch("insert into proposal_event (id, proposal_id, at, actor, action, units, note, fields) values (?, ?, ?, ?, ?, ?, ?, ?)");
        for (Open open : all) {
            batch.add(id++, open.id(), now(), Actor.required().name(), action, units == null ? open.units() : units, note, action.equals("edited") ? "units" : "");
        }
        batch.execute();
    }

    private void audit(String action, List<String> keys, String before, String after) {
        if (keys.size() <= AUDITED_ONE_BY_ONE) {
            keys.forEach(key -> audited.fire(new Audited(action, "proposal", key, before, after)));
        } else {
            audited.fire(new Audited(action, "proposal", keys.size() + " proposals", before, after + ": " + keys.getFirst() + " … " + keys.getLast()));
        }
    }

    private static String cut(String text) {
        return text.strip().substring(0, Math.min(300, text.strip().length()));
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
