package org.quartermaster.delivery;

import static java.util.stream.Collectors.toMap;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.delivery.allocation.Allocation;
import org.quartermaster.delivery.allocation.Demand;
import org.quartermaster.delivery.allocation.LiveAllocation;
import org.quartermaster.delivery.allocation.Option;
import org.quartermaster.delivery.allocation.Rule;
import org.quartermaster.sales.CustomerOrderFacts;
import org.quartermaster.sales.CustomerOrderState;
import org.quartermaster.sales.CustomerOrders;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.Role;

/**
 * Orders of depots that are planned together: from which of them each could leave on a day, and, when a plan that counts lets one leave from another depot than it was
 * allocated to, the parcel and the claim that follow it there.
 */
@ApplicationScoped
@Transactional
public class JointAllocation {
    private static final String JOINT = "joint";
    private static final Rule ANY = Rule.any(1);

    private Jdbi jdbi;
    private CustomerOrders orders;
    private AllocationNetwork network;
    private AllocationStrategies strategies;
    private DepotChoice depots;
    private Event<Audited> audited;

    protected JointAllocation() {
    }

    @Inject
    public JointAllocation(Jdbi jdbi, CustomerOrders orders, AllocationNetwork network, AllocationStrategies strategies, DepotChoice depots, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.orders = orders;
        this.network = network;
        this.strategies = strategies;
        this.depots = depots;
        this.audited = audited;
    }

    /**
     * Further warehouses that hold all of an order, by order. What an order may take from one of them is set aside there, so that all orders together never want more than there
     * is, whichever way a plan decides; early and urgent ones choose first.
     *
     * @param whole  orders that one warehouse ships as a whole
     * @param sites  warehouses that may ship them
     * @param day    the parcel must leave until then
     */
    @RolesAllowed(Role.VIEW)
    public Map<Long, Set<Integer>> origins(Collection<CustomerOrderFacts> whole, Collection<Integer> sites, LocalDate day) {
        List<CustomerOrderFacts> free = whole.stream().filter(order -> order.requested() == null && !order.lines().isEmpty()).toList();
        if (free.isEmpty()) {
            return Map.of();
        }
        OrderDemands demands = network.demands(free);
        var live = new LiveAllocation(network.forOrders(free), strategies.once(JOINT, ANY));
        Map<Long, CustomerOrderFacts> byId = free.stream().collect(toMap(CustomerOrderFacts::id, order -> order));
        var origins = new HashMap<Long, Set<Integer>>();
        free.stream().map(demands::of).sorted(Comparator.comparingInt((Demand order) -> -order.priority()).thenComparingInt(Demand::promisedDay).thenComparingLong(Demand::id))
                .forEach(order -> origins.put(order.id(), sites(live, demands, byId.get(order.id()), sites, day)));
        return origins;
    }

    private static Set<Integer> sites(LiveAllocation live, OrderDemands demands, CustomerOrderFacts order, Collection<Integer> sites, LocalDate day) {
        var possible = new HashSet<Integer>();
        for (int site : sites) {
            Optional<Option> way = order.warehouse() != null && order.warehouse().value() == site ? Optional.empty() : live.look(demands.from(order, site)).chosen();
            way.filter(one -> one.parcels().getFirst().shipDay() <= day.toEpochDay()).ifPresent(one -> {
                live.ledger().take(one);
                possible.add(site);
            });
        }
        return possible;
    }

    private record Moved(long orderId, String orderCode, int depot) {
    }

    /**
     * Lets parcels follow a plan that is about to count: each order that one of its depots would ship as a whole and another one drives is allocated to the latter.
     *
     * @return the orders that were moved; they are allocated then, no longer planned
     * @throws Conflict when a depot does not hold what its vehicle would bring, naming the order
     */
    @RolesAllowed(Role.BUY)
    public Set<Long> follow(long plan) {
        Map<Long, Moved> moved = moved(plan).stream().collect(toMap(Moved::orderId, one -> one));
        if (moved.isEmpty()) {
            return Set.of();
        }
        orders.unplan(moved.keySet());
        List<CustomerOrderFacts> facts = orders.of(moved.keySet(), CustomerOrderState.ALLOCATED);
        OrderDemands demands = network.demands(facts);
        LiveAllocation live = depots.by(JOINT, ANY, facts);
        var allocations = new ArrayList<Allocation>();
        for (CustomerOrderFacts order : facts) {
            Allocation one = live.allocate(demands.from(order, moved.get(order.id()).depot()));
            if (one.chosen().isEmpty()) {
                throw new Conflict("delivery.conflict.notThere", "Depot %d does not hold order %s any more. Plan again.".formatted(moved.get(order.id()).depot(), order.code()), order.code());
            }
            allocations.add(one);
        }
        depots.keep(JOINT, allocations, AllocationBook.Hand.NOBODY);
        moved.values().forEach(one -> audited.fire(new Audited("delivery.joint", "customer_order", one.orderCode(), "", "warehouse " + one.depot() + ", plan " + plan)));
        return moved.keySet();
    }

    /** Whole orders of a plan of several depots whose vehicle starts at another of them than their parcel. */
    private List<Moved> moved(long plan) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select s.order_id, s.order_code, coalesce(d.warehouse_id, p.warehouse_id) as depot
                from delivery_plan p join delivery_stop s on s.plan_id = p.id join delivery_route r on r.plan_id = p.id and r.vehicle_no = s.vehicle_no
                left join delivery_depot d on d.plan_id = p.id and d.depot_no = r.start_no
                join delivery_parcel l on l.order_id = s.order_id join customer_order o on o.id = s.order_id
                where p.id = :plan and s.kind = 'ORDER' and s.part_no = 0 and o.state in ('allocated', 'planned') and l.warehouse_id <> coalesce(d.warehouse_id, p.warehouse_id)
                  and (l.warehouse_id = p.warehouse_id or l.warehouse_id in (select x.warehouse_id from delivery_depot x where x.plan_id = p.id))
                  and (select count(*) from delivery_parcel y where y.order_id = s.order_id) = 1
                """).bind("plan", plan).mapTo(Moved.class).list());
    }
}
