package org.quartermaster.launcher.demo;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The tables that are filled, with the columns in the order in which values are given; parents before children. */
enum Table {
    CATEGORY("id, code, name, name_zh, parent_id"),
    SKU("id, code, name, name_zh, category_id, brand, unit_cost, unit_price, volume_litres, weight_kg, pack_size, shelf_life_days, life_cycle, "
            + "launched_on, ended_on, predecessor_id, predecessor_share"),
    CALENDAR_EVENT("id, day, kind, region, name, name_zh"),
    SUPPLIER("id, code, name, name_zh, email, currency, minimum_order_value, order_weekdays, lead_time_days"),
    SUPPLIER_CLOSURE("supplier_id, from_day, to_day"),
    CURRENCY_RATE("currency, rate"),
    SUPPLIER_TERM("id, supplier_id, sku_id, unit_cost, minimum_order_quantity, order_multiple, lead_time_days, preferred"),
    PRICE_BREAK("term_id, from_units, unit_cost"),
    WAREHOUSE("id, code, name, name_zh, latitude, longitude, capacity_litres, region, time_zone"),
    STOCK_BALANCE("sku_id, warehouse_id, on_hand, reserved, backordered, in_transit, counted_at"),
    STOCK_MOVEMENT("id, sku_id, warehouse_id, moved_at, kind, units, reference"),
    STOCK_OUT("sku_id, warehouse_id, from_day, to_day, in_stock_share"),
    DAILY_SALE("sku_id, warehouse_id, day, units, returned_units, unit_price"),
    PROMOTION("id, sku_id, warehouse_id, from_day, to_day, depth, name"),
    PRICE_PERIOD("sku_id, from_day, unit_price"),
    SALES_GAP("warehouse_id, from_day, to_day, kind"),
    CUSTOMER_ORDER("id, code, placed_at, customer, ship_to, latitude, longitude, promised_from, promised_to, warehouse_id, "
            + "allocated_warehouse_id, state, value, payment_attempts, first_order"),
    CUSTOMER_ORDER_LINE("order_id, line_no, sku_id, units, unit_price"),
    CUSTOMER_ORDER_CLAIM("order_id, warehouse_id, sku_id, units"),
    PURCHASE_ORDER("id, code, supplier_id, warehouse_id, state, ordered_on, due_on, expected_on, currency, value, created_by, created_at, sent_at"),
    PURCHASE_ORDER_LINE("order_id, line_no, sku_id, units, received_units, unit_cost, due_on"),
    RECEIPT("id, order_id, line_no, received_on, units");

    private final String columns;

    Table(String columns) {
        this.columns = columns;
    }

    String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    int width() {
        return names().size();
    }

    /** The place of a column's value in a row. */
    int indexOf(String column) {
        return names().indexOf(column);
    }

    private List<String> names() {
        return List.of(columns.split(", "));
    }

    String insert() {
        return "insert into " + sqlName() + " (" + columns + ") values (" + String.join(", ", Collections.nCopies(width(), "?")) + ")";
    }
}
