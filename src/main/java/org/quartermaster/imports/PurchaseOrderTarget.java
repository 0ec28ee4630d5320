package org.quartermaster.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.quartermaster.database.Numbers;
import org.quartermaster.purchasing.ReceiptSummaries;

/** Purchase orders with their lines and what was received. Orders are known by code, lines by SKU within their order. */
final class PurchaseOrderTarget implements RowTarget {

    private static final ImportKind KIND = ImportKind.PURCHASE_ORDERS;

    private record Line(int sku, int units, int received, LocalDate dueOn, LocalDate receivedOn, BigDecimal unitCost) {
    }

    private static final class Order {
        int supplier;
        int warehouse;
        LocalDate orderedOn;
        LocalDate dueOn;
        final Map<Integer, Line> lines = new LinkedHashMap<>();
    }

    private final Handle handle;
    private final Codes skus;
    private final Codes suppliers;
    private final Codes known;
    private final WarehouseChoice warehouses;
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final String importedBy;

    PurchaseOrderTarget(Handle handle, String warehouse, String importedBy) {
        this.handle = handle;
        this.importedBy = importedBy;
        skus = new Codes(handle, "sku");
        suppliers = new Codes(handle, "supplier");
        known = new Codes(handle, "purchase_order");
        warehouses = new WarehouseChoice(handle, warehouse);
    }

    @Override
    public Optional<Misfit> accept(Object[] values) {
        Integer supplier = suppliers.find((String) values[1]);
        Integer sku = skus.find((String) values[2]);
        Integer warehouse = warehouses.of(values[KIND.index("warehouse")]);
        if (supplier == null || sku == null || warehouse == null) {
            return Optional.of(supplier == null ? new Misfit("supplier", "unknownSupplier") : sku == null ? new Misfit("sku", "unknownSku") : new Misfit("warehouse", "unknownWarehouse"));
        }
        if ((Integer) values[3] < 1) {
            return Optional.of(new Misfit("units", "notPositive"));
        }
        LocalDate orderedOn = ((LocalDateTime) values[4]).toLocalDate();
        LocalDate dueOn = ((LocalDateTime) values[5]).toLocalDate();
        if (dueOn.isBefore(orderedOn)) {
            return Optional.of(new Misfit("dueOn", "dueBeforeOrdered"));
        }
        Order order = orders.computeIfAbsent(Codes.key((String) values[0]), _ -> new Order());
        if (order.orderedOn != null && (order.supplier != supplier || order.warehouse != warehouse)) {
            return Optional.of(new Misfit("order", "orderOfTwoSuppliers"));
        }
        order.supplier = supplier;
        order.warehouse = warehouse;
        order.orderedOn = orderedOn;
        order.dueOn = order.dueOn == null || dueOn.isAfter(order.dueOn) ? dueOn : order.dueOn;
        int received = values[KIND.index("receivedUnits")] instanceof Integer units ? Math.max(0, units) : 0;
        LocalDate receivedOn = values[KIND.index("receivedOn")] instanceof LocalDateTime day ? day.toLocalDate() : dueOn;
        order.lines.merge(sku, new Line(sku, (Integer) values[3], received, dueOn, receivedOn, (BigDecimal) values[KIND.index("unitCost")]),
                (a, b) -> new Line(sku, a.units() + b.units(), a.received() + b.received(), b.dueOn(), b.receivedOn(), b.unitCost()));
        return Optional.empty();
    }

    @Override
    public Map<String, Long> finish() {
        long added = orders.keySet().stream().filter(code -> known.find(code) == null).count();
        var ids = new HashMap<String, Integer>();
        orders.keySet().forEach(code -> ids.put(code, known.find(code) == null ? -known.add(code) : known.find(code)));
        writeOrders(ids);
        long lines = writeLines(ids);
        ReceiptSummaries.count(handle, ids.values().stream().map(id -> (long) Math.abs(id)).toList());
        return Map.of("added", added, "matched", orders.size() - added, "lines", lines);
    }

    private void writeOrders(Map<String, Integer> ids) {
        var insert = handle.prepareBatch("insert into purchase_order (id, code, supplier_id, warehouse_id, state, ordered_on, due_on, currency, value, created_by, created_at, sent_at) "
                + "select ?, ?, s.id, ?, ?, ?, ?, s.currency, ?, ?, utc_timestamp(6), utc_timestamp(6) from supplier s where s.id = ?");
        var update = handle.prepareBatch("update purchase_order set due_on = ?, state = if(state in ('closed', 'cancelled', 'rejected'), state, ?), version = version + 1 "
                + "where id = ? and (due_on <> ? or state <> ?)");
        orders.forEach((code, order) -> {
            boolean isWhole = order.lines.values().stream().allMatch(line -> line.received() >= line.units());
            boolean isBegun = order.lines.values().stream().anyMatch(line -> line.received() > 0);
            String state = isWhole ? "received" : isBegun ? "partly_received" : "confirmed";
            if (ids.get(code) < 0) {
                BigDecimal value = order.lines.values().stream().map(line -> line.unitCost() == null ? BigDecimal.ZERO : line.unitCost().multiply(BigDecimal.valueOf(line.units())))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                insert.add(-ids.get(code), code, order.warehouse, state, order.orderedOn, order.dueOn, value, importedBy, order.supplier);
            } else {
                update.add(order.dueOn, state, ids.get(code), order.dueOn, state);
            }
        });
        insert.execute();
        update.execute();
    }

    private long writeLines(Map<String, Integer> ids) {
        var receipts = handle.prepareBatch("insert into receipt (id, order_id, line_no, received_on, units) values (?, ?, ?, ?, ?)");
        var lines = handle.prepareBatch("insert into purchase_order_line (order_id, line_no, sku_id, units, received_units, unit_cost, due_on) values (?, ?, ?, ?, ?, ?, ?) "
                + "on duplicate key update units = values(units), received_units = values(received_units), due_on = values(due_on)");
        var before = new HashMap<String, int[]>();
        var lastLine = new HashMap<Long, Integer>();
        handle.createQuery("select order_id, max(line_no) from purchase_order_line group by order_id").map((row, _) -> Map.entry(row.getLong(1), row.getInt(2)))
                .forEach(entry -> lastLine.put(entry.getKey(), entry.getValue()));
        handle.createQuery("select order_id, sku_id, line_no, received_units from purchase_order_line").map((row, _) -> Map.entry(row.getLong(1) + "/" + row.getInt(2),
                new int[] {row.getInt(3), row.getInt(4)})).forEach(entry -> before.put(entry.getKey(), entry.getValue()));
        long receiptId = Numbers.take(handle, "receipt", Math.max(1, orders.values().stream().mapToInt(order -> order.lines.size()).sum()));
        long count = 0;
        for (var entry : orders.entrySet()) {
            long id = Math.abs(ids.get(entry.getKey()));
            int lineNo = lastLine.getOrDefault(id, 0);
            for (Line line : entry.getValue().lines.values()) {
                int[] old = before.get(id + "/" + line.sku());
                int no = old == null ? ++lineNo : old[0];
                lines.add(id, no, line.sku(), line.units(), line.received(), line.unitCost() == null ? BigDecimal.ZERO : line.unitCost(), line.dueOn());
                int more = line.received() - (old == null ? 0 : old[1]);
                if (more > 0) {
                    receipts.add(receiptId++, id, no, line.receivedOn(), more);
                }
                count++;
            }
        }
        lines.execute();
        receipts.execute();
        return count;
    }
}
