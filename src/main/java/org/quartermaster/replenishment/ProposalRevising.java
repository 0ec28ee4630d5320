package org.quartermaster.replenishment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Numbers;
import org.quartermaster.database.Scope;
import org.quartermaster.replenishment.Candidate.Standing;
import org.quartermaster.replenishment.policy.Advice;
import org.quartermaster.replenishment.policy.Line;
import org.quartermaster.replenishment.policy.Policy;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.FieldEdit;
import org.quartermaster.shared.Merge;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;

/**
 * Lets a buyer choose supplier, day and quantity of an order proposal. All that follows from them is computed anew at once by the same policy as in the plan: packs,
 * price, arrival, value, what is still lost, and the why. The next plan keeps all three as they stand.
 */
@ApplicationScoped
@Transactional
@RolesAllowed(Role.VIEW)
public class ProposalRevising {

    /**
     * What a buyer chooses.
     *
     * @param units   units, 0…10,000,000
     * @param orderOn a day on which the supplier takes orders
     */
    public record Terms(int supplierId, int units, LocalDate orderOn) {
        public Terms {
            Objects.requireNonNull(orderOn, "orderOn");
            if (units < 0 || units > 10_000_000) {
                throw new IllegalArgumentException("Quantity (%d) must be 0…10,000,000 units.".formatted(units));
            }
        }
    }

    /**
     * A supplier of the SKU, the plan's first choice first.
     *
     * @param unitCost  below the first price break, supplier currency
     * @param orderDays on which it takes orders, the next five weeks
     */
    public record Option(int supplierId, String supplier, BigDecimal unitCost, String currency, int minimumQuantity, int multiple, int leadDays, List<LocalDate> orderDays) {
    }

    /**
     * What follows from a choice; amounts in the company's currency.
     *
     * @param suggestion what the policy would order there and then
     * @param unitCost   at this quantity, supplier currency
     * @param outOn      first day on which expected demand is not served, with it; null: beyond the projection
     * @param lostMargin margin of sales that are still lost with it
     * @param saves      margin of lost sales avoided, less holding
     */
    public record Outcome(int units, int suggestion, int minimumQuantity, int multiple, BigDecimal unitCost, String currency, BigDecimal value, LocalDate arrivesOn,
            LocalDate outOn, BigDecimal lostMargin, BigDecimal saves, BigDecimal excessValue) {

        /** Whether the supplier sells this quantity. */
        public boolean isSold() {
            return units == 0 || units >= minimumQuantity && units % multiple == 0;
        }
    }

    /**
     * What became of a change.
     *
     * @param clashes fields that somebody else changed to something else: a person chooses; empty: the change is stored
     * @param kept    what somebody else changed and the buyer left alone: it stays
     */
    public record Revised(List<Theirs> clashes, List<Theirs> kept) {
        public boolean isStored() {
            return clashes.isEmpty();
        }
    }

    private record Stored(long id, int skuId, int warehouseId, String state, String kind, int supplierId, int units, LocalDate orderOn, String chosen, int version,
            String inboundAdvice, LocalDate planningDay) {
        Terms terms() {
            return new Terms(supplierId, units, orderOn);
        }
    }

    private Jdbi jdbi;
    private PlanningFacts facts;
    private PlanningRules rules;
    private ProposalDecisions decisions;
    private Clock clock;
    private Event<Audited> audited;

    protected ProposalRevising() {
    }

    @Inject
    public ProposalRevising(Jdbi jdbi, PlanningFacts facts, PlanningRules rules, ProposalDecisions decisions, Clock clock, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.facts = facts;
        this.rules = rules;
        this.decisions = decisions;
        this.clock = clock;
        this.audited = audited;
    }

    /** Who could deliver it, and when. @throws NotFound when there is no such proposal of an order, or it is out of scope */
    public List<Option> options(String key) {
        Stored stored = jdbi.withHandle(handle -> stored(handle, key, ""));
        LineFacts line = line(stored);
        Map<Integer, String> names = names();
        var options = new ArrayList<Option>();
        for (Line one : line.isFed() ? List.<Line>of() : line.lines()) {
            var terms = line.terms().get(one.offer().supplierId());
            options.add(new Option(one.offer().supplierId(), names.getOrDefault(one.offer().supplierId(), ""), BigDecimal.valueOf(terms.term().unitCost()), terms.currency(),
                    one.offer().minimumQuantity(), one.offer().multiple(), one.offer().leadTime().days(),
                    one.offer().orderDays().stream().map(day -> stored.planningDay().plusDays(day)).toList()));
        }
        return options;
    }

