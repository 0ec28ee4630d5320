package org.quartermaster.purchasing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.quartermaster.database.Numbers;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SupplierId;
import org.quartermaster.shared.WarehouseId;

/**
 * One call of {@link PurchaseOrders#place}: lock, look which keys are ordered already, group the rest, insert.
 *
 * <p>Taking a number block locks its row until the transaction ends, so two placements never look at the same time; the unique key in the table stays the
 * last guard.
 */
final class Placement {

    private record Group(SupplierId supplier, WarehouseId warehouse, LocalDate orderedOn) {
    }

    /** Of whom and for where orders of one person on one day are added up against the limit. */
    private record Receiver(SupplierId supplier, WarehouseId warehouse) {
    }

    /** What is known of a supplier's money; {@code rate} null when it is unknown. */
    private record Money(String currency, BigDecimal rate) {
    }

    /**
     * An order that this call inserted.
     *
     * @param rate company currency for one unit of {@code currency}; null when it is unknown
     */
    record NewOrder(long id, String code, Group group, List<OrderRequest.Line> lines, String currency, BigDecimal rate) {

        LocalDate dueOn() {
            return lines.stream().map(OrderRequest.Line::dueOn).max(LocalDate::compareTo).orElseThrow();
        }

        BigDecimal value() {
            return lines.stream().map(line -> line.unitCost().multiply(BigDecimal.valueOf(line.units()))).reduce(BigDecimal.ZERO, BigDecimal::add)
                    .setScale(2, RoundingMode.HALF_UP);
        }

        /** Company currency; null when the rate is unknown. */
        BigDecimal homeValue() {
            return rate == null ? null : value().multiply(rate);
        }

        Receiver receiver() {
            return new Receiver(group.supplier(), group.warehouse());
        }

        String summary() {
            return "%s: supplier %d, warehouse %d, %d lines, %s %s".formatted(code, group.supplier().value(), group.warehouse().value(), lines.size(),
                    value().toPlainString(), currency);
        }
    }

    private final List<OrderRequest> requests;
    private final Actor actor;
    private final OrderLimits limits;
    private final LocalDateTime now;
    private final Map<String, PlacedLine> before = new HashMap<>();
    private final List<NewOrder> newOrders = new ArrayList<>();
    private final Map<Receiver, Role> approvers = new HashMap<>();
    private final List<PlacedLine> placed = new ArrayList<>();

    Placement(List<OrderRequest> requests, Actor actor, OrderLimits limits, Instant now) {
        this.requests = requests;
        this.actor = actor;
        this.limits = limits;
        this.now = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    }

    void run(Handle handle) {
        long firstId = Numbers.take(handle, "purchase_order", requests.size());
        findOrdered(handle);
        create(handle, firstId);
        findApprovers(handle);
        insert(handle);
        answer();
    }

    List<NewOrder> newOrders() {
        return newOrders;
    }

    List<PlacedLine> placed() {
        return placed;
    }

    /** A locking read: a plain one could show the state at the transaction's beginning, before another call committed. */
    private void findOrdered(Handle handle) {
        var keys = requests.stream().flatMap(request -> request.lines().stream()).map(OrderRequest.Line::proposalKey).filter(key -> !key.isEmpty()).toList();
        for (int from = 0; from < keys.size(); from += 1_000) {
            handle.createQuery("""
                            select l.proposal_key, l.sku_id, l.order_id, o.code, o.state from purchase_order_line l join purchase_order o on o.id = l.order_id
                            where l.proposal_key in (<keys>) lock in share mode
                            """)
                    .bindList("keys", keys.subList(from, Math.min(keys.size(), from + 1_000)))
                    .map((row, context) -> new PlacedLine(row.getString(1), new SkuId(row.getInt(2)), row.getLong(3),
                            row.getString(4), OrderState.of(row.getString(5)), false))
                    .forEach(line -> before.put(line.proposalKey(), line));
        }
    }

    private void create(Handle handle, long firstId) {
        var groups = new LinkedHashMap<Group, List<OrderRequest.Line>>();
        for (var request : requests) {
            for (var line : request.lines()) {
                if (!before.containsKey(line.proposalKey())) {
                    groups.computeIfAbsent(new Group(request.supplier(), request.warehouse(), request.orderedOn()), _ -> new ArrayList<>()).add(line);
                }
            }
        }
        var moneys = moneys(handle, groups);
        long id = firstId;
        for (var group : groups.entrySet()) {
            var key = group.getKey();
            var money = moneys.get(key.supplier());
            if (money == null) {
                throw new IllegalArgumentException("There is no active supplier %d to order from.".formatted(key.supplier().value()));
            }
            newOrders.add(new NewOrder(id, "PO-%s-%d".formatted(key.orderedOn().format(DateTimeFormatter.ofPattern("yyMMdd")), id), key, group.getValue(), money.currency(), money.rate()));
            id++;
        }
    }

