package org.quartermaster.replenishment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Role;
import org.quartermaster.stock.Transfers;

/** Reads the parameters of planning: the rules, and what the company set once. {@link RuleEditing} changes the rules, {@link PlanningLimits} the limits. */
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
            return new PlanningSettings(RuleRows.book(handle), number(set, "budget_cents", Long.MAX_VALUE),
                    number(set, "order_cents", 1_500), (int) number(set, Transfers.USUAL_DAYS_SETTING.substring(PREFIX.length()), Transfers.USUAL_DAYS), (int) number(set, "search_seconds", 120));
        });
    }

    private static long number(Map<String, String> set, String name, long otherwise) {
        String value = set.get(name);
        return value == null || value.isBlank() ? otherwise : Long.parseLong(value);
    }
}
