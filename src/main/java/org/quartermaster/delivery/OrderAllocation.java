package org.quartermaster.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.quartermaster.delivery.allocation.Allocation;
import org.quartermaster.delivery.allocation.AllocationProblem;
import org.quartermaster.delivery.allocation.BatchAllocation;
import org.quartermaster.delivery.allocation.Demand;
import org.quartermaster.delivery.allocation.Ledger;
import org.quartermaster.delivery.allocation.LiveAllocation;
import org.quartermaster.delivery.allocation.Option;
import org.quartermaster.delivery.allocation.Refusal;
import org.quartermaster.delivery.allocation.Rule;
import org.quartermaster.delivery.allocation.Strategy;
import org.quartermaster.sales.CustomerOrderFacts;
import org.quartermaster.sales.CustomerOrderState;
import org.quartermaster.sales.CustomerOrders;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;

/**
 * Gives open orders their warehouses by the active strategy, keeps why, and notes it at the order. Few orders are allocated one by one, many together. Orders
 * that have a warehouse keep it until a person chooses another; orders that nobody can ship stay open and say why.
 */
@ApplicationScoped
@Transactional
public class OrderAllocation {
    private static final String BY_HAND = "by_hand";
    private static final int LONGEST_REASON = 200;
    private static final int FEW = 5;
    private static final long MILLIS_PER_ORDER = 4;
    private static final long MOST_MILLIS = 5_000;

    private CustomerOrders orders;
    private AllocationNetwork network;
    private AllocationStrategies strategies;
    private AllocationBook book;
    private DepotChoice depots;
    private Event<Audited> audited;

    protected OrderAllocation() {
    }

    @Inject
    public OrderAllocation(CustomerOrders orders, AllocationNetwork network, AllocationStrategies strategies, AllocationBook book, DepotChoice depots, Event<Audited> audited) {
        this.orders = orders;
        this.network = network;
        this.strategies = strategies;
        this.book = book;
        this.depots = depots;
        this.audited = audited;
    }

    /**
     * Allocates the open orders promised before an instant, urgent and early ones first.
     *
     * @return how many were allocated
     */
    @RolesAllowed(Role.BUY)
    public int allocateOpen(Instant promisedBefore) {
        List<CustomerOrderFacts> open = orders.open(Set.of(CustomerOrderState.OPEN), promisedBefore).stream().filter(order -> !order.lines().isEmpty()).toList();
        AllocationProblem problem = open.isEmpty() ? null : network.forOrders(open);
        if (open.isEmpty() || problem.sites().isEmpty()) {
            return 0;
        }
        OrderDemands demands = network.demands(open);
        List<Demand> wanted = open.stream().map(demands::of).sorted(Comparator.comparingInt((Demand order) -> -order.priority())
                .thenComparingInt(Demand::promisedDay).thenComparingLong(Demand::id)).toList();
        Strategy strategy = strategies.active();
        List<Allocation> allocations = wanted.size() <= FEW ? oneByOne(problem, strategy, wanted) : together(problem, strategy, wanted);
        return depots.keep(strategy.code(), allocations, AllocationBook.Hand.NOBODY);
    }

    private static List<Allocation> oneByOne(AllocationProblem problem, Strategy strategy, List<Demand> wanted) {
        var live = new LiveAllocation(problem, strategy);
        return wanted.stream().map(live::allocate).toList();
    }

    /** The batch decides; what else each order could have done is looked up beside all the others. */
    private static List<Allocation> together(AllocationProblem problem, Strategy strategy, List<Demand> wanted) {
        List<Optional<Option>> chosen = new BatchAllocation().allocate(problem, strategy, wanted, Math.min(MOST_MILLIS, MILLIS_PER_ORDER * wanted.size()), 1).chosen();
        var ledger = new Ledger(problem);
        chosen.forEach(option -> option.ifPresent(ledger::take));
        var live = new LiveAllocation(problem, strategy, ledger);
        var allocations = new ArrayList<Allocation>();
        for (int i = 0; i < wanted.size(); i++) {
            Demand order = wanted.get(i);
            chosen.get(i).ifPresent(ledger::giveBack);
            allocations.add(chosen.get(i).map(option -> live.why(order, option)).orElseGet(() -> live.look(order)));
            allocations.getLast().chosen().ifPresent(ledger::take);
        }
        return allocations;
    }

