package org.quartermaster.replenishment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.replenishment.policy.Rules;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Role;

/** Keeps the parameters of planning: rules per class, budget, approval limit. */
@ApplicationScoped
@Transactional
public class PlanningRules {

    private static final String PREFIX = "replenishment.";

    private Jdbi jdbi;
    private Clock clock;
    private Event<Audited> audited;

    protected PlanningRules() {
    }

    @Inject
    public PlanningRules(Jdbi jdbi, Clock clock, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.audited = audited;
    }

    /** What holds now. */
    @RolesAllowed(Role.VIEW)
    public PlanningSettings settings() {
        return jdbi.withHandle(handle -> {
            Map<String, String> set = new HashMap<>();
            handle.createQuery("select name, value from setting where name like 'replenishment.%'")
                    .map((row, _) -> set.put(row.getString(1).substring(PREFIX.length()), row.getString(2))).list();
            return new PlanningSettings(rules(handle), number(set, "budget_cents", Long.MAX_VALUE), number(set, "approval_limit_cents", 1_000_000),
                    number(set, "order_cents", 1_500), (int) number(set, "transit_days", 3), (int) number(set, "search_seconds", 120));
        });
    }

    private static Map<String, Rules> rules(Handle handle) {
        Map<String, Rules> rules = new HashMap<>();
        handle.createQuery("select * from planning_rule").map((row, _) -> rules.put(row.getString("name"), new Rules(row.getString("name"),
                row.getDouble("service_level"), row.getInt("review_days"), row.getDouble("holding_rate"),
                row.getBigDecimal("line_cost").movePointRight(2).longValue(), row.getInt("minimum_cover_days"), row.getInt("maximum_cover_days"), true))).list();
        return rules;
    }

    private static long number(Map<String, String> set, String name, long otherwise) {
        String value = set.get(name);
        return value == null || value.isBlank() ? otherwise : Long.parseLong(value);
    }

    /**
     * Sets or lifts the budget of a plan.
     *
     * @param budget company currency, ≥ 0; null lifts the limit
     */
    @RolesAllowed(Role.MANAGE)
    public void setBudget(BigDecimal budget) {
        if (budget != null && budget.signum() < 0) {
            throw new IllegalArgumentException("The budget (%s) must be ≥ 0; leave it empty for none.".formatted(budget));
        }
        set("budget_cents", budget == null ? "" : String.valueOf(budget.movePointRight(2).longValue()));
    }

    /** Sets the value of an order above which a manager must approve, company currency ≥ 0. */
    @RolesAllowed(Role.MANAGE)
    public void setApprovalLimit(BigDecimal limit) {
        if (limit.signum() < 0) {
            throw new IllegalArgumentException("The approval limit (%s) must be ≥ 0.".formatted(limit));
        }
        set("approval_limit_cents", String.valueOf(limit.movePointRight(2).longValue()));
    }

    private void set(String name, String value) {
        String before = jdbi.withHandle(handle -> {
            String old = handle.createQuery("select value from setting where name = ?").bind(0, PREFIX + name).mapTo(String.class).findOne().orElse("");
            handle.execute("insert into setting (name, value, changed_at, changed_by) values (?, ?, ?, ?) "
                            + "on duplicate key update value = values(value), changed_at = values(changed_at), changed_by = values(changed_by)",
                    PREFIX + name, value, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), Actor.required().name());
            return old;
        });
        audited.fire(new Audited("replenishment.setting", "setting", PREFIX + name, before, value));
    }
}
