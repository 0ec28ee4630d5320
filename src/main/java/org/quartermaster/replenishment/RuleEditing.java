package org.quartermaster.replenishment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Numbers;
import org.quartermaster.replenishment.policy.rulebook.PlanningRule;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;

/** Keeps the rules of replenishment. Everybody reads them, managers change them; the next plan uses them. */
@ApplicationScoped
@Transactional
public class RuleEditing {

    private static final int STEP = 100;

    private Jdbi jdbi;
    private Clock clock;
    private Event<Audited> audited;

    protected RuleEditing() {
    }

    @Inject
    public RuleEditing(Jdbi jdbi, Clock clock, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.audited = audited;
    }

    /** All rules, in the order in which they are tried. */
    @RolesAllowed(Role.VIEW)
    public List<PlanningRule> rules() {
        return jdbi.withHandle(RuleRows::book).rules();
    }

    /** @throws NotFound if there is no such rule */
    @RolesAllowed(Role.VIEW)
    public PlanningRule one(int id) {
        return rules().stream().filter(rule -> rule.id() == id).findFirst().orElseThrow(() -> new NotFound("rule", id));
    }

    /**
     * Adds a rule (identity 0; it is tried before all others when its priority is 0) or changes one (priority 0 keeps its place).
     *
     * @return its identity
     * @throws Conflict if somebody changed it meanwhile, or another rule has the name
     */
    @RolesAllowed(Role.MANAGE)
    public int save(PlanningRule rule) {
        return jdbi.inTransaction(handle -> {
            refuseSameName(handle, rule);
            return rule.id() == 0 ? add(handle, rule) : change(handle, rule);
        });
    }

    private static void refuseSameName(Handle handle, PlanningRule rule) {
        long same = handle.createQuery("select count(*) from replenishment_rule where name = :name and id <> :id").bind("name", rule.name().strip())
                .bind("id", rule.id()).mapTo(Long.class).one();
        if (same > 0) {
            throw new Conflict("replenishment.conflict.ruleName", "There is a rule named \"%s\" already.".formatted(rule.name()), rule.name());
        }
    }

    private int add(Handle handle, PlanningRule rule) {
        int id = (int) Numbers.take(handle, "replenishment_rule", 1);
        int priority = rule.priority() > 0 ? rule.priority() : handle.createQuery("select coalesce(min(priority), 100) from replenishment_rule")
                .mapTo(Integer.class).one() - STEP;
        var added = new PlanningRule(id, priority, rule.conditions(), rule.parameters(), rule.isActive(), 0);
        handle.createUpdate("""
                        insert into replenishment_rule (id, priority, name, conditions, method, service_level, review_days, holding_rate, line_cost,
                          minimum_cover_days, maximum_cover_days, floor_units, ceiling_units, reorder_point, order_level, order_quantity, order_cap, is_active,
                          changed_by, changed_at, version)
                        values (:id, :priority, :name, :conditions, :method, :service, :review, :holding, :lineCost, :minimum, :maximum, :floor, :ceiling, :point,
                          :level, :quantity, :cap, :active, :actor, :now, :version)
                        """).bindMap(RuleRows.values(added)).bindMap(stamp()).execute();
        audited.fire(new Audited("replenishment.rule.add", "rule", String.valueOf(id), "", RuleRows.json(added)));
        return id;
    }

    private int change(Handle handle, PlanningRule rule) {
        PlanningRule before = one(rule.id());
        int priority = rule.priority() == 0 ? before.priority() : rule.priority();
        var after = new PlanningRule(rule.id(), priority, rule.conditions(), rule.parameters(), rule.isActive(), rule.version());
        int changed = handle.createUpdate("""
                        update replenishment_rule set priority = :priority, name = :name, conditions = :conditions, method = :method, service_level = :service,
                          review_days = :review, holding_rate = :holding, line_cost = :lineCost, minimum_cover_days = :minimum, maximum_cover_days = :maximum,
                          floor_units = :floor, ceiling_units = :ceiling, reorder_point = :point, order_level = :level, order_quantity = :quantity,
                          order_cap = :cap, is_active = :active, changed_by = :actor, changed_at = :now, version = version + 1
                        where id = :id and version = :version
                        """).bindMap(RuleRows.values(after)).bindMap(stamp()).execute();
        if (changed == 0) {
            throw new Conflict("replenishment.conflict.ruleChanged", "Somebody changed rule \"%s\" meanwhile. Open it again.".formatted(before.name()), before.name());
        }
        audited.fire(new Audited("replenishment.rule.change", "rule", String.valueOf(rule.id()), RuleRows.json(before), RuleRows.json(after)));
        return rule.id();
    }

    /** Removes a rule; its lines fall to the next that fits. */
    @RolesAllowed(Role.MANAGE)
    public void delete(int id) {
        PlanningRule before = one(id);
        jdbi.useHandle(handle -> handle.execute("delete from replenishment_rule where id = ?", id));
        audited.fire(new Audited("replenishment.rule.delete", "rule", String.valueOf(id), RuleRows.json(before), ""));
    }

    /** Moves a rule one place up (tried earlier) or down. */
    @RolesAllowed(Role.MANAGE)
    public void move(int id, boolean up) {
        List<PlanningRule> rules = new java.util.ArrayList<>(rules());
        int place = rules.indexOf(one(id));
        int other = place + (up ? -1 : 1);
        if (other < 0 || other >= rules.size()) {
            return;
        }
        java.util.Collections.swap(rules, place, other);
        jdbi.useTransaction(handle -> {
            for (int i = 0; i < rules.size(); i++) {
                handle.execute("update replenishment_rule set priority = ?, version = version + 1 where id = ? and priority <> ?", (i + 1) * STEP, rules.get(i).id(),
                        (i + 1) * STEP);
            }
        });
        audited.fire(new Audited("replenishment.rule.move", "rule", String.valueOf(id), String.valueOf(place + 1), String.valueOf(other + 1)));
    }

    private Map<String, Object> stamp() {
        return Map.of("actor", Actor.required().name(), "now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
}
