package org.quartermaster.replenishment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.quartermaster.database.Numbers;
import org.quartermaster.purchasing.OrderRequest;
import org.quartermaster.purchasing.OrderState;
import org.quartermaster.purchasing.PlacedLine;
import org.quartermaster.purchasing.PurchaseOrders;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Conflict;
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

    private final Handle handle;
    private final List<Open> all;
    private final LocalDate day;
    private final LocalDateTime now;
    private final Actor actor;
    private final Map<OrderPlace, List<Open>> groups = new LinkedHashMap<>();
    private final List<Open> approvedNow = new ArrayList<>();
    private final Set<String> proposed = new HashSet<>();

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

    void check() {
        for (Open open : all) {
            if (!open.isUndecided() && !open.isApproved()) {
                throw new Conflict("replenishment.conflict.decided", "Proposal %s is %s already.".formatted(open.key(), open.state()), open.key(), open.state());
            }
            if (open.isUndecided() && open.units() == 0) {
                throw new Conflict("replenishment.conflict.nothing", "Proposal %s says 0 units. Enter a quantity first.".formatted(open.key()), open.key());
            }
        }
    }

    List<Approval> approve(PurchaseOrders orders, Transfers transfers) {
        Map<String, PlacedLine> ordered = new HashMap<>();
        orders.place(requests()).forEach(line -> ordered.put(line.proposalKey(), line));
        Map<String, PlacedTransfer> moved = new HashMap<>();
        transfers.place(moves()).forEach(line -> moved.put(line.proposalKey(), line));
        var approvals = new ArrayList<Approval>();
        for (Open open : all) {
            Open placed = open;
            boolean isProposed = open.isUndecided() && open.isOrder() && ordered.get(open.key()).state() == OrderState.PROPOSED;
            if (open.isUndecided()) {
                placed = open.isOrder() ? open.in(ordered.get(open.key()).orderId(), ordered.get(open.key()).orderCode())
                        : open.in(0, moved.get(open.key()).transferCode());
                approvedNow.add(placed);
                if (isProposed) {
                    proposed.add(open.key());
                }
            }
            approvals.add(new Approval(open.key(), placed.orderCode(), isProposed, open.isUndecided()));
        }
        store();
        new StockAfterApproval(handle, day).book(approvedNow, proposed);
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
