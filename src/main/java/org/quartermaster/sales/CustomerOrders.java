package org.quartermaster.sales;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.StockPlace;

/**
 * Reads customer orders with their lines and moves them from state to state. Who ships a part of an order sees it and books his part; who ships all of it decides
 * about it as a whole. Orders that any warehouse may ship are everybody's.
 */
@ApplicationScoped
@Transactional
public class CustomerOrders {
    /** What an order claims is what it asks for, or it claims nothing yet. */
    private static final String NOTHING_LEFT = """
            coalesce((select sum(c.units) from customer_order_claim c where c.order_id = o.id), -1)
              in (-1, (select sum(l.units) from customer_order_line l where l.order_id = o.id))""";

    private Jdbi jdbi;
    private Clock clock;
    private Event<Audited> audited;

    protected CustomerOrders() {
    }

    @Inject
    public CustomerOrders(Jdbi jdbi, Clock clock, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.audited = audited;
    }

    /**
     * Orders in one of the states that are promised before {@code promisedBefore}, or without a promise, ascending by promise, then identity.
     *
     * @param states         for example {@link CustomerOrderState#TO_SHIP}
     * @param promisedBefore end of the window that counts; {@link Instant#MAX} for all
     */
    @RolesAllowed(Role.VIEW)
    public List<CustomerOrderFacts> open(Set<CustomerOrderState> states, Instant promisedBefore) {
        if (states.isEmpty()) {
            return List.of();
        }
        boolean all = promisedBefore.equals(Instant.MAX);
        return read("o.state in (" + states.stream().map(state -> "'" + state.code() + "'").sorted().collect(joining(",")) + ")"
                + (all ? "" : " and (o.promised_from is null or o.promised_from < :before)"), all ? Map.of() : Map.of("before", utc(promisedBefore)));
    }

    /** All orders placed since, whatever their state. */
    @RolesAllowed(Role.VIEW)
    public List<CustomerOrderFacts> placedSince(Instant since) {
        return read("o.placed_at >= :since", Map.of("since", utc(since)));
    }

    /** Those of these orders that are in a state and in scope. */
    @RolesAllowed(Role.VIEW)
    public List<CustomerOrderFacts> of(Collection<Long> ids, CustomerOrderState state) {
        return ids.isEmpty() ? List.of() : read("o.state = :state and o.id in (" + ids.stream().map(String::valueOf).sorted().collect(joining(",")) + ")", Map.of("state", state.code()));
    }

    /** One order, or empty when there is none or it is out of scope. */
    @RolesAllowed(Role.VIEW)
    public Optional<CustomerOrderFacts> find(long id) {
        return read("o.id = :id", Map.of("id", id)).stream().findFirst();
    }

    /**
     * Stops an order that has not left.
     *
     * @param version the version that was seen
     * @throws Conflict   when it changed meanwhile, or it or a part of it has left already
     * @throws NotAllowed when a warehouse that is out of scope ships a part of it
     */
    @RolesAllowed(Role.BUY)
    public void hold(long id, int version) {
        change(id, version, CustomerOrderState.HELD, "open", "allocated", "planned");
    }

    /** Lets a held order go on as open: it waits for a warehouse again and claims only what the customer asked for by name. Throws as {@link #hold}. */
    @RolesAllowed(Role.BUY)
    public void release(long id, int version) {
        jdbi.useTransaction(handle -> {
            change(id, version, CustomerOrderState.OPEN, "held");
            handle.createUpdate("update customer_order set allocated_warehouse_id = null where id = :id").bind("id", id).execute();
            var claims = new OrderClaims(handle);
            WarehouseId requested = find(id).map(CustomerOrderFacts::requested).orElse(null);
            claims.replace(Map.of(id, requested == null ? Map.of() : at(requested, claims.lines(List.of(id)).getOrDefault(id, Map.of()))));
        });
    }

    /** Cancels an order that has not left and gives its goods back to those who wait for them. Throws as {@link #hold}. */
    @RolesAllowed(Role.BUY)
    public void cancel(long id, int version) {
        jdbi.useTransaction(handle -> {
            change(id, version, CustomerOrderState.CANCELLED, "open", "allocated", "planned", "held");
            new OrderClaims(handle).end(List.of(id));
        });
    }

