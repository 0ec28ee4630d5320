package org.quartermaster.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;

/** Folds the rows of one join, order × line, into orders. */
final class CustomerOrderRows {

    static final String SELECT = """
            select o.id, o.code, o.placed_at, o.customer, o.ship_to, o.latitude, o.longitude, o.promised_from, o.promised_to, o.warehouse_id,
              o.allocated_warehouse_id, (select group_concat(distinct c.warehouse_id) from customer_order_claim c where c.order_id = o.id) as depots, o.state, o.priority,
              o.value, o.payment_attempts, o.first_order, o.version, l.line_no, l.sku_id, l.units, l.unit_price,
              coalesce(s.volume_litres, 0) * l.units as litres, coalesce(s.weight_kg, 0) * l.units as kilograms
            from customer_order o left join customer_order_line l on l.order_id = o.id left join sku s on s.id = l.sku_id
            """;
    static final String ORDER = " order by o.promised_from is null, o.promised_from, o.id, l.line_no";

    private final List<CustomerOrderFacts> orders = new ArrayList<>();
    private final List<CustomerOrderFacts.Line> lines = new ArrayList<>();
    private CustomerOrderFacts head;
    private double litres;
    private double kilograms;

    private CustomerOrderRows() {
    }

    static List<CustomerOrderFacts> read(Query query) {
        var rows = new CustomerOrderRows();
        query.map((row, context) -> rows.take(row)).forEach(_ -> { });
        rows.finish();
        return rows.orders;
    }

    private boolean take(ResultSet row) throws SQLException {
        if (head == null || head.id() != row.getLong("id")) {
            finish();
            head = head(row);
        }
        if (row.getInt("line_no") > 0) {
            lines.add(new CustomerOrderFacts.Line(row.getInt("line_no"), new SkuId(row.getInt("sku_id")), row.getInt("units"), row.getBigDecimal("unit_price")));
            litres += row.getDouble("litres");
            kilograms += row.getDouble("kilograms");
        }
        return true;
    }

    private void finish() {
        if (head != null) {
            orders.add(head.with(lines, litres, kilograms));
        }
        lines.clear();
        litres = 0;
        kilograms = 0;
    }

    private static CustomerOrderFacts head(ResultSet row) throws SQLException {
        return new CustomerOrderFacts(row.getLong("id"), row.getString("code"), instant(row, "placed_at"), row.getString("customer"),
                row.getString("ship_to"), degrees(row, "latitude"), degrees(row, "longitude"), instant(row, "promised_from"), instant(row, "promised_to"),
                warehouse(row, "warehouse_id"), warehouse(row, "allocated_warehouse_id"), depots(row.getString("depots")),
                CustomerOrderState.of(row.getString("state")), OrderPriority.of(row.getString("priority")), row.getBigDecimal("value"), row.getInt("payment_attempts"), row.getBoolean("first_order"), 0, 0,
                row.getInt("version"), List.of());
    }

    private static WarehouseId warehouse(ResultSet row, String column) throws SQLException {
        int warehouse = row.getInt(column);
        return warehouse == 0 ? null : new WarehouseId(warehouse);
    }

    private static Set<WarehouseId> depots(String ids) {
        return ids == null ? Set.of() : Arrays.stream(ids.split(",")).map(id -> new WarehouseId(Integer.parseInt(id))).collect(Collectors.toSet());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, LocalDateTime.class);
        return value == null ? null : value.toInstant(ZoneOffset.UTC);
    }

    private static double degrees(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }
}