    private Map<Integer, String> names() {
        return jdbi.withHandle(handle -> handle.createQuery("select id, name from supplier").setMapKeyColumn("id").setMapValueColumn("name")
                .collectInto(new org.jdbi.v3.core.generic.GenericType<Map<Integer, String>>() { }));
    }

    /** What would follow from {@code wanted}; nothing is stored. */
    public Outcome preview(String key, Terms wanted) {
        Stored stored = jdbi.withHandle(handle -> stored(handle, key, ""));
        LineFacts line = line(stored);
        return outcome(line, stored, wanted, draft(line, stored, wanted));
    }

    /**
     * Merges a change of supplier, units and day into the proposal as it stands, field by field.
     *
     * @param seen    as the buyer saw it
     * @param choices about clashes of an earlier try
     * @return what two people changed to different values, then nothing is stored; and what was merged in
     * @throws Conflict {@code replenishment.conflict.decided}; {@code replenishment.conflict.orderDay} when the supplier takes no orders on that day
     * @throws NotFound when that supplier has no terms for the SKU
     */
    @RolesAllowed(Role.BUY)
    public Revised revise(String key, Terms seen, Terms wanted, List<Merge.Choice> choices) {
        Merged result = jdbi.inTransaction(handle -> {
            DecidedMeanwhile.holdPlan(handle);
            Stored stored = stored(handle, key, " for update");
            if (!stored.state().equals("proposed") && !stored.state().equals("snoozed")) {
                throw new Conflict("replenishment.conflict.decided", "Proposal %s is %s already.".formatted(key, stored.state()), key, stored.state());
            }
            var merge = new Merge(choices);
            var terms = new Terms(merge.field("supplier", new FieldEdit<>(seen.supplierId(), wanted.supplierId()), stored.supplierId()),
                    merge.field("units", new FieldEdit<>(seen.units(), wanted.units()), stored.units()),
                    merge.field("day", new FieldEdit<>(seen.orderOn(), wanted.orderOn()), stored.orderOn()));
            var merged = new Merged(revised(handle, stored, merge), stored.terms(), terms);
            if (merged.changesOrder()) {
                LineFacts line = line(stored);
                store(handle, key, stored, terms, draft(line, stored, terms));
            }
            return merged;
        });
        return result.changesQuantityAlone() ? quantity(key, result) : result.revised();
    }

    private static Revised revised(Handle handle, Stored stored, Merge merge) {
        return new Revised(Theirs.of(handle, new Theirs.Asked(stored.id(), stored.chosen(), merge.clashes())), Theirs.of(handle, new Theirs.Asked(stored.id(), stored.chosen(), merge.kept())));
    }

    /** What becomes of a change. */
    private record Merged(Revised revised, Terms before, Terms after) {

        boolean changesOrder() {
            return revised.isStored() && (before.supplierId() != after.supplierId() || !before.orderOn().equals(after.orderOn()));
        }

        boolean changesQuantityAlone() {
            return revised.isStored() && !changesOrder() && before.units() != after.units();
        }
    }

    /** Another quantity of the same order leaves the plan's suggestion and its why as they are. */
    private Revised quantity(String key, Merged merged) {
        return decisions.merge(key, new FieldEdit<>(merged.before().units(), merged.after().units())).map(theirs -> new Revised(List.of(theirs), List.of()))
                .orElse(merged.revised());
    }