    /**
     * Serves an order, or what is left of it, before others, or no longer.
     *
     * @param version the version that was seen
     * @throws Conflict   when it changed meanwhile, or has left
     * @throws NotAllowed when a warehouse that is out of scope ships a part of it
     */
    @RolesAllowed(Role.BUY)
    public void prioritise(long id, int version, OrderPriority priority) {
        var before = wholly(id);
        int changed = jdbi.withHandle(handle -> handle.createUpdate("update customer_order o set priority = :priority, version = version + 1 where id = :id and version = :version and state in (%s)"
                .formatted(quoted("open", "allocated", "planned", "held"))).bind("priority", priority.code()).bind("id", id).bind("version", version).execute());
        if (changed == 0) {
            throw new Conflict("sales.conflict.order", "Order %s is %s (version %d, seen %d) and gets no other priority. Look at it again.".formatted(
                    before.code(), before.state().code(), before.version(), version), before.code(), before.state().code(), priority.code());
        }
        audited.fire(new Audited("sales.priority", "customer_order", String.valueOf(id), before.priority().code(), priority.code()));
    }

    /**
     * Notes which warehouse ships each order and claims its goods there. Orders that are no longer open or allocated, of which a part has left, or of which a
     * warehouse out of scope ships a part, are left alone.
     *
     * @return how many orders were changed
     */
    @RolesAllowed(Role.BUY)
    public int allocate(Map<Long, WarehouseId> warehouses) {
        return allocate(warehouses, Map.of());
    }

    /**
     * As {@link #allocate(Map)} where orders may be split.
     *
     * @param warehouses each order's main warehouse
     * @param parts      what a split order takes from where, in units; an order that is not named takes all from its main warehouse
     */
    @RolesAllowed(Role.BUY)
    public int allocate(Map<Long, WarehouseId> warehouses, Map<Long, Map<StockPlace, Integer>> parts) {
        if (warehouses.isEmpty()) {
            return 0;
        }
        warehouses.values().stream().distinct().filter(warehouse -> !Actor.required().sees(warehouse)).findFirst().ifPresent(warehouse -> {
            throw new NotAllowed("Warehouse %d is outside your warehouses.".formatted(warehouse.value()));
        });
        int changed = jdbi.inTransaction(handle -> {
            var claims = new OrderClaims(handle);
            List<Long> orders = claims.lock(warehouses.keySet(), OrderScope.seesWhole() + " and " + NOTHING_LEFT, "open", "allocated");
            Map<Long, Map<Integer, Integer>> lines = claims.lines(orders);
            var wanted = new HashMap<Long, Map<StockPlace, Integer>>();
            orders.forEach(id -> wanted.put(id, parts.containsKey(id) ? parts.get(id) : at(warehouses.get(id), lines.getOrDefault(id, Map.of()))));
            claims.replace(wanted);
            var batch = handle.prepareBatch("update customer_order set state = 'allocated', allocated_warehouse_id = ?, version = version + 1 where id = ?");
            orders.forEach(id -> batch.add(warehouses.get(id).value(), id));
            return orders.isEmpty() ? 0 : sum(batch.execute());
        });
        audited.fire(new Audited("sales.allocate", "customer_order", changed + " orders", "open", "allocated"));
        return changed;
    }

    private static Map<StockPlace, Integer> at(WarehouseId warehouse, Map<Integer, Integer> units) {
        return units.entrySet().stream().collect(toMap(line -> new StockPlace(line.getKey(), warehouse.value()), Map.Entry::getValue));
    }

    /** Notes that the orders stand in a delivery plan. Orders that have left, are held or cancelled are left alone. Returns how many were changed. */
    @RolesAllowed(Role.BUY)
    public int plan(Collection<Long> ids) {
        return bulk(ids, OrderScope.seesPart(), CustomerOrderState.PLANNED, "open", "allocated");
    }

    /** Takes orders out of the delivery plan again. Returns how many were changed. */
    @RolesAllowed(Role.BUY)
    public int unplan(Collection<Long> ids) {
        return bulk(ids, OrderScope.seesPart(), CustomerOrderState.ALLOCATED, "planned");
    }

