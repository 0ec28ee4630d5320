package org.quartermaster.replenishment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Scope;
import org.quartermaster.replenishment.PlanningFacts.Everywhere;
import org.quartermaster.replenishment.policy.Line;
import org.quartermaster.replenishment.policy.Policy;
import org.quartermaster.replenishment.policy.rulebook.PlanningRule;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.WarehouseId;

/** Tells how many lines each rule governs and what a changed rule would do to the value of the stock. */
@ApplicationScoped
@Transactional
@RolesAllowed(Role.VIEW)
public class RuleReach {

    private static final int SERIES_PER_SHARD = 2_000;
    private static final int MOST_LINES = 6_000;

    private PlanningFacts facts;
    private PlanningRules rules;
    private BusinessCalendar calendar;
    private Jdbi jdbi;

    protected RuleReach() {
    }

    @Inject
    public RuleReach(PlanningFacts facts, PlanningRules rules, BusinessCalendar calendar, Jdbi jdbi) {
        this.facts = facts;
        this.rules = rules;
        this.calendar = calendar;
        this.jdbi = jdbi;
    }

    /**
     * What a rule governs in the plan in force.
     *
     * @param stockValue  stock on hand at cost, company currency
     * @param safetyValue safety stock at standard cost, company currency
     */
    public record Reach(String ruleName, long skus, long lines, BigDecimal stockValue, BigDecimal safetyValue) {
    }

    /**
     * What a changed rule would do.
     *
     * @param skus   SKUs it would govern
     * @param lines  lines it would govern
     * @param before mean stock of all lines that change, as the rules stand: safety and half an order, at the supplier's price, company currency
     * @param after  the same with the change
     * @param looked lines that were looked at
     * @param of     lines there are; more than {@code looked}: the figures are scaled up from them
     */
    public record Effect(long skus, long lines, BigDecimal before, BigDecimal after, long looked, long of) {
    }

    /** By name of the rule, in the actor's warehouses. */
    public Map<String, Reach> now() {
        Map<String, Reach> reach = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                select l.rule_name, count(distinct l.sku_id) as skus, count(*) as `lines`, sum(l.stock_value) as stock_value,
                  sum(greatest(0, l.safety) * coalesce(s.unit_cost, 0)) as safety_value
                from inventory_line l join replenishment_plan n on n.id = l.plan_id and n.state = 'current' join sku s on s.id = l.sku_id
                where %s group by l.rule_name
                """.formatted(Scope.sees("l.warehouse_id"))).mapTo(Reach.class).forEach(one -> reach.put(one.ruleName(), one)));
        return reach;
    }

    /** What saving {@code rule} would do in the actor's warehouses, on up to {@value #MOST_LINES} lines. */
    @RolesAllowed(Role.MANAGE)
    public Effect effect(PlanningRule rule) {
        PlanningSettings settings = rules.settings();
        SkuSegments segments = SkuSegments.read(jdbi);
        Everywhere before = facts.everywhere(calendar.planningDay(), settings, segments);
        Everywhere after = facts.everywhere(calendar.planningDay(), settings.with(settings.book().with(rule)), segments);
        var count = new Count();
        List<SkuRange> shards = facts.shards(SERIES_PER_SHARD);
        int step = Math.max(1, shards.size() * SERIES_PER_SHARD / MOST_LINES);
        for (int i = 0; i < shards.size(); i += step) {
            compare(before, after, shards.get(i), rule.name().strip(), count);
        }
        long of = jdbi.withHandle(handle -> handle.createQuery("select count(*) from stock_balance where " + Scope.sees("warehouse_id")).mapTo(Long.class).one());
        double scale = step == 1 || count.looked == 0 ? 1 : of / (double) count.looked;
        return new Effect(Math.round(count.skus.size() * scale), Math.round(count.lines * scale), money(count.before * scale), money(count.after * scale), count.looked,
                step == 1 ? count.looked : of);
    }

    private void compare(Everywhere before, Everywhere after, SkuRange range, String name, Count count) {
        var shard = facts.load(range);
        List<LineFacts> old = seen(new LineAssembly(before, shard).lines());
        List<LineFacts> changed = seen(new LineAssembly(after, shard).lines());
        count.looked += old.size();
        for (int i = 0; i < old.size(); i++) {
            if (old.get(i).isPlannable() && changed.get(i).isPlannable()) {
                count.add(old.get(i), changed.get(i), name);
            }
        }
    }

    private static List<LineFacts> seen(List<LineFacts> lines) {
        Actor actor = Actor.required();
        return lines.stream().filter(line -> actor.sees(new WarehouseId(line.warehouseId()))).toList();
    }

    private static BigDecimal money(double micros) {
        return BigDecimal.valueOf(micros / 1e6).setScale(2, RoundingMode.HALF_UP);
    }

    private static final class Count {
        private final Set<Integer> skus = new HashSet<>();
        private long lines;
        private long looked;
        private double before;
        private double after;

        void add(LineFacts old, LineFacts changed, String name) {
            if (changed.first().rules().name().equals(name)) {
                skus.add(changed.sku().id().value());
                lines++;
            }
            if (!changed.first().rules().equals(old.first().rules())) {
                before += meanStock(old.first());
                after += meanStock(changed.first());
            }
        }

        /** Safety and half of what sells in a cycle, at cost, micros; nothing for what is not stocked. */
        private static double meanStock(Line line) {
            if (!line.rules().stocked()) {
                return 0;
            }
            int review = Math.max(1, Math.max(line.rules().reviewDays(), line.offer().daysToNextOrderDay()));
            double exposed = line.demand().mean(line.offer().leadTime().days() + line.cycleDays());
            double safety = Math.max(0, Policy.levels(line, 0, review).upTo() - exposed);
            return (safety + line.demand().mean(line.cycleDays()) / 2) * line.offer().unitCostMicros();
        }
    }
}