    private void store(Handle handle, String key, Stored stored, Terms merged, Draft draft) {
        handle.createUpdate("""
                        update proposal set supplier_id = :supplierId, urgency = :urgency, suggested_units = :suggestedUnits, units = :units, multiple = :multiple,
                          minimum_quantity = :minimumQuantity, unit_cost = :unitCost, currency = :currency, value = :value, order_on = :orderOn, order_by = :orderBy,
                          arrives_on = :arrivesOn, saves = :saves, excess_value = :excessValue, return_rate = :returnRate, lead_days = :leadDays,
                          lead_deviation = :leadDeviation, lead_stated = :leadStated, lead_receipts = :leadReceipts, volume_litres = :volumeLitres, weight_kg = :weightKg,
                          why = :why, chosen = :chosen, edited_by = if(:chosen = '' and :units = :suggestedUnits, '', :actor), version = version + 1 where id = :id
                        """).bindMap(RowValues.of(draft)).bind("chosen", chosen(stored, merged)).bind("actor", Actor.required().name()).bind("id", stored.id()).execute();
        String note = merged.supplierId() == stored.supplierId() ? merged.orderOn().toString() : names().getOrDefault(merged.supplierId(), "") + " · " + merged.orderOn();
        handle.execute("insert into proposal_event (id, proposal_id, at, actor, action, units, note, fields) values (?, ?, ?, ?, 'edited', ?, ?, ?)",
                Numbers.take(handle, "proposal_event", 1), stored.id(), LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), Actor.required().name(), merged.units(), note,
                changed(stored.terms(), merged));
        audited.fire(new Audited("replenishment.edit", "proposal", key, stored.terms().toString(), merged.toString()));
    }

    private static String changed(Terms before, Terms after) {
        var fields = new ArrayList<String>();
        if (before.units() != after.units()) {
            fields.add("units");
        }
        if (before.supplierId() != after.supplierId()) {
            fields.add("supplier");
        }
        if (!before.orderOn().equals(after.orderOn())) {
            fields.add("day");
        }
        return String.join(",", fields);
    }

    private static String chosen(Stored stored, Terms merged) {
        boolean supplier = stored.chosen().contains("supplier") || merged.supplierId() != stored.supplierId();
        boolean day = stored.chosen().contains("day") || !merged.orderOn().equals(stored.orderOn());
        return supplier && day ? "supplier,day" : supplier ? "supplier" : day ? "day" : "";
    }

    private LineFacts line(Stored stored) {
        return new OneLine(facts, rules, jdbi).of(stored.planningDay(), stored.skuId(), stored.warehouseId());
    }

    private static Draft draft(LineFacts line, Stored stored, Terms terms) {
        int index = OneLine.supplier(line, terms.supplierId());
        int orderDay = orderDay(line.lines().get(index), stored, terms);
        var advice = Policy.advise(line.first());
        var standing = new Standing(terms.supplierId(), terms.units(), orderDay, true, stored.version());
        return Draft.order(new Decision(new Candidate(line, advice, standing), index, terms.units(), orderDay), InventoryLine.of(line, advice, stored.planningDay()),
                stored.planningDay(), stored.inboundAdvice());
    }

    private static int orderDay(Line line, Stored stored, Terms terms) {
        int day = (int) (terms.orderOn().toEpochDay() - stored.planningDay().toEpochDay());
        if (!line.offer().orderDays().contains(day)) {
            LocalDate next = stored.planningDay().plusDays(line.offer().orderDays().stream().filter(one -> one >= day).findFirst().orElse(line.offer().firstOrderDay()));
            throw new Conflict("replenishment.conflict.orderDay", "The supplier takes no orders on %s; the next day is %s.".formatted(terms.orderOn(), next), terms.orderOn(), next);
        }
        return day;
    }

    private static Outcome outcome(LineFacts facts, Stored stored, Terms terms, Draft draft) {
        Line line = facts.lines().get(OneLine.supplier(facts, terms.supplierId()));
        int arrival = (int) (draft.arrivesOn().toEpochDay() - stored.planningDay().toEpochDay());
        Line then = line.at(line.position().withOrder(terms.units(), arrival));
        Advice advice = Policy.adviseOn(line, arrival - line.offer().leadTime().days());
        int out = org.quartermaster.replenishment.policy.Projection.of(then.position(), then.demand(), LineAssembly.PROJECTION_DAYS).outDay();
        return new Outcome(terms.units(), draft.suggestedUnits(), draft.minimumQuantity(), draft.multiple(), draft.unitCost(), draft.currency(), draft.value(), draft.arrivesOn(),
                InventoryLine.date(stored.planningDay(), out), InventoryLine.money(Policy.withoutOrder(then, advice).lostMarginCents()), draft.saves(), draft.excessValue());
    }

    private static Stored stored(Handle handle, String key, String lock) {
        return handle.createQuery("""
                        select p.id, p.sku_id, p.warehouse_id, p.state, p.kind, coalesce(p.supplier_id, 0) as supplier_id, p.units, p.order_on, p.chosen, p.version,
                          p.inbound_advice, p.planning_day from proposal p where p.proposal_key = :key and p.kind = 'order' and
                        """ + Scope.sees("p.warehouse_id") + lock).bind("key", key).mapTo(Stored.class).findOne().orElseThrow(() -> new NotFound("order proposal", key));
    }
}
