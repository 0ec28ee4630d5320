package org.quartermaster.replenishment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
import org.quartermaster.replenishment.ScenarioRun.Pair;
import org.quartermaster.replenishment.policy.Advice;
import org.quartermaster.replenishment.policy.Line;
import org.quartermaster.replenishment.policy.Overlay;
import org.quartermaster.replenishment.policy.Policy;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.Feed;
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
    private static final int SERIES_PER_SHARD = 400;
    private static final Duration AT_ONCE = Duration.ofMillis(700);

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

    private record Standing(int skuId, int warehouseId, int units, String key, int version) {
    }

    /** What the scenario changes in the actor's warehouses: an estimate where they have more lines than can be looked at within a second. */
    public ScenarioResult ask(Scenario scenario) {
        ScenarioRun run = begin(scenario);
        more(run, AT_ONCE);
        return result(run);
    }

    /** As {@link #ask}, on every line, however long it takes. */
    public ScenarioResult askAll(Scenario scenario) {
        ScenarioRun run = begin(scenario);
        while (!run.isDone()) {
            more(run, AT_ONCE);
        }
        return result(run);
    }

    /** Begins to look at the lines in the actor's warehouses; {@link #more} goes on, {@link #result} says what is known by then. Forgetting it ends it. */
    public ScenarioRun begin(Scenario scenario) {
        Everywhere everywhere = facts.everywhere(calendar.planningDay(), rules.settings(), SkuSegments.read(jdbi));
        return new ScenarioRun(scenario, everywhere, facts.shards(SERIES_PER_SHARD));
    }

    /** Looks at more lines: at least some, and for about so long at most. */
    public void more(ScenarioRun run, Duration most) {
        long begin = System.nanoTime();
        while (!run.isDone()) {
            long shardBegan = System.nanoTime();
            run.add(compare(run.everywhere(), facts.load(run.next()), run.scenario()), System.nanoTime() - shardBegan);
            if (System.nanoTime() - begin > most.toNanos()) {
                return;
            }
        }
    }

    /** What is known: exact when the run is done, else scaled up from the lines that were looked at. */
    public ScenarioResult result(ScenarioRun run) {
        List<Pair> within = run.within();
        List<Pair> changed = within.stream().filter(Pair::isChanged)
                .sorted(Comparator.comparing((Pair pair) -> pair.after().value().subtract(pair.before().value()).abs()).reversed()).toList();
        return new ScenarioResult(told(run.everywhere(), changed.subList(0, Math.min(MOST_TOLD, changed.size()))), run.sum(within.stream().map(Pair::before).toList()),
                run.sum(within.stream().map(Pair::after).toList()), (int) run.scaled(changed.size()), run.looked(), run.of(), run.millis(), run.uncertainty());
    }

    private static List<Pair> compare(Everywhere everywhere, Shard shard, Scenario scenario) {
        List<LineFacts> now = new LineAssembly(everywhere, shard).lines();
        boolean isOther = !scenario.lostSuppliers().isEmpty() || !everywhere.feeds().isEmpty();
        List<LineFacts> then = isOther ? new LineAssembly(everywhere, without(shard, scenario), scenario.overlay()).lines() : now;
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i).isPlannable() && isWanted(everywhere, now.get(i), scenario)) {
                pairs.add(pair(now.get(i), then.get(i), isOther ? Overlay.NOTHING : scenario.overlay()));
            }
        }
        return pairs;
    }

    /** A line that is fed is not bought: its needs are part of what its source orders. */
    private static boolean isWanted(Everywhere everywhere, LineFacts line, Scenario scenario) {
        Feed feed = everywhere.feeds().get(line.warehouseId());
        boolean isBought = !line.isFed() && (feed == null || Actor.required().sees(new WarehouseId(feed.sourceId())));
        return isBought && Actor.required().sees(new WarehouseId(line.warehouseId())) && (scenario.warehouseId() == null || scenario.warehouseId() == line.warehouseId())
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
            return new Pair(now.sku(), now.warehouseId(), before, new Side(0, 0, BigDecimal.ZERO, BigDecimal.ZERO), "no_supplier");
        }
        Side after = side(overlay.over(then.first()));
        return new Pair(now.sku(), now.warehouseId(), before, after, before.supplierId() == after.supplierId() ? "quantity" : "supplier");
    }

    private static Side side(Line line) {
        Advice advice = Policy.advise(line);
        boolean isDue = advice.isDue() && advice.suggestion() > 0;
        return new Side(line.offer().supplierId(), isDue ? advice.suggestion() : 0, isDue ? InventoryLine.money(advice.value().orderCents()) : BigDecimal.ZERO,
                isDue ? InventoryLine.money(advice.value().savesCents()) : BigDecimal.ZERO);
    }

    private List<Changed> told(Everywhere everywhere, List<Pair> changed) {
        Map<Place, Standing> worklist = new HashMap<>();
        if (changed.isEmpty()) {
            return List.of();
        }
        jdbi.useHandle(handle -> handle.createQuery("select sku_id, warehouse_id, units, proposal_key as `key`, version from proposal "
                        + "where state = 'proposed' and kind = 'order' and sku_id in (<skus>)").bindList("skus", changed.stream().map(pair -> pair.sku().id().value()).distinct().toList())
                .mapTo(Standing.class).forEach(line -> worklist.put(new Place(line.skuId(), line.warehouseId()), line)));
        return changed.stream().map(pair -> told(everywhere, pair, Optional.ofNullable(worklist.get(place(pair))))).toList();
    }

    private static Changed told(Everywhere everywhere, Pair pair, Optional<Standing> standing) {
        var sku = pair.sku();
        return new Changed(sku.id().value(), sku.code(), sku.name(), pair.warehouseId(), everywhere.warehouseCodes().getOrDefault(pair.warehouseId(), ""),
                pair.before(), pair.after(), standing.map(Standing::units).orElse(null), standing.map(Standing::key).orElse(""), standing.map(Standing::version).orElse(0),
                pair.reason());
    }

    private static Place place(Pair pair) {
        return new Place(pair.sku().id().value(), pair.warehouseId());
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
