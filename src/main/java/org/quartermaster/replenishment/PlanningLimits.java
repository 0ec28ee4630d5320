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
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.replenishment.PurchasingLimits.Truck;
import org.quartermaster.purchasing.OrderLimits;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.Role;

/** Keeps the budget, the approval limit of each role and the size of a truck; only managers change them. */
@ApplicationScoped
@Transactional
public class PlanningLimits implements OrderLimits {

    private static final String PREFIX = "replenishment.";
    private static final String BUDGET = "budget_cents";
    private static final String APPROVAL = "approval_limit_cents";
    private static final String TRUCK_LITRES = "truck_litres";
    private static final String TRUCK_KILOGRAMS = "truck_kilograms";
    /** Said instead of a number: no limit. */
    private static final String NONE = "none";

    private Jdbi jdbi;
    private Clock clock;
    private Event<Audited> audited;

    protected PlanningLimits() {
    }

    @Inject
    public PlanningLimits(Jdbi jdbi, Clock clock, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.audited = audited;
    }

    /** What holds now. */
    @RolesAllowed(Role.VIEW)
    public PurchasingLimits limits() {
        Map<String, String> set = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select name, value from setting where name like 'replenishment.%'")
                .map((row, _) -> set.put(row.getString(1).substring(PREFIX.length()), row.getString(2))).forEach(_ -> { }));
        Map<Role, BigDecimal> limits = new EnumMap<>(Role.class);
        for (Role role : PurchasingLimits.LIMITED) {
            limit(role, set).ifPresent(value -> limits.put(role, value));
        }
        return new PurchasingLimits(amount(set.get(BUDGET)), limits, new Truck(number(set.get(TRUCK_LITRES), Truck.TRAILER.litres()),
                number(set.get(TRUCK_KILOGRAMS), Truck.TRAILER.kilograms())));
    }

    @Override
    @RolesAllowed(Role.VIEW)
    public Role approverOf(BigDecimal value) {
        PurchasingLimits limits = limits();
        return PurchasingLimits.LIMITED.stream().filter(role -> limits.mayApprove(role, value)).findFirst().orElse(Role.ADMIN);
    }

    private static Optional<BigDecimal> limit(Role role, Map<String, String> set) {
        String value = set.get(approval(role));
        return value == null && role == Role.BUYER ? Optional.of(PurchasingLimits.BUYER_AT_FIRST) : amount(value);
    }

    private static Optional<BigDecimal> amount(String cents) {
        return cents == null || cents.isBlank() || cents.equals(NONE) ? Optional.empty() : Optional.of(BigDecimal.valueOf(Long.parseLong(cents), 2));
    }

    private static double number(String value, double otherwise) {
        return value == null || value.isBlank() ? otherwise : Double.parseDouble(value);
    }

    private static String approval(Role role) {
        return role == Role.BUYER ? APPROVAL : APPROVAL + "." + role.code();
    }

    /**
     * Sets or lifts the budget of a plan.
     *
     * @param budget company currency, ≥ 0; empty lifts the limit
     */
    @RolesAllowed(Role.MANAGE)
    public void setBudget(Optional<BigDecimal> budget) {
        budget.ifPresent(value -> requirePositive("budget", value));
        set(BUDGET, budget.map(PlanningLimits::cents).orElse(""));
    }

    /**
     * Sets or lifts the value of an order above which {@code role} needs the next one. Administrators have no limit.
     *
     * @param limit company currency, ≥ 0; empty lifts it
     * @throws NotAllowed when the actor's role is not above {@code role}
     */
    @RolesAllowed(Role.MANAGE)
    public void setApprovalLimit(Role role, Optional<BigDecimal> limit) {
        if (!role.includes(Role.BUYER)) {
            throw new IllegalArgumentException("A %s approves nothing, so there is no limit to set.".formatted(role.code()));
        }
        if (Actor.required().role().compareTo(role) <= 0) {
            throw new NotAllowed("The approval limit of the role %s is set by a higher role.".formatted(role.code()));
        }
        limit.ifPresent(value -> requirePositive("approval limit", value));
        set(approval(role), limit.map(PlanningLimits::cents).orElse(NONE));
    }

    /** Sets what one truck takes. */
    @RolesAllowed(Role.MANAGE)
    public void setTruck(Truck truck) {
        set(TRUCK_LITRES, String.valueOf(truck.litres()));
        set(TRUCK_KILOGRAMS, String.valueOf(truck.kilograms()));
    }

    private static void requirePositive(String what, BigDecimal value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("The %s (%s) must be ≥ 0; leave it empty for none.".formatted(what, value));
        }
    }

    private static String cents(BigDecimal value) {
        return String.valueOf(value.movePointRight(2).longValue());
    }

    private void set(String name, String value) {
        String before = jdbi.inTransaction(handle -> {
            String old = handle.createQuery("select value from setting where name = ? for update").bind(0, PREFIX + name).mapTo(String.class).findOne().orElse("");
            handle.execute("insert into setting (name, value, changed_at, changed_by) values (?, ?, ?, ?) "
                            + "on duplicate key update value = values(value), changed_at = values(changed_at), changed_by = values(changed_by)",
                    PREFIX + name, value, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), Actor.required().name());
            return old;
        });
        if (!before.equals(value)) {
            audited.fire(new Audited("replenishment.setting", "setting", PREFIX + name, before, value));
        }
    }
}
