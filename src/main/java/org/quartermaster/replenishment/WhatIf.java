package org.quartermaster.replenishment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Scope;
import org.quartermaster.purchasing.InboundLine;
import org.quartermaster.replenishment.PlanningFacts.Everywhere;
import org.quartermaster.replenishment.PlanningFacts.Place;
import org.quartermaster.replenishment.PlanningFacts.Shard;
import org.quartermaster.replenishment.ScenarioResult.Changed;
import org.quartermaster.replenishment.ScenarioResult.Side;
import org.quartermaster.replenishment.ScenarioResult.Sum;
import org.quartermaster.replenishment.policy.Advice;
import org.quartermaster.replenishment.policy.Line;
import org.quartermaster.replenishment.policy.Overlay;
import org.quartermaster.replenishment.policy.Policy;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.suppliers.SupplierTerm;

/**
 * Tells what a {@link Scenario} would change, without storing anything: each line's policy is asked twice, as things are and in the scenario. The joint plan is not
 * searched anew, so minimum order values, trucks and pulled-forward lots are as little part of it on one side as on the other.
 */
@ApplicationScoped
@Transactional
@RolesAllowed(Role.VIEW)
public class WhatIf {

    /** Lines that are told one by one. */
    public static final int MOST_TOLD = 500;
    private static final int SERIES_PER_SHARD = 2_000;
    private static final int MOST_LINES = 6_000;

    private Jdbi jdbi;
    private PlanningFacts facts;
    private PlanningRules rules;
    private BusinessCalendar calendar;
    private ProposalDecisions decisions;
    private ProposalAdding adding;

    protected WhatIf() {
    }

    @Inject
    public WhatIf(Jdbi jdbi, PlanningFacts facts, PlanningRules rules, BusinessCalendar calendar, ProposalDecisions decisions, ProposalAdding adding) {
        this.jdbi = jdbi;
        this.facts = facts;
        this.rules = rules;
        this.calendar = calendar;
        this.decisions = decisions;
        this.adding = adding;
    }

    /** One line of the plan in both circumstances. */
    private record Pair(LineFacts facts, Side before, Side after, String reason) {
        Pair cut() {
            return new Pair(facts, before, new Side(after.supplierId(), 0, BigDecimal.ZERO, BigDecimal.ZERO), "budget");
        }

        boolean isChanged() {
            return before.units() != after.units() || after.units() > 0 && before.supplierId() != after.supplierId();
        }

        double returnRate() {
            return after.value().signum() == 0 ? 0 : after.saves().doubleValue() / after.value().doubleValue();
        }
    }

    private record Standing(int skuId, int warehouseId, int units, String key, int version) {
    }

    /** What the scenario changes in the actor's warehouses, on up to {@value #MOST_LINES} lines. */
    public ScenarioResult ask(Scenario scenario) {
        long begin = System.nanoTime();
        Everywhere everywhere = facts.everywhere(calendar.planningDay(), rules.settings(), SkuSegments.read(jdbi));
        var pairs = new ArrayList<Pair>();
        for (SkuRange range : facts.shards(SERIES_PER_SHARD)) {
            if (pairs.size() < MOST_LINES) {
                compare(everywhere, facts.load(range), scenario, pairs);
            }
        }
        List<Pair> within = scenario.budget() == null ? pairs : within(pairs, scenario.budget());
        List<Pair> changed = within.stream().filter(Pair::isChanged)
                .sorted(Comparator.comparing((Pair pair) -> pair.after().value().subtract(pair.before().value()).abs()).reversed()).toList();
        long of = jdbi.withHandle(handle -> handle.createQuery("select count(*) from stock_balance where " + Scope.sees("warehouse_id")).mapTo(Long.class).one());
        boolean isWhole = pairs.size() < MOST_LINES;
        return new ScenarioResult(told(everywhere, changed.subList(0, Math.min(MOST_TOLD, changed.size()))), sum(within.stream().map(Pair::before).toList()),
                sum(within.stream().map(Pair::after).toList()), changed.size(), pairs.size(), isWhole ? pairs.size() : of, (System.nanoTime() - begin) / 1_000_000);
    }

