package org.quartermaster.delivery;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.delivery.allocation.Allocation;
import org.quartermaster.delivery.allocation.NearestAllocation;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.sales.CustomerOrderFacts;
import org.quartermaster.sales.CustomerOrderState;
import org.quartermaster.sales.CustomerOrders;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.Balances;
import org.quartermaster.stock.WarehouseFacts;
import org.quartermaster.stock.Warehouses;

/** Gives each open order its warehouse, keeps why, and notes it at the order. Orders that have one keep it. */
@ApplicationScoped
@Transactional
public class OrderAllocation {
    private static final int SKUS_AT_ONCE = 200;

    private Jdbi jdbi;
    private Clock clock;
    private CustomerOrders orders;
    private Warehouses warehouses;
    private Balances balances;

    protected OrderAllocation() {
    }

    @Inject
    public OrderAllocation(Jdbi jdbi, Clock clock, CustomerOrders orders, Warehouses warehouses, Balances balances) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.orders = orders;
        this.warehouses = warehouses;
        this.balances = balances;
    }

    /**
     * Allocates the open orders promised before an instant.
     *
     * @return how many were allocated
     */
    @RolesAllowed(Role.BUY)
    public int allocateOpen(Instant promisedBefore) {
        List<CustomerOrderFacts> open = orders.open(Set.of(CustomerOrderState.OPEN), promisedBefore).stream()
                .filter(order -> !order.lines().isEmpty()).toList();
        List<WarehouseFacts> sites = warehouses.all();
        if (open.isEmpty() || sites.isEmpty()) {
            return 0;
        }
        var engine = new NearestAllocation(sites.stream().map(site -> site.id().value()).toList(), stock(open));
        var decided = new ArrayList<Allocation>();
        for (CustomerOrderFacts order : open) {
            decided.add(engine.allocate(asked(order), distance(order, sites)));
        }
        keep(decided);
        orders.allocate(decided.stream().collect(toMap(Allocation::order, one -> new WarehouseId(one.chosen().warehouse()))));
        return decided.size();
    }

    private static NearestAllocation.Order asked(CustomerOrderFacts order) {
        var units = new HashMap<Integer, Integer>();
        order.lines().forEach(line -> units.merge(line.sku().value(), line.units(), Integer::sum));
        return new NearestAllocation.Order(order.id(), order.warehouse() == null ? 0 : order.warehouse().value(), units);
    }

    private static ToLongFunction<Integer> distance(CustomerOrderFacts order, List<WarehouseFacts> sites) {
        var metres = new HashMap<Integer, Long>();
        for (WarehouseFacts site : sites) {
            double far = TravelMatrix.haversine(new TravelMatrix.Place(site.latitude(), site.longitude()),
                    new TravelMatrix.Place(order.latitude(), order.longitude()));
            metres.put(site.id().value(), Double.isNaN(far) ? 0 : Math.round(far));
        }
        return metres::get;
    }

    /** On hand of the SKUs asked for, read in short ranges of identities. */
    private Map<NearestAllocation.Shelf, Integer> stock(List<CustomerOrderFacts> open) {
        var wanted = new HashSet<Integer>();
        open.forEach(order -> order.lines().forEach(line -> wanted.add(line.sku().value())));
        var stock = new HashMap<NearestAllocation.Shelf, Integer>();
        wanted.stream().map(sku -> sku / SKUS_AT_ONCE).distinct().sorted().forEach(block ->
                balances.of(new SkuRange(block * SKUS_AT_ONCE, block * SKUS_AT_ONCE + SKUS_AT_ONCE - 1)).stream()
                        .filter(balance -> wanted.contains(balance.sku().value()))
                        .forEach(balance -> stock.put(new NearestAllocation.Shelf(balance.warehouse().value(), balance.sku().value()), balance.onHand())));
        return stock;
    }

    private void keep(List<Allocation> decided) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch("""
                    insert into delivery_allocation (order_id, warehouse_id, rule, metres, missing_units, rejected, decided_at)
                    values (:order, :warehouse, :rule, :metres, :missing, :rejected, :now)
                    on duplicate key update warehouse_id = :warehouse, rule = :rule, metres = :metres, missing_units = :missing, rejected = :rejected,
                      decided_at = :now
                    """);
            for (Allocation one : decided) {
                batch.bind("order", one.order()).bind("warehouse", one.chosen().warehouse()).bind("rule", one.rule().name().toLowerCase(java.util.Locale.ROOT))
                        .bind("metres", one.chosen().metres()).bind("missing", one.chosen().missingUnits()).bind("rejected", text(one.rejected()))
                        .bind("now", now).add();
            }
            batch.execute();
        });
    }

    private static String text(List<Allocation.Candidate> rejected) {
        return rejected.stream().limit(12).map(other -> other.warehouse() + ":" + other.metres() + ":" + other.missingUnits()).collect(joining(","));
    }
}
