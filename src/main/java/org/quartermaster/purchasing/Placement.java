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

    /** An order that this call inserted. */
    record NewOrder(long id, String code, Group group, List<OrderRequest.Line> lines, String currency) {

        LocalDate dueOn() {
            return lines.stream().map(OrderRequest.Line::dueOn).max(LocalDate::compareTo).orElseThrow();
        }

        BigDecimal value() {
            return lines.stream().map(line -> line.unitCost().multiply(BigDecimal.valueOf(line.units()))).reduce(BigDecimal.ZERO, BigDecimal::add)
                    .setScale(2, RoundingMode.HALF_UP);
        }

        String summary() {
            return "%s: supplier %d, warehouse %d, %d lines, %s %s".formatted(code, group.supplier().value(), group.warehouse().value(), lines.size(),
                    value().toPlainString(), currency);
        }
    }

    private final List<OrderRequest> requests;
    private final String actor;
    private final LocalDateTime now;
    private final Map<String, PlacedLine> before = new HashMap<>();
    private final List<NewOrder> newOrders = new ArrayList<>();
    private final List<PlacedLine> placed = new ArrayList<>();

    Placement(List<OrderRequest> requests, String actor, Instant now) {
        this.requests = requests;
        this.actor = actor;
        this.now = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    }

    void run(Handle handle) {
        long firstId = Numbers.take(handle, "purchase_order", requests.size());
        findOrdered(handle);
        create(handle, firstId);
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
                            select l.proposal_key, l.sku_id, l.order_id, o.code from purchase_order_line l join purchase_order o on o.id = l.order_id
                            where l.proposal_key in (<keys>) lock in share mode
                            """)
                    .bindList("keys", keys.subList(from, Math.min(keys.size(), from + 1_000)))
                    .map((row, context) -> new PlacedLine(row.getString(1), new SkuId(row.getInt(2)), row.getLong(3),
                            row.getString(4), false))
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
        var currencies = currencies(handle, groups);
        long id = firstId;
        for (var group : groups.entrySet()) {
            var key = group.getKey();
            var currency = currencies.get(key.supplier());
            if (currency == null) {
                throw new IllegalArgumentException("There is no active supplier %d to order from.".formatted(key.supplier().value()));
            }
            newOrders.add(new NewOrder(id, "PO-%s-%d".formatted(key.orderedOn().format(DateTimeFormatter.ofPattern("yyMMdd")), id), key, group.getValue(), currency));
            id++;
        }
    }

    private static Map<SupplierId, String> currencies(Handle handle, Map<Group, ?> groups) {
        var currencies = new HashMap<SupplierId, String>();
        if (!groups.isEmpty()) {
            handle.createQuery("select id, currency from supplier where active and id in (<ids>)")
                    .bindList("ids", groups.keySet().stream().map(group -> group.supplier().value()).distinct().toList())
                    .map((row, context) -> currencies.put(new SupplierId(row.getInt(1)), row.getString(2))).forEach(_ -> { });
        }
        return currencies;
    }

    private void insert(Handle handle) {
        if (newOrders.isEmpty()) {
            return;
        }
        var orders = handle.prepareBatch("""
                insert into purchase_order (id, code, supplier_id, warehouse_id, state, ordered_on, due_on, currency, value, created_by, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """);
        var lines = handle.prepareBatch("""
                insert into purchase_order_line (order_id, line_no, sku_id, units, unit_cost, due_on, proposal_key) values (?, ?, ?, ?, ?, ?, ?)
                """);
        for (var order : newOrders) {
            orders.add(order.id(), order.code(), order.group().supplier().value(), order.group().warehouse().value(), OrderState.APPROVED.code(),
                    order.group().orderedOn(), order.dueOn(), order.currency(), order.value(), actor, now);
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
                placed.add(known != null ? known : order.map(it -> new PlacedLine(line.proposalKey(), line.sku(), it.id(), it.code(), true)).orElseThrow());
            }
        }
    }
}
