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
import org.quartermaster.delivery.allocation.Rule;
import org.quartermaster.delivery.allocation.Strategy;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;

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

    /** A single rule for a single use, with ways charged as the active strategy charges them. */
    @RolesAllowed(Role.VIEW)
    public Strategy once(String code, Rule rule) {
        return new Strategy(code, List.of(rule), active().weights(), 0);
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
     * Keeps a new strategy: it can be tried on past orders before it is switched on.
     *
     * @throws IllegalArgumentException when it cannot be kept like this, naming the first thing that is wrong
     * @throws Conflict                 when there is one of this code
     */
    @RolesAllowed(Role.MANAGE)
    public void add(Strategy strategy) {
        requireFit(strategy);
        String code = strategy.code();
        if (all().stream().anyMatch(one -> one.strategy().code().equals(code)) || !write(strategy, 0)) {
            throw new Conflict("delivery.conflict.strategyTaken", "There is a strategy %s already. Choose another code.".formatted(code), code);
        }
        audited.fire(new Audited("delivery.strategy", "allocation_strategy", code, "", strategy.toString()));
    }

    /**
     * Keeps changed rules and weights of a strategy that does not allocate.
     *
     * @param expected the version that was seen
     * @throws IllegalArgumentException when it cannot be kept like this, naming the first thing that is wrong
     * @throws NotFound                 when there is none of this code
     * @throws NotAllowed               when a rule would no longer name warehouses out of the actor's scope that it names
     * @throws Conflict                 when it allocates at present, or was changed meanwhile
     */
    @RolesAllowed(Role.MANAGE)
    public void save(Strategy strategy, int expected) {
        requireFit(strategy);
        requireIdle(strategy.code());
        Strategy before = find(strategy.code()).strategy();
        strategy.rules().forEach(rule -> requireUnseenSites(before, rule));
        if (!write(strategy, expected)) {
            throw changed(strategy.code());
        }
        audited.fire(new Audited("delivery.strategy", "allocation_strategy", strategy.code(), before.toString(), strategy.toString()));
    }

    private void requireFit(Strategy strategy) {
        StrategyCheck.require(strategy, jdbi.withHandle(handle -> handle.createQuery("select id from warehouse").mapTo(Integer.class).set()));
    }

    /** Whoever sees some warehouses decides about these: others stay in the rules that name them. */
    private static void requireUnseenSites(Strategy before, Rule after) {
        before.rules().stream().filter(rule -> rule.code().equals(after.code())).flatMap(rule -> rule.sites().stream())
                .filter(site -> !Actor.required().sees(new WarehouseId(site)) && !after.sites().contains(site)).findFirst().ifPresent(site -> {
                    throw new NotAllowed("Rule %s names warehouse %d, which is outside yours. It stays.".formatted(after.code(), site));
                });
    }

    /** False when there is another version. */
    private boolean write(Strategy strategy, int expected) {
        return jdbi.inTransaction(handle -> {
            insertIfMissing(handle, strategy);
            return handle.createUpdate("""
                    update allocation_strategy set rules = :rules, weights = :weights, min_part_cents = :part, version = version + 1
                    where code = :code and version = :version
                    """).bind("rules", StrategyText.rules(strategy)).bind("weights", StrategyText.weights(strategy.weights()))
                    .bind("part", strategy.minPartCents()).bind("code", strategy.code()).bind("version", expected).execute() > 0;
        });
    }

    /**
     * Forgets what people made of a strategy: one that ships is as it was, one of their own is gone.
     *
     * @throws NotFound when nobody changed it
     * @throws Conflict when it allocates at present, or was changed meanwhile
     */
    @RolesAllowed(Role.MANAGE)
    public void remove(String code, int expected) {
        requireIdle(code);
        Stated before = find(code);
        int changed = jdbi.withHandle(handle -> handle.createUpdate("delete from allocation_strategy where code = :code and version = :version").bind("code", code)
                .bind("version", expected).execute());
        if (changed == 0) {
            throw changed(code);
        }
        audited.fire(new Audited("delivery.strategy", "allocation_strategy", code, before.strategy().toString(), ""));
    }

    private void requireIdle(String code) {
        if (active().code().equals(code)) {
            throw new Conflict("delivery.conflict.strategyActive", "Strategy %s allocates orders now. Change a copy of it, try that on past orders, and switch it on.".formatted(code), code);
        }
    }

    private static Conflict changed(String code) {
        return new Conflict("delivery.conflict.changed", "Strategy %s was changed meanwhile. Look at it again.".formatted(code), code);
    }

    /**
     * One of them.
     *
     * @throws NotFound when there is none of this code
     */
    @RolesAllowed(Role.VIEW)
    public Stated find(String code) {
        return all().stream().filter(one -> one.strategy().code().equals(code)).findFirst().orElseThrow(() -> new NotFound("allocation strategy", code));
    }

    private static void insertIfMissing(Handle handle, Strategy strategy) {
        handle.createUpdate("insert ignore into allocation_strategy (code, rules, weights, min_part_cents) values (:code, :rules, :weights, :part)")
                .bind("code", strategy.code()).bind("rules", StrategyText.rules(strategy)).bind("weights", StrategyText.weights(strategy.weights()))
                .bind("part", strategy.minPartCents()).execute();
    }
}