    /**
     * Chooses a warehouse by hand for an order that has not left.
     *
     * @param reason why; not blank
     * @return the allocation as it is then
     * @throws Conflict   when the order has left, was changed meanwhile, or the warehouse cannot ship it
     * @throws NotAllowed when the warehouse is out of scope
     */
    @RolesAllowed(Role.BUY)
    public AllocationFacts override(long orderId, int version, WarehouseId warehouse, String reason) {
        CustomerOrderFacts order = orders.find(orderId).orElseThrow(() -> new NotFound("customer order", orderId));
        if (reason == null || reason.isBlank()) {
            throw new Conflict("delivery.conflict.reason", "Say why order %s ships from another warehouse.".formatted(order.code()), order.code());
        }
        if (reason.strip().length() > LONGEST_REASON) {
            throw new IllegalArgumentException("The reason (%d characters) must have at most %d.".formatted(reason.strip().length(), LONGEST_REASON));
        }
        if (order.version() != version || order.state() != CustomerOrderState.OPEN && order.state() != CustomerOrderState.ALLOCATED) {
            throw new Conflict("delivery.conflict.order", "Order %s is %s (version %d, seen %d). Look at it again.".formatted(order.code(), order.state().code(),
                    order.version(), version), order.code());
        }
        if (!orders.isWhole(orderId)) {
            throw new NotAllowed("Order %s is shipped in part by warehouses outside yours.".formatted(order.code()));
        }
        if (!Actor.required().sees(warehouse)) {
            throw new NotAllowed("Warehouse %d is outside your warehouses.".formatted(warehouse.value()));
        }
        Allocation chosen = byHand(order, warehouse);
        String before = book.find(orderId).map(facts -> String.valueOf(facts.warehouseId())).orElse("");
        if (depots.keep(BY_HAND, List.of(chosen), new AllocationBook.Hand(Actor.required().name(), reason.strip())) == 0) {
            throw new Conflict("delivery.conflict.order", "Order %s was changed meanwhile. Look at it again.".formatted(order.code()), order.code());
        }
        audited.fire(new Audited("delivery.override", "customer_order", order.code(), before, warehouse.value() + ": " + reason.strip()));
        return book.find(orderId).orElseThrow();
    }

    /** One parcel from there with what is free when the order's own units are given back; stock kept for the store may be used. */
    private Allocation byHand(CustomerOrderFacts order, WarehouseId warehouse) {
        List<CustomerOrderFacts> one = List.of(order);
        OrderDemands demands = network.demands(one);
        Allocation allocation = depots.by(BY_HAND, Rule.any(1).fromKeep(BY_HAND, 0), one).look(demands.from(order, warehouse.value()));
        if (allocation.chosen().isEmpty()) {
            var refusal = allocation.refusals().stream().filter(refused -> refused.site() == warehouse.value()).findFirst();
            throw new Conflict("delivery.conflict.cannotShip", "Warehouse %d cannot ship order %s: %s.".formatted(warehouse.value(), order.code(), refusal),
                    order.code(), refusal.map(Refusal::amount).orElse(0));
        }
        return allocation.insteadOf(new LiveAllocation(network.anewFor(one), strategies.active()).look(demands.anywhere(order)));
    }

    /** Looks at one open order anew, as when it has just come in; answers why. */
    @RolesAllowed(Role.BUY)
    public AllocationFacts allocate(long orderId) {
        CustomerOrderFacts order = orders.find(orderId).filter(one -> one.state() == CustomerOrderState.OPEN && !one.lines().isEmpty())
                .orElseThrow(() -> new NotFound("open customer order", orderId));
        Strategy strategy = strategies.active();
        List<CustomerOrderFacts> one = List.of(order);
        Allocation allocation = new LiveAllocation(network.forOrders(one), strategy).allocate(network.demands(one).of(order));
        depots.keep(strategy.code(), List.of(allocation), AllocationBook.Hand.NOBODY);
        return book.find(orderId).orElseThrow();
    }
}
