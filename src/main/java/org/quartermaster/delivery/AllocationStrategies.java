package org.quartermaster.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.delivery.allocation.Strategy;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;

/** The allocation strategies: those that ship, as changed by people, and which one allocates. */
@ApplicationScoped
@Transactional
public class AllocationStrategies {

    /** A strategy as it stands; {@code version} is 0 as long as nobody touched it. */
    public record Stated(Strategy strategy, boolean isActive, int version) {
    }

    private record Row(String code, String rules, String weights, long minPartCents, boolean active, int version) {
        Stated stated() {
            return new Stated(StrategyText.strategy(code, rules, weights, minPartCents), active, version);
        }
    }

    private Jdbi jdbi;
    private Event<Audited> audited;

    protected AllocationStrategies() {
    }

    @Inject
    public AllocationStrategies(Jdbi jdbi, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.audited = audited;
    }

    /** All, the active one marked; without a choice the first that ships. */
    @RolesAllowed(Role.VIEW)
    public List<Stated> all() {
        List<Row> rows = jdbi.withHandle(handle -> handle.createQuery("select * from allocation_strategy order by code").mapTo(Row.class).list());
        boolean isChosen = rows.stream().anyMatch(Row::active);
        var all = new ArrayList<Stated>();
        for (Strategy shipped : Strategy.shipped()) {
            all.add(rows.stream().filter(row -> row.code().equals(shipped.code())).findFirst().map(Row::stated)
                    .orElse(new Stated(shipped, !isChosen && all.isEmpty(), 0)));
        }
        rows.stream().filter(row -> Strategy.shipped().stream().noneMatch(shipped -> shipped.code().equals(row.code()))).map(Row::stated).forEach(all::add);
        return all;
    }

    /** The one that allocates. */
    @RolesAllowed(Role.VIEW)
    public Strategy active() {
        return all().stream().filter(Stated::isActive).findFirst().map(Stated::strategy).orElseGet(() -> Strategy.shipped().getFirst());
    }

    /**
     * Makes one the active.
     *
     * @throws NotFound when there is none of this code
     */
    @RolesAllowed(Role.MANAGE)
    public void activate(String code) {
        Stated wanted = find(code);
        String before = active().code();
        jdbi.useTransaction(handle -> {
            insertIfMissing(handle, wanted.strategy());
            handle.createUpdate("update allocation_strategy set active = (code = :code), version = version + 1 where active <> (code = :code)")
                    .bind("code", code).execute();
        });
        audited.fire(new Audited("delivery.strategy", "allocation_strategy", code, before, code));
    }

    /**
     * Keeps changed rules and weights.
     *
     * @throws Conflict when it was changed meanwhile
     */
    @RolesAllowed(Role.MANAGE)
    public void save(Strategy strategy, int expected) {
        String before = all().stream().filter(one -> one.strategy().code().equals(strategy.code())).findFirst().map(one -> one.strategy().toString()).orElse("");
        boolean isActive = active().code().equals(strategy.code());
        int changed = jdbi.inTransaction(handle -> {
            insertIfMissing(handle, strategy);
            return handle.createUpdate("""
                    update allocation_strategy set rules = :rules, weights = :weights, min_part_cents = :part, active = :active, version = version + 1
                    where code = :code and version = :version
                    """).bind("rules", StrategyText.rules(strategy)).bind("weights", StrategyText.weights(strategy.weights()))
                    .bind("part", strategy.minPartCents()).bind("active", isActive).bind("code", strategy.code()).bind("version", expected).execute();
        });
        if (changed == 0) {
            throw new Conflict("delivery.conflict.changed", "Strategy %s was changed meanwhile. Look at it again.".formatted(strategy.code()), strategy.code());
        }
        audited.fire(new Audited("delivery.strategy", "allocation_strategy", strategy.code(), before, strategy.toString()));
    }

    private Stated find(String code) {
        return all().stream().filter(one -> one.strategy().code().equals(code)).findFirst().orElseThrow(() -> new NotFound("allocation strategy", code));
    }

    private static void insertIfMissing(Handle handle, Strategy strategy) {
        handle.createUpdate("insert ignore into allocation_strategy (code, rules, weights, min_part_cents) values (:code, :rules, :weights, :part)")
                .bind("code", strategy.code()).bind("rules", StrategyText.rules(strategy)).bind("weights", StrategyText.weights(strategy.weights()))
                .bind("part", strategy.minPartCents()).execute();
    }
}