    /**
     * What the orders claim at a warehouse has left it and is booked out. An order of which another warehouse has still to ship its part is not shipped yet.
     *
     * @return how many orders are shipped now
     * @throws NotAllowed when the warehouse is out of scope
     */
    @RolesAllowed(Role.BUY)
    public int ship(Collection<Long> ids, WarehouseId from) {
        return shipped(ids, from).size();
    }

    /**
     * As {@link #ship}, and with the customer at once. An order is delivered with the last of its parts, whoever brings it.
     *
     * @return how many orders are delivered now
     */
    @RolesAllowed(Role.BUY)
    public int deliver(Collection<Long> ids, WarehouseId from) {
        return jdbi.inTransaction(_ -> bulk(shipped(ids, from), "true", CustomerOrderState.DELIVERED, "shipped"));
    }

    /** Books out and answers the orders that have nothing left to ship. */
    private Collection<Long> shipped(Collection<Long> ids, WarehouseId from) {
        if (!Actor.required().sees(from)) {
            throw new NotAllowed("Warehouse %d is outside your warehouses.".formatted(from.value()));
        }
        return jdbi.inTransaction(handle -> {
            var claims = new OrderClaims(handle);
            var whole = claims.ship(claims.lock(ids, "true", "allocated", "planned"), from.value(), clock.instant());
            bulk(whole, "true", CustomerOrderState.SHIPPED, "allocated", "planned");
            return whole;
        });
    }

    /** Whether the actor may decide about an order as a whole: he sees it, and no warehouse out of his scope ships a part of it. */
    @RolesAllowed(Role.VIEW)
    public boolean isWhole(long id) {
        return is(id, OrderScope.seesWhole());
    }

    private boolean is(long id, String condition) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from customer_order o where o.id = :id and " + condition).bind("id", id)
                .mapTo(Integer.class).one()) > 0;
    }

    private int bulk(Collection<Long> ids, String scope, CustomerOrderState to, String... from) {
        if (ids.isEmpty()) {
            return 0;
        }
        int changed = jdbi.withHandle(handle -> {
            var batch = handle.prepareBatch("update customer_order o set state = '%s', version = version + 1 where id = :id and state in (%s) and %s"
                    .formatted(to.code(), quoted(from), scope));
            ids.forEach(id -> batch.bind("id", id).add());
            return sum(batch.execute());
        });
        audited.fire(new Audited("sales." + to.code(), "customer_order", changed + " orders", String.join("|", from), to.code()));
        return changed;
    }

    private void change(long id, int version, CustomerOrderState to, String... from) {
        var before = wholly(id);
        if (!is(id, NOTHING_LEFT)) {
            throw new Conflict("sales.conflict.partLeft", "A part of order %s has left already.".formatted(before.code()), before.code());
        }
        int changed = jdbi.withHandle(handle -> handle.createUpdate(
                        "update customer_order o set state = :to, version = version + 1 where id = :id and version = :version and state in (%s)"
                                .formatted(quoted(from)))
                .bind("to", to.code()).bind("id", id).bind("version", version).execute());
        if (changed == 0) {
            throw new Conflict("sales.conflict.order", "Order %s is %s (version %d, seen %d) and cannot become %s. Look at it again.".formatted(
                    before.code(), before.state().code(), before.version(), version, to.code()), before.code(), before.state().code(), to.code());
        }
        audited.fire(new Audited("sales." + to.code(), "customer_order", String.valueOf(id), before.state().code(), to.code()));
    }

    private CustomerOrderFacts wholly(long id) {
        var order = find(id).orElseThrow(() -> new NotFound("customer order", id));
        if (!isWhole(id)) {
            throw new NotAllowed("Order %s is shipped in part by warehouses outside yours.".formatted(order.code()));
        }
        return order;
    }

    private List<CustomerOrderFacts> read(String where, Map<String, ?> values) {
        return jdbi.withHandle(handle -> {
            Query query = handle.createQuery(CustomerOrderRows.SELECT + " where " + where + " and " + OrderScope.seesPart() + CustomerOrderRows.ORDER);
            return CustomerOrderRows.read(query.bindMap(values));
        });
    }

    private static String quoted(String... states) {
        return Arrays.stream(states).collect(joining("','", "'", "'"));
    }

    private static int sum(int[] counts) {
        return Arrays.stream(counts).map(count -> Math.max(0, count)).sum();
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
