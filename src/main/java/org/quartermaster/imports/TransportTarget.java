package org.quartermaster.imports;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Transport orders, by code: goods fetched at one place and brought to another. An end without address and coordinates is the depot. Those that are open or
 * planned are brought up to date; those that are done or cancelled stay. Places and windows that cannot be driven are kept and named by the plan.
 */
final class TransportTarget implements RowTarget {
    private static final ImportKind KIND = ImportKind.TRANSPORT_ORDERS;
    private static final int BLOCK = 500;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm[:ss]");
    private static final List<String> TIMES = List.of("pickupFrom", "pickupTo", "dropFrom", "dropTo");
    private static final List<String> WINDOWS = List.of("pickupWindows", "dropWindows");

    private final Handle handle;
    private final WarehouseChoice warehouses;
    private final PreparedBatch rows;
    private final Map<String, Depots> onBoard;
    private final long before;
    private long next;
    private long end;
    private long count;

    /** Which ends are the depot. */
    private record Depots(boolean pickup, boolean drop) {
    }

    TransportTarget(Handle handle, String warehouse) {
        this.handle = handle;
        warehouses = new WarehouseChoice(handle, warehouse);
        onBoard = onBoard(handle);
        before = known();
        rows = handle.prepareBatch("""
                insert into transport_order (id, code, warehouse_id, day, pickup_name, pickup_address, pickup_latitude, pickup_longitude, pickup_from, pickup_to, pickup_windows, drop_name,
                  drop_address, drop_latitude, drop_longitude, drop_from, drop_to, drop_windows, pieces, litres, kilograms, value, note)
                values (:id, :transport, :warehouse, :day, coalesce(:pickupName, ''), coalesce(:pickupAddress, ''), :pickupLatitude, :pickupLongitude, :pickupFrom, :pickupTo, :pickupWindows,
                  coalesce(:dropName, ''), coalesce(:dropAddress, ''), :dropLatitude, :dropLongitude, :dropFrom, :dropTo, :dropWindows, coalesce(:pieces, 1), coalesce(:litres, 0),
                  coalesce(:kilograms, 0), coalesce(:goodsValue, 0), coalesce(:note, ''))
                on duplicate key update version = version + if(state in ('open', 'planned'), 1, 0), %s
                """.formatted(String.join(", ", List.of("day", "pickup_name", "pickup_address", "pickup_latitude", "pickup_longitude", "pickup_from", "pickup_to", "pickup_windows", "drop_name",
                "drop_address", "drop_latitude", "drop_longitude", "drop_from", "drop_to", "drop_windows", "pieces", "litres", "kilograms", "value", "note").stream()
                .map(column -> "%1$s = if(state in ('open', 'planned'), values(%1$s), %1$s)".formatted(column)).toList())));
    }

    /** Goods on board leave one stock and come into another: the ends of their orders do not change between the depot and elsewhere. */
    private static Map<String, Depots> onBoard(Handle handle) {
        var ends = new TreeMap<String, Depots>(String.CASE_INSENSITIVE_ORDER);
        handle.createQuery("""
                select o.code, o.pickup_address = '' and o.pickup_latitude is null and o.pickup_longitude is null as pickup,
                  o.drop_address = '' and o.drop_latitude is null and o.drop_longitude is null as dropped
                from transport_goods g join transport_order o on o.id = g.transport_id where g.fetched_at is not null and g.brought_at is null
                """).map((row, context) -> ends.put(row.getString("code"), new Depots(row.getBoolean("pickup"), row.getBoolean("dropped")))).list();
        return ends;
    }

    private boolean movesAStock(Object[] values) {
        Depots now = onBoard.get(values[KIND.index("transport")].toString().strip());
        return now != null && !now.equals(new Depots(isDepot(values, "pickup"), isDepot(values, "drop")));
    }

    private static boolean isDepot(Object[] values, String end) {
        Object address = values[KIND.index(end + "Address")];
        return (address == null || address.toString().isBlank()) && values[KIND.index(end + "Latitude")] == null && values[KIND.index(end + "Longitude")] == null;
    }

    private long known() {
        return handle.createQuery("select count(*) from transport_order").mapTo(Long.class).one();
    }

    @Override
    public Optional<Misfit> accept(Object[] values) {
        Integer warehouse = warehouses.of(values[KIND.index("warehouse")]);
        if (warehouse == null) {
            return Optional.of(new Misfit("warehouse", "unknownWarehouse"));
        }
        for (String field : List.of("pieces", "litres", "kilograms", "goodsValue")) {
            if (values[KIND.index(field)] instanceof Number number && number.doubleValue() < 0) {
                return Optional.of(new Misfit(field, "negative"));
            }
        }
        Optional<String> wrong = TIMES.stream().filter(field -> values[KIND.index(field)] != null && time(values[KIND.index(field)]).isEmpty()).findFirst();
        if (wrong.isPresent()) {
            return Optional.of(new Misfit(wrong.get(), "notATime"));
        }
        Optional<String> unread = WINDOWS.stream().filter(field -> DeliveryTimes.of(values[KIND.index(field)]).isEmpty()).findFirst();
        if (unread.isPresent()) {
            return Optional.of(new Misfit(unread.get(), "notWindows"));
        }
        if (movesAStock(values)) {
            return Optional.of(new Misfit("transport", "onBoard"));
        }
        take(values, warehouse);
        return Optional.empty();
    }

    private void take(Object[] values, int warehouse) {
        if (next == end) {
            next = TrialRun.take(handle, "transport_order", BLOCK);
            end = next + BLOCK;
        }
        rows.bind("id", next++).bind("warehouse", warehouse);
        for (Field field : KIND.fields()) {
            Object value = values[KIND.index(field.name())];
            if (field.name().equals("day")) {
                rows.bind("day", ((LocalDateTime) value).toLocalDate());
            } else if (TIMES.contains(field.name())) {
                rows.bind(field.name(), value == null ? null : time(value).orElseThrow());
            } else if (WINDOWS.contains(field.name())) {
                rows.bind(field.name(), DeliveryTimes.of(value).orElseThrow());
            } else if (!field.name().equals("warehouse")) {
                rows.bind(field.name(), value);
            }
        }
        rows.add();
        count++;
        if (rows.size() >= BLOCK) {
            rows.execute();
        }
    }

    private static Optional<LocalTime> time(Object text) {
        try {
            return Optional.of(LocalTime.parse(text.toString().strip(), CLOCK));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public Map<String, Long> finish() {
        rows.execute();
        long added = known() - before;
        return Map.of("added", added, "matched", count - added);
    }
}
