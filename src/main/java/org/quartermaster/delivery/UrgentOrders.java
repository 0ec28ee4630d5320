package org.quartermaster.delivery;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.delivery.allocation.Allocation;
import org.quartermaster.delivery.allocation.Demand;
import org.quartermaster.delivery.allocation.Ledger;
import org.quartermaster.delivery.allocation.Line;
import org.quartermaster.delivery.allocation.LiveAllocation;
import org.quartermaster.delivery.allocation.Refusal;
import org.quartermaster.delivery.allocation.Rule;
import org.quartermaster.delivery.allocation.Shelf;
import org.quartermaster.sales.CustomerOrderFacts;
import org.quartermaster.sales.OrderScreening;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;

/**
 * Orders that must leave a depot today although vehicles are out: no driver is sent for what the depot does not have, nor to whom a person should look at first. Like any
 * other allocation it keeps its parcel and why. The cut-off of the day does not count, what is kept for the store does.
 */
@ApplicationScoped
@Transactional
public class UrgentOrders {
    private static final String URGENT = "urgent_order";
    private static final Rule ON_HAND = new Rule(URGENT, 1, false, false, false, Double.POSITIVE_INFINITY, Set.of(), 0);

    private Jdbi jdbi;
    private AllocationNetwork network;
    private DepotChoice depots;
    private Event<Audited> audited;

    protected UrgentOrders() {
    }

    @Inject
    public UrgentOrders(Jdbi jdbi, AllocationNetwork network, DepotChoice depots, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.network = network;
        this.depots = depots;
        this.audited = audited;
    }

    /** An order that a depot can send on a day, and how. */
    public record Given(CustomerOrderFacts order, Allocation allocation) {
    }

    /**
     * Refuses an order that a depot cannot send on a day. Changes nothing.
     *
     * @return how the depot sends it, to be kept; empty when all of it is set aside there already
     * @throws Conflict when it is a likely fraud, or the depot lacks some of it; names what is missing
     */
    @RolesAllowed(Role.VIEW)
    public Optional<Given> require(CustomerOrderFacts order, WarehouseId depot, LocalDate day, ZoneId zone) {
        requireTrust(order, day, zone);
        return hasParcel(order, depot, day) ? Optional.empty() : Optional.of(new Given(order, look(order, depot, day)));
    }

    /**
     * Gives it to the depot, with its parcel, its claim and why.
     *
     * @throws Conflict when it was changed meanwhile or other warehouses ship parts of it
     */
    @RolesAllowed(Role.BUY)
    public void keep(Given given) {
        CustomerOrderFacts order = given.order();
        if (depots.keep(URGENT, List.of(given.allocation()), AllocationBook.Hand.NOBODY) == 0) {
            throw Unaddable.divided(order.code());
        }
        audited.fire(new Audited("delivery.urgent", "customer_order", order.code(), "", "warehouse " + AllocationBook.main(given.allocation().chosen().orElseThrow())));
    }

    private void requireTrust(CustomerOrderFacts order, LocalDate day, ZoneId zone) {
        Set<Long> suspects = OrderScreening.likelyFraud(jdbi, day.plusDays(1).atStartOfDay(zone).toInstant(), day.minusDays(1).atStartOfDay(zone).toInstant());
        if (suspects.contains(order.id())) {
            throw new Conflict("delivery.conflict.suspect", "Order %s looks like fraud. Look at it first.".formatted(order.code()), order.code());
        }
    }

    /** All of it is set aside there already and leaves in time. */
    private boolean hasParcel(CustomerOrderFacts order, WarehouseId depot, LocalDate day) {
        DepotParcels parcels = DepotParcels.of(jdbi, depot.value(), order.id());
        return parcels.has(order.id()) && !parcels.shipDay(order.id()).isAfter(day) && parcels.part(order).units() == order.units();
    }

    private Allocation look(CustomerOrderFacts order, WarehouseId depot, LocalDate day) {
        LiveAllocation live = depots.fromWhatIsThere(URGENT, ON_HAND, List.of(order), day);
        Demand demand = network.demands(List.of(order)).owedToday(order, depot.value());
        Allocation allocation = live.look(demand);
        if (allocation.chosen().filter(way -> way.parcels().getFirst().shipDay() <= day.toEpochDay()).isEmpty()) {
            throw cannot(order, depot, day, demand, live.ledger(), allocation);
        }
        return allocation;
    }

    private Conflict cannot(CustomerOrderFacts order, WarehouseId depot, LocalDate day, Demand demand, Ledger ledger, Allocation allocation) {
        String missing = missing(demand.lines().stream().collect(toMap(Line::sku,
                line -> Math.max(0, line.units() - ledger.available(new Shelf(depot.value(), line.sku()), (int) day.toEpochDay(), false)))));
        if (missing.isEmpty()) {
            var refusal = allocation.refusals().stream().filter(one -> one.site() == depot.value()).findFirst();
            return new Conflict("delivery.conflict.cannotShip", "Warehouse %d cannot ship order %s on %s: %s.".formatted(depot.value(), order.code(), day, refusal),
                    order.code(), refusal.map(Refusal::amount).orElse(0));
        }
        return new Conflict("delivery.conflict.missing", "Order %s cannot be added, the depot lacks %s.".formatted(order.code(), missing), order.code(), missing);
    }

    private String missing(Map<Integer, Integer> units) {
        List<Integer> lacking = units.entrySet().stream().filter(one -> one.getValue() > 0).map(Map.Entry::getKey).toList();
        return lacking.isEmpty() ? "" : jdbi.withHandle(handle -> handle.createQuery("select id, code from sku where id in (<ids>) order by code").bindList("ids", lacking)
                .map((row, _) -> units.get(row.getInt(1)) + " × " + row.getString(2)).list()).stream().collect(joining(", "));
    }
}
