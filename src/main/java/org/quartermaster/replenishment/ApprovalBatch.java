package org.quartermaster.replenishment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.quartermaster.database.Numbers;
import org.quartermaster.purchasing.OrderRequest;
import org.quartermaster.purchasing.PlacedLine;
import org.quartermaster.purchasing.PurchaseOrders;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SupplierId;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.PlacedTransfer;
import org.quartermaster.stock.TransferRequest;
import org.quartermaster.stock.Transfers;

/** One approval of any number of locked proposals: check, place, note down. */
final class ApprovalBatch {

    static final String COLUMNS = """
            id, proposal_key as `key`, kind, state, sku_id, warehouse_id, coalesce(supplier_id, 0) as supplier_id,
            coalesce(from_warehouse_id, 0) as from_warehouse_id, units, unit_cost, currency, value, order_on, lead_days, lead_stated,
            coalesce(order_id, 0) as order_id, order_code, version""";

    /** A proposal as it stands under the lock. */
    record Open(long id, String key, String kind, String state, int skuId, int warehouseId, int supplierId, int fromWarehouseId, int units,
            BigDecimal unitCost, String currency, BigDecimal value, LocalDate orderOn, int leadDays, int leadStated, long orderId, String orderCode, int version) {

        boolean isOrder() {
            return kind.equals("order");
        }

        boolean isUndecided() {
            return state.equals("proposed") || state.equals("snoozed");
        }

        boolean isApproved() {
            return state.equals("ordered");
        }

        Open in(long orderId, String orderCode) {
            return new Open(id, key, kind, state, skuId, warehouseId, supplierId, fromWarehouseId, units, unitCost, currency, value, orderOn, leadDays,
                    leadStated, orderId, orderCode, version);
        }
    }

    private record OrderPlace(int supplierId, int warehouseId, LocalDate orderedOn) {
    }

    private record Receiver(int supplierId, int warehouseId) {
    }

    private final Handle handle;
    private final List<Open> all;
    private final LocalDate day;
    private final LocalDateTime now;
    private final Actor actor;
    private final Map<OrderPlace, List<Open>> groups = new LinkedHashMap<>();
    private final List<Open> approvedNow = new ArrayList<>();

    ApprovalBatch(Handle handle, List<Open> all, LocalDate day, LocalDateTime now, Actor actor) {
        this.handle = handle;
        this.all = all;
        this.day = day;
        this.now = now;
        this.actor = actor;
        for (Open open : all) {
            if (open.isUndecided() && open.isOrder()) {
                groups.computeIfAbsent(new OrderPlace(open.supplierId(), open.warehouseId(), orderedOn(open)), _ -> new ArrayList<>()).add(open);
            }
        }
    }

    private LocalDate orderedOn(Open open) {
        return open.orderOn().isBefore(day) ? day : open.orderOn();
    }

    void check(PurchasingLimits limits) {
        for (Open open : all) {
            if (!open.isUndecided() && !open.isApproved()) {
                throw new Conflict("replenishment.conflict.decided", "Proposal %s is %s already.".formatted(open.key(), open.state()), open.key(), open.state());
            }
            if (open.isUndecided() && open.units() == 0) {
                throw new Conflict("replenishment.conflict.nothing", "Proposal %s says 0 units. Enter a quantity first.".formatted(open.key()), open.key());
            }
        }
        Map<Receiver, BigDecimal> values = new LinkedHashMap<>();
        groups.forEach((order, lines) -> lines.forEach(open -> values.merge(new Receiver(order.supplierId(), order.warehouseId()), open.value(), BigDecimal::add)));
        values.forEach((receiver, asked) -> {
            BigDecimal value = limits.approvalLimit(actor.role()).isEmpty() ? asked : asked.add(orderedToday(receiver));
            if (!limits.mayApprove(actor.role(), value)) {
                throw new NotAllowed("Ordering %s from one supplier for one warehouse today exceeds the approval limit of %s. Ask a manager to approve it, or order less."
                        .formatted(value, limits.approvalLimit(actor.role()).orElse(BigDecimal.ZERO)));
            }
        });
    }

    /** What the actor had approved since midnight UTC, so that many small approvals do not pass the limit of one. */
    private BigDecimal orderedToday(Receiver receiver) {
        return handle.createQuery("""
                        select coalesce(sum(value), 0) from proposal where state in ('ordered', 'completed') and kind = 'order' and supplier_id = :supplier
                          and warehouse_id = :warehouse and decided_by = :actor and decided_at >= :midnight
                        """).bind("supplier", receiver.supplierId()).bind("warehouse", receiver.warehouseId()).bind("actor", actor.name())
                .bind("midnight", now.toLocalDate().atStartOfDay()).mapTo(BigDecimal.class).one();
    }

    List<Approval> approve(PurchaseOrders orders, Transfers transfers) {
        Map<String, PlacedLine> ordered = new HashMap<>();
        orders.place(requests()).forEach(line -> ordered.put(line.proposalKey(), line));
        Map<String, PlacedTransfer> moved = new HashMap<>();
        transfers.place(moves()).forEach(line -> moved.put(line.proposalKey(), line));
        var approvals = new ArrayList<Approval>();
        for (Open open : all) {
            Open placed = open;
            if (open.isUndecided()) {
                placed = open.isOrder() ? open.in(ordered.get(open.key()).orderId(), ordered.get(open.key()).orderCode())
                        : open.in(0, moved.get(open.key()).transferCode());
                approvedNow.add(placed);
            }
            approvals.add(new Approval(open.key(), placed.orderCode(), open.isUndecided()));
        }
        store();
        new StockAfterApproval(handle, day).book(approvedNow);
        return approvals;
    }

    List<Open> approvedNow() {
        return approvedNow;
    }

    private List<OrderRequest> requests() {
        var requests = new ArrayList<OrderRequest>();
        groups.forEach((order, lines) -> requests.add(new OrderRequest(new SupplierId(order.supplierId()), new WarehouseId(order.warehouseId()), order.orderedOn(),
                lines.stream().map(open -> new OrderRequest.Line(new SkuId(open.skuId()), open.units(), open.unitCost(),
                        order.orderedOn().plusDays(open.leadStated()), open.key())).toList())));
        return requests;
    }

    private List<TransferRequest> moves() {
        return all.stream().filter(open -> open.isUndecided() && !open.isOrder()).map(open -> new TransferRequest(new WarehouseId(open.fromWarehouseId()),
                new WarehouseId(open.warehouseId()), orderedOn(open), orderedOn(open).plusDays(open.leadDays()),
                List.of(new TransferRequest.Line(new SkuId(open.skuId()), open.units(), open.key())))).toList();
    }

    private void store() {
        if (approvedNow.isEmpty()) {
            return;
        }
        var update = handle.prepareBatch("""
                update proposal set state = 'ordered', open_key = null, order_id = ?, order_code = ?, decided_by = ?, decided_at = ?, version = version + 1 where id = ?
                """);
        long eventId = Numbers.take(handle, "proposal_event", approvedNow.size());
        var events = handle.prepareBatch("insert into proposal_event (id, proposal_id, at, actor, action, units, note) values (?, ?, ?, ?, ?, ?, ?)");
        for (Open open : approvedNow) {
            update.add(open.isOrder() ? open.orderId() : null, open.orderCode(), actor.name(), now, open.id());
            events.add(eventId++, open.id(), now, actor.name(), "ordered", open.units(), open.orderCode());
        }
        update.execute();
        events.execute();
    }
}
