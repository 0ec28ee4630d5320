package org.quartermaster.replenishment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Scope;
import org.quartermaster.purchasing.InboundLine;
import org.quartermaster.replenishment.PlanningFacts.Everywhere;
import org.quartermaster.replenishment.PlanningFacts.Place;
import org.quartermaster.replenishment.PlanningFacts.Shard;
import org.quartermaster.replenishment.ScenarioResult.Changed;
import org.quartermaster.replenishment.ScenarioLine.Reason;
import org.quartermaster.replenishment.policy.Advice;
import org.quartermaster.replenishment.policy.Line;
import org.quartermaster.replenishment.policy.Overlay;
import org.quartermaster.replenishment.policy.Policy;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
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

    private static final int SERIES_PER_SHARD = 400;
    private static final Duration AT_ONCE = Duration.ofMillis(700);

    private Jdbi jdbi;
    private PlanningFacts facts;
    private PlanningRules rules;
    private BusinessCalendar calendar;
    private ProposalDecisions decisions;
    private ProposalAdding adding;
    private ProposalRevising revising;
    private Proposals proposals;

    protected WhatIf() {
    }

    @Inject
    public WhatIf(Jdbi jdbi, PlanningFacts facts, PlanningRules rules, BusinessCalendar calendar, ProposalDecisions decisions, ProposalAdding adding,
            ProposalRevising revising, Proposals proposals) {
        this.jdbi = jdbi;
        this.facts = facts;
        this.rules = rules;
        this.calendar = calendar;
        this.decisions = decisions;
        this.adding = adding;
        this.revising = revising;
        this.proposals = proposals;
    }

    private record Standing(int skuId, String code, String name, int warehouseId, int units, String key, int version) {
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
        ScenarioSums sums = run.sums();
        return new ScenarioResult(told(run.everywhere(), sums.told()), run.scaled(sums.before()), run.scaled(sums.after()), (int) run.scaled(sums.changed()), run.looked(),
                run.of(), run.millis(), run.uncertainty());
    }

    private static List<ScenarioLine> compare(Everywhere everywhere, Shard shard, Scenario scenario) {
        List<LineFacts> now = new LineAssembly(everywhere, shard).lines();
        boolean isOther = !scenario.lostSuppliers().isEmpty() || !everywhere.feeds().isEmpty();
        List<LineFacts> then = isOther ? new LineAssembly(everywhere, without(shard, scenario), scenario.overlay()).lines() : now;
        var compared = new ArrayList<ScenarioLine>();
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i).isPlannable() && isWanted(everywhere, now.get(i), scenario)) {
                compared.add(compared(now.get(i), then.get(i), isOther ? Overlay.NOTHING : scenario.overlay()));
            }
        }
        return compared;
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
        return new Shard(shard.skus(), shard.balances(), inbound, terms, shard.leadTimes(), shard.forecasts(), shard.moves(), shard.coming(), shard.requested());
    }

    private static ScenarioLine compared(LineFacts now, LineFacts then, Overlay overlay) {
        Order before = Order.of(now.first());
        Order after = then.isPlannable() ? Order.of(overlay.over(then.first())) : new Order(0, 0, 0, 0);
        Reason reason = !then.isPlannable() ? Reason.NO_SUPPLIER : before.supplier() == after.supplier() ? Reason.QUANTITY : Reason.SUPPLIER;
        return new ScenarioLine(now.sku().id().value(), now.warehouseId(), before.supplier(), before.units(), before.cents(), before.saves(), after.supplier(), after.units(),
                after.cents(), after.saves(), reason);
    }

    /** What would be ordered now; nothing when it is not due. */
    private record Order(int supplier, int units, long cents, long saves) {
        static Order of(Line line) {
            Advice advice = Policy.advise(line);
            return !advice.isDue() || advice.suggestion() == 0 ? new Order(line.offer().supplierId(), 0, 0, 0)
                    : new Order(line.offer().supplierId(), advice.suggestion(), advice.value().orderCents(), advice.value().savesCents());
        }
    }

    private record Named(String code, String name) {
    }

    private List<Changed> told(Everywhere everywhere, List<ScenarioLine> changed) {
        if (changed.isEmpty()) {
            return List.of();
        }
        Map<Place, Standing> worklist = new HashMap<>();
        Map<Integer, Named> names = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select s.id as sku_id, s.code, s.name, coalesce(p.warehouse_id, 0) as warehouse_id, coalesce(p.units, 0) as units, "
                        + "p.proposal_key as `key`, coalesce(p.version, 0) as version from sku s left join proposal p on p.sku_id = s.id and p.state = 'proposed' and p.kind = 'order' "
                        + "where s.id in (<skus>)").bindList("skus", changed.stream().map(ScenarioLine::skuId).distinct().toList()).mapTo(Standing.class).forEach(line -> {
                            names.put(line.skuId(), new Named(line.code(), line.name()));
                            worklist.put(new Place(line.skuId(), line.warehouseId()), line);
                        }));
        return changed.stream().map(line -> told(everywhere, line, names.getOrDefault(line.skuId(), new Named("", "")),
                Optional.ofNullable(worklist.get(new Place(line.skuId(), line.warehouseId()))))).toList();
    }

    private static Changed told(Everywhere everywhere, ScenarioLine line, Named sku, Optional<Standing> standing) {
        return new Changed(line.skuId(), sku.code(), sku.name(), line.warehouseId(), everywhere.warehouseCodes().getOrDefault(line.warehouseId(), ""),
                line.before(), line.after(), standing.map(Standing::units).orElse(null), standing.map(Standing::key).orElse(""), standing.map(Standing::version).orElse(0),
                line.reason().name().toLowerCase(Locale.ROOT));
    }

    /**
     * Puts the scenario's order of one line on the worklist, as an edit of its proposal, from another supplier where the scenario has one, or as a new one.
     *
     * @throws Conflict when the line changed since the scenario was asked for, or nobody delivers it
     */
    @RolesAllowed(Role.BUY)
    public void promote(Changed line) {
        if (!line.canPromote()) {
            throw new Conflict("replenishment.conflict.promote", "Line %s/%s cannot be taken over: nobody delivers it, or nothing changes."
                    .formatted(line.sku(), line.warehouse()), line.sku(), line.warehouse());
        }
        if (line.proposalKey().isEmpty()) {
            adding.add(line.after().supplierId(), line.warehouseId(), List.of(new ProposalAdding.Wish(line.skuId(), null, 0, line.after().units())));
        } else if (line.changesSupplier()) {
            change(line);
        } else {
            decisions.edit(line.proposalKey(), line.after().units(), line.version());
        }
    }

    /** The other supplier's order goes out on the first day on which that supplier takes one. */
    private void change(Changed line) {
        Seen seen = Seen.of(proposals.byKey(line.proposalKey()));
        if (seen.version() != line.version()) {
            throw new Conflict("replenishment.conflict.changed", "Proposal %s changed since the scenario was asked for.".formatted(seen.key()), seen.key(), seen.terms().units());
        }
        LocalDate day = revising.options(seen.key()).stream().filter(option -> option.supplierId() == line.after().supplierId()).findFirst()
                .orElseThrow(() -> new NotFound("supplier term", line.after().supplierId() + "/" + line.sku())).orderDays().getFirst();
        var wanted = new ProposalRevising.Terms(line.after().supplierId(), line.after().units(), day);
        if (!revising.revise(seen.key(), seen.terms(), wanted, List.of()).isStored()) {
            throw new Conflict("replenishment.conflict.changed", "Proposal %s changed meanwhile.".formatted(seen.key()), seen.key(), seen.terms().units());
        }
    }
}
