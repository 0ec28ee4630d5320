package org.quartermaster.delivery;

import static java.util.stream.Collectors.toMap;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.WarehouseFacts;
import org.quartermaster.stock.Warehouses;

/**
 * Which depots are planned together. The plan of a group belongs to its leader; vehicles of all members drive in it and an order leaves from whichever member holds its
 * goods. Only who sees all members states or plans a group.
 */
@ApplicationScoped
@Transactional
public class DepotGroups {
    private static final Duration HALF_A_YEAR = Duration.ofDays(182);

    private Jdbi jdbi;
    private Clock clock;
    private Warehouses warehouses;
    private Event<Audited> audited;

    protected DepotGroups() {
    }

    @Inject
    public DepotGroups(Jdbi jdbi, Clock clock, Warehouses warehouses, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.warehouses = warehouses;
        this.audited = audited;
    }

    /** The depot that the plan of a depot belongs to: itself, or the leader of its group. */
    @RolesAllowed(Role.VIEW)
    public WarehouseId leaderOf(WarehouseId depot) {
        return new WarehouseId(leaders().getOrDefault(depot.value(), depot.value()));
    }

    /** The depots of the group that a depot leads, itself first; itself alone when it leads none. Those out of scope are missing. */
    @RolesAllowed(Role.VIEW)
    public List<WarehouseFacts> ledBy(WarehouseId leader) {
        Map<Integer, Integer> leaders = leaders();
        List<WarehouseFacts> sites = warehouses.all();
        return Stream.concat(sites.stream().filter(site -> site.id().equals(leader)),
                sites.stream().filter(site -> leaders.getOrDefault(site.id().value(), 0) == leader.value())).toList();
    }

    /** Whether the actor sees all depots that a depot leads. */
    @RolesAllowed(Role.VIEW)
    public boolean isWhole(WarehouseId leader) {
        return leaders().entrySet().stream().filter(one -> one.getValue() == leader.value()).allMatch(one -> Actor.required().sees(new WarehouseId(one.getKey())));
    }

    /** The depots in scope that have plans of their own: all that are not planned with another one. */
    @RolesAllowed(Role.VIEW)
    public List<WarehouseFacts> leading() {
        Map<Integer, Integer> leaders = leaders();
        return warehouses.all().stream().filter(site -> !leaders.containsKey(site.id().value())).toList();
    }

    private Map<Integer, Integer> leaders() {
        return jdbi.withHandle(handle -> handle.createQuery("select warehouse_id, leader_id from delivery_group")
                .map((row, _) -> Map.entry(row.getInt(1), row.getInt(2))).list()).stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * States which depots are planned together with a leader; none ends the group. The next plans obey it.
     *
     * @throws NotFound when one of them is not there or out of scope
     * @throws Conflict when one is in another group, their clocks differ, or there are more than {@value Origins#MOST}
     */
    @RolesAllowed(Role.MANAGE)
    public void state(WarehouseId leader, Collection<WarehouseId> members) {
        var others = new TreeSet<>(members.stream().map(WarehouseId::value).toList());
        others.remove(leader.value());
        check(leader, others);
        List<Integer> before = new ArrayList<>();
        jdbi.useTransaction(handle -> {
            before.addAll(handle.createQuery("select warehouse_id from delivery_group where leader_id = :leader order by 1").bind("leader", leader.value()).mapTo(Integer.class).list());
            handle.createUpdate("delete from delivery_group where leader_id = :leader").bind("leader", leader.value()).execute();
            others.forEach(member -> handle.createUpdate("insert into delivery_group (warehouse_id, leader_id) values (:member, :leader)").bind("member", member)
                    .bind("leader", leader.value()).execute());
        });
        audited.fire(new Audited("delivery.group", "warehouse", String.valueOf(leader.value()), before.toString(), others.toString()));
    }

    private void check(WarehouseId leader, Set<Integer> others) {
        Map<Integer, Integer> leaders = leaders();
        WarehouseFacts head = site(leader.value());
        if (!isWhole(leader)) {
            throw new NotFound("all depots planned together with", leader.value());
        }
        if (others.size() >= Origins.MOST) {
            throw new Conflict("delivery.conflict.groupSize", "%d depots are more than %d.".formatted(others.size() + 1, Origins.MOST), Origins.MOST);
        }
        for (int other : others) {
            WarehouseFacts site = site(other);
            if (leaders.getOrDefault(other, leader.value()) != leader.value() || leaders.containsValue(other) || leaders.containsKey(leader.value())) {
                throw new Conflict("delivery.conflict.grouped", "Depot %s or %s is planned together with others already.".formatted(site.code(), head.code()), site.code(), head.code());
            }
            if (!haveOneClock(head, site)) {
                throw new Conflict("delivery.conflict.clocks", "Depots %s and %s have different clocks; one plan has one.".formatted(head.code(), site.code()), head.code(), site.code());
            }
        }
    }

    /** Berlin and Paris do, in summer and in winter. */
    private boolean haveOneClock(WarehouseFacts one, WarehouseFacts other) {
        return Stream.of(clock.instant(), clock.instant().plus(HALF_A_YEAR))
                .allMatch(moment -> one.zone(clock.getZone()).getRules().getOffset(moment).equals(other.zone(clock.getZone()).getRules().getOffset(moment)));
    }

    private WarehouseFacts site(int warehouse) {
        return warehouses.all().stream().filter(site -> site.id().value() == warehouse).findFirst().orElseThrow(() -> new NotFound("warehouse", warehouse));
    }
}
