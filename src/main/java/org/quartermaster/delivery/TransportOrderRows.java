package org.quartermaster.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.quartermaster.database.Numbers;
import org.quartermaster.database.Scope;
import org.quartermaster.shared.ClockWindows;
import org.quartermaster.shared.NotFound;

/** Transport orders in the table, those of the actor's warehouses. */
final class TransportOrderRows {

    private TransportOrderRows() {
    }

    static Optional<TransportOrder> find(Handle handle, long id) {
        return read(handle, id, "");
    }

    /**
     * The order as it is now, held until the transaction ends: changing, cancelling, stating goods and booking them wait for each other.
     *
     * @throws NotFound when there is none or its depot is out of scope
     */
    static TransportOrder lock(Handle handle, long id) {
        return read(handle, id, " for update").orElseThrow(() -> new NotFound("transport order", id));
    }

    private static Optional<TransportOrder> read(Handle handle, long id, String lock) {
        return handle.createQuery("select * from transport_order where id = :id and " + Scope.sees("warehouse_id") + lock).bind("id", id).map(TransportOrderRows::row).findOne();
    }

    static long insert(Handle handle, TransportOrder order) {
        long id = Numbers.take(handle, "transport_order", 1);
        handle.createUpdate("""
                insert into transport_order (id, code, warehouse_id, day, pickup_name, pickup_address, pickup_latitude, pickup_longitude, pickup_from, pickup_to, pickup_windows, drop_name,
                  drop_address, drop_latitude, drop_longitude, drop_from, drop_to, drop_windows, service_minutes, litres, kilograms, pieces, value, skills, optional_cents, late_cents, note)
                values (:number, :code, :warehouseId, :day, :pickup.name, :pickup.address, :pickup.latitude, :pickup.longitude, :pickup.from, :pickup.to, :pickup.further.text, :drop.name,
                  :drop.address, :drop.latitude, :drop.longitude, :drop.from, :drop.to, :drop.further.text, :serviceMinutes, :litres, :kilograms, :pieces, :value, :needs.skills,
                  :needs.optionalCents, :needs.lateCents, :note)
                """).bindMethods(order).bind("number", id).execute();
        return id;
    }

    /** Returns false when the version is another one, or it is done or cancelled. */
    static boolean update(Handle handle, TransportOrder order) {
        return handle.createUpdate("""
                update transport_order set code = :code, day = :day, pickup_name = :pickup.name, pickup_address = :pickup.address, pickup_latitude = :pickup.latitude,
                  pickup_longitude = :pickup.longitude, pickup_from = :pickup.from, pickup_to = :pickup.to, pickup_windows = :pickup.further.text, drop_name = :drop.name, drop_address = :drop.address,
                  drop_latitude = :drop.latitude, drop_longitude = :drop.longitude, drop_from = :drop.from, drop_to = :drop.to, drop_windows = :drop.further.text, service_minutes = :serviceMinutes,
                  litres = :litres, kilograms = :kilograms, pieces = :pieces, value = :value, skills = :needs.skills, optional_cents = :needs.optionalCents,
                  late_cents = :needs.lateCents, note = :note, version = version + 1
                where id = :id and warehouse_id = :warehouseId and version = :version and state in ('open', 'planned')
                """).bindMethods(order).execute() > 0;
    }

    /** Somebody changed what belongs to it. */
    static void touch(Handle handle, long id) {
        handle.execute("update transport_order set version = version + 1 where id = ?", id);
    }

    static TransportOrder row(ResultSet row, StatementContext context) throws SQLException {
        return new TransportOrder(row.getLong("id"), row.getString("code"), row.getInt("warehouse_id"), row.getObject("day", LocalDate.class), end(row, "pickup_"),
                end(row, "drop_"), row.getInt("service_minutes"), row.getBigDecimal("litres"), row.getBigDecimal("kilograms"), row.getInt("pieces"), row.getBigDecimal("value"),
                new DeliveryWish(row.getInt("skills"), row.getObject("optional_cents", Long.class), row.getInt("late_cents")), row.getString("state"), row.getString("note"),
                row.getInt("version"));
    }

    private static TransportEnd end(ResultSet row, String end) throws SQLException {
        return new TransportEnd(row.getString(end + "name"), row.getString(end + "address"), row.getObject(end + "latitude", Double.class),
                row.getObject(end + "longitude", Double.class), row.getObject(end + "from", LocalTime.class), row.getObject(end + "to", LocalTime.class),
                ClockWindows.parse(row.getString(end + "windows")));
    }
}
