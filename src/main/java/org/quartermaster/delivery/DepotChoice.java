package org.quartermaster.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.quartermaster.delivery.allocation.Allocation;
import org.quartermaster.delivery.allocation.LiveAllocation;
import org.quartermaster.delivery.allocation.Option;
import org.quartermaster.delivery.allocation.Rule;
import org.quartermaster.sales.CustomerOrderFacts;
import org.quartermaster.sales.CustomerOrders;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.StockPlace;

/**
 * From the choice of depots to what follows from it. Where a person, a joint plan or haste names the depot, one rule says whether it can; and whoever chose, the parcel, the
 * claim and why go there together.
 */
@ApplicationScoped
@Transactional
public class DepotChoice {
    private AllocationNetwork network;
    private AllocationStrategies strategies;
    private AllocationBook book;
    private CustomerOrders orders;

    protected DepotChoice() {
    }

    @Inject
    public DepotChoice(AllocationNetwork network, AllocationStrategies strategies, AllocationBook book, CustomerOrders orders) {
        this.network = network;
        this.strategies = strategies;
        this.book = book;
        this.orders = orders;
    }

    /** Looks at orders by one rule. What is set aside for them is free for them. */
    @RolesAllowed(Role.VIEW)
    public LiveAllocation by(String strategy, Rule rule, Collection<CustomerOrderFacts> some) {
        return new LiveAllocation(network.anewFor(some), strategies.once(strategy, rule));
    }

    /** Looks at orders by one rule that counts on nothing that is still to come on the day. */
    @RolesAllowed(Role.VIEW)
    public LiveAllocation fromWhatIsThere(String strategy, Rule rule, Collection<CustomerOrderFacts> some, LocalDate day) {
        return new LiveAllocation(network.anewFor(some).comingAfter((int) day.toEpochDay()), strategies.once(strategy, rule));
    }

    /**
     * Keeps allocations in place of earlier ones, notes the warehouses at the orders and claims what each parcel takes from where.
     *
     * @return how many orders were changed
     */
    @RolesAllowed(Role.BUY)
    public int keep(String strategy, Collection<Allocation> allocations, AllocationBook.Hand hand) {
        book.keep(strategy, allocations, hand);
        var main = new HashMap<Long, WarehouseId>();
        var parts = new HashMap<Long, Map<StockPlace, Integer>>();
        allocations.forEach(one -> one.chosen().ifPresent(option -> {
            main.put(one.order(), new WarehouseId(AllocationBook.main(option)));
            parts.put(one.order(), units(option));
        }));
        return orders.allocate(main, parts);
    }

    private static Map<StockPlace, Integer> units(Option option) {
        var units = new HashMap<StockPlace, Integer>();
        option.parcels().forEach(parcel -> parcel.lines().forEach(line -> units.merge(new StockPlace(line.sku(), parcel.site()), line.units(), Integer::sum)));
        return units;
    }
}