    private static Map<SupplierId, Money> moneys(Handle handle, Map<Group, ?> groups) {
        var moneys = new HashMap<SupplierId, Money>();
        if (!groups.isEmpty()) {
            handle.createQuery("""
                            select s.id, s.currency, coalesce(c.rate, if(s.currency = home.value, 1, null)) from supplier s
                            left join currency_rate c on c.currency = s.currency left join setting home on home.name = 'company.currency'
                            where s.active and s.id in (<ids>)
                            """)
                    .bindList("ids", groups.keySet().stream().map(group -> group.supplier().value()).distinct().toList())
                    .map((row, context) -> moneys.put(new SupplierId(row.getInt(1)), new Money(row.getString(2), row.getBigDecimal(3)))).forEach(_ -> { });
        }
        return moneys;
    }

    /** Who must approve, per supplier and warehouse: what the actor ordered there today counts too, so that many small orders do not pass the limit of one. */
    private void findApprovers(Handle handle) {
        var values = new LinkedHashMap<Receiver, List<NewOrder>>();
        newOrders.forEach(order -> values.computeIfAbsent(order.receiver(), _ -> new ArrayList<>()).add(order));
        values.forEach((receiver, orders) -> {
            boolean isKnown = orders.stream().allMatch(order -> order.homeValue() != null);
            BigDecimal asked = isKnown ? orders.stream().map(NewOrder::homeValue).reduce(BigDecimal.ZERO, BigDecimal::add) : BigDecimal.ZERO;
            approvers.put(receiver, isKnown ? limits.approverOf(asked.add(approvedToday(handle, receiver))) : Role.MANAGER);
        });
    }

    /** Since midnight UTC. */
    private BigDecimal approvedToday(Handle handle, Receiver receiver) {
        return handle.createQuery("""
                        select coalesce(sum(o.value * coalesce(c.rate, 1)), 0) from purchase_order o left join currency_rate c on c.currency = o.currency
                        where o.supplier_id = :supplier and o.warehouse_id = :warehouse and o.approved_by = :actor and o.approved_at >= :midnight and %s
                        """.formatted(OrderSql.WAS_PLACED)).bind("supplier", receiver.supplier().value()).bind("warehouse", receiver.warehouse().value())
                .bind("actor", actor.name()).bind("midnight", now.toLocalDate().atStartOfDay()).mapTo(BigDecimal.class).one();
    }

    private boolean isProposed(NewOrder order) {
        return !actor.role().includes(approvers.get(order.receiver()));
    }

    private OrderState state(NewOrder order) {
        return isProposed(order) ? OrderState.PROPOSED : OrderState.APPROVED;
    }

    private void insert(Handle handle) {
        if (newOrders.isEmpty()) {
            return;
        }
        var orders = handle.prepareBatch("""
                insert into purchase_order (id, code, supplier_id, warehouse_id, state, ordered_on, due_on, currency, value, created_by, created_at, approver, approved_by, approved_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """);
        var lines = handle.prepareBatch("""
                insert into purchase_order_line (order_id, line_no, sku_id, units, unit_cost, due_on, proposal_key) values (?, ?, ?, ?, ?, ?, ?)
                """);
        for (var order : newOrders) {
            orders.add(order.id(), order.code(), order.group().supplier().value(), order.group().warehouse().value(), state(order).code(),
                    order.group().orderedOn(), order.dueOn(), order.currency(), order.value(), actor.name(), now,
                    isProposed(order) ? approvers.get(order.receiver()).code() : "", isProposed(order) ? "" : actor.name(), isProposed(order) ? null : now);
            int lineNo = 1;
            for (var line : order.lines()) {
                lines.add(order.id(), lineNo++, line.sku().value(), line.units(), line.unitCost(), line.dueOn(),
                        line.proposalKey().isEmpty() ? null : line.proposalKey());
            }
        }
        orders.execute();
        lines.execute();
    }

    private void answer() {
        for (var request : requests) {
            var order = newOrders.stream().filter(candidate -> candidate.group().equals(
                    new Group(request.supplier(), request.warehouse(), request.orderedOn()))).findFirst();
            for (var line : request.lines()) {
                var known = before.get(line.proposalKey());
                placed.add(known != null ? known : order.map(it -> new PlacedLine(line.proposalKey(), line.sku(), it.id(), it.code(), state(it), true)).orElseThrow());
            }
        }
    }
}