    private static void compare(Everywhere everywhere, Shard shard, Scenario scenario, List<Pair> pairs) {
        List<LineFacts> now = new LineAssembly(everywhere, shard).lines();
        List<LineFacts> then = scenario.lostSuppliers().isEmpty() ? now : new LineAssembly(everywhere, without(shard, scenario)).lines();
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i).isPlannable() && isWanted(now.get(i), scenario)) {
                pairs.add(pair(now.get(i), then.get(i), scenario.overlay()));
            }
        }
    }

    private static boolean isWanted(LineFacts line, Scenario scenario) {
        return Actor.required().sees(new WarehouseId(line.warehouseId())) && (scenario.warehouseId() == null || scenario.warehouseId() == line.warehouseId())
                && (scenario.supplierId() == null || scenario.supplierId() == line.first().offer().supplierId());
    }

    /** The same facts without what the lost suppliers sell and still owe. */
    private static Shard without(Shard shard, Scenario scenario) {
        Map<Place, List<InboundLine>> inbound = new HashMap<>();
        shard.inbound().forEach((place, lines) -> inbound.put(place, lines.stream().filter(line -> !scenario.lostSuppliers().contains(line.supplier().value())).toList()));
        Map<Integer, List<SupplierTerm>> terms = new HashMap<>();
        shard.terms().forEach((sku, all) -> terms.put(sku, all.stream().filter(term -> !scenario.lostSuppliers().contains(term.supplier().value())).toList()));
        return new Shard(shard.skus(), shard.balances(), inbound, terms, shard.leadTimes(), shard.forecasts(), shard.moves(), shard.requested());
    }

    private static Pair pair(LineFacts now, LineFacts then, Overlay overlay) {
        Side before = side(now.first());
        if (!then.isPlannable()) {
            return new Pair(now, before, new Side(0, 0, BigDecimal.ZERO, BigDecimal.ZERO), "no_supplier");
        }
        Side after = side(overlay.over(then.first()));
        return new Pair(now, before, after, before.supplierId() == after.supplierId() ? "quantity" : "supplier");
    }

    private static Side side(Line line) {
        Advice advice = Policy.advise(line);
        boolean isDue = advice.isDue() && advice.suggestion() > 0;
        return new Side(line.offer().supplierId(), isDue ? advice.suggestion() : 0, isDue ? InventoryLine.money(advice.value().orderCents()) : BigDecimal.ZERO,
                isDue ? InventoryLine.money(advice.value().savesCents()) : BigDecimal.ZERO);
    }

    /** The lines of the best return first until the money is spent, as the cut line of the worklist does; the others wait. */
    private static List<Pair> within(List<Pair> pairs, BigDecimal budget) {
        Map<Pair, Boolean> bought = new LinkedHashMap<>();
        BigDecimal spent = BigDecimal.ZERO;
        for (Pair pair : pairs.stream().sorted(Comparator.comparingDouble(Pair::returnRate).reversed()).toList()) {
            spent = spent.add(pair.after().value());
            bought.put(pair, spent.compareTo(budget) <= 0);
        }
        return pairs.stream().map(pair -> pair.after().units() == 0 || bought.get(pair) ? pair : pair.cut()).toList();
    }

    private static Sum sum(List<Side> sides) {
        BigDecimal value = sides.stream().map(Side::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal saves = sides.stream().map(Side::saves).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Sum((int) sides.stream().filter(side -> side.units() > 0).count(), value, saves);
    }

    private List<Changed> told(Everywhere everywhere, List<Pair> changed) {
        Map<Place, Standing> worklist = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select sku_id, warehouse_id, units, proposal_key as `key`, version from proposal where state = 'proposed' and kind = 'order'")
                .mapTo(Standing.class).forEach(line -> worklist.put(new Place(line.skuId(), line.warehouseId()), line)));
        return changed.stream().map(pair -> told(everywhere, pair, Optional.ofNullable(worklist.get(place(pair))))).toList();
    }

    private static Changed told(Everywhere everywhere, Pair pair, Optional<Standing> standing) {
        var sku = pair.facts().sku();
        return new Changed(sku.id().value(), sku.code(), sku.name(), pair.facts().warehouseId(), everywhere.warehouseCodes().getOrDefault(pair.facts().warehouseId(), ""),
                pair.before(), pair.after(), standing.map(Standing::units).orElse(null), standing.map(Standing::key).orElse(""), standing.map(Standing::version).orElse(0),
                pair.reason());
    }

    private static Place place(Pair pair) {
        return new Place(pair.facts().sku().id().value(), pair.facts().warehouseId());
    }

    /**
     * Puts the scenario's quantity of one line on the worklist, as an edit of its proposal or as a new one.
     *
     * @throws org.quartermaster.shared.Conflict when the line changed since the scenario was asked for, or needs another supplier
     */
    @RolesAllowed(Role.BUY)
    public void promote(Changed line) {
        if (!line.canPromote()) {
            throw new org.quartermaster.shared.Conflict("replenishment.conflict.promote", "Line %s/%s cannot be taken over: it needs another supplier, or nothing changes."
                    .formatted(line.sku(), line.warehouse()), line.sku(), line.warehouse());
        }
        if (line.proposalKey().isEmpty()) {
            adding.add(line.after().supplierId(), line.warehouseId(), List.of(new ProposalAdding.Wish(line.skuId(), null, 0, line.after().units())));
        } else {
            decisions.edit(line.proposalKey(), line.after().units(), line.version());
        }
    }
}
