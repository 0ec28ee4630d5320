package org.quartermaster.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.quartermaster.database.Numbers;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.ClockWindows;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.database.Scope;

/** Transport orders: kept, changed, cancelled by people; planned and done as the plans go. */
@ApplicationScoped
@Transactional
public class TransportOrders {
    private static final int MOST = 10_000;

    private Jdbi jdbi;
    private Event<Audited> audited;

    protected TransportOrders() {
    }

    @Inject
    public TransportOrders(Jdbi jdbi, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.audited = audited;
    }

    /** Those of a depot that are to be driven until a day, by code. */
    @RolesAllowed(Role.VIEW)
    public List<TransportOrder> open(WarehouseId warehouse, LocalDate until) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from transport_order where warehouse_id = :warehouse and day <= :until and state in ('open', 'planned') and "
                        + Scope.sees("warehouse_id") + " order by code limit :most").bind("warehouse", warehouse.value()).bind("until", until).bind("most", MOST)
                .map(TransportOrders::row).list());
    }

    /** All of a depot, whatever became of them, the latest day first. */
    @RolesAllowed(Role.VIEW)
    public List<TransportOrder> of(WarehouseId warehouse, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from transport_order where warehouse_id = :warehouse and " + Scope.sees("warehouse_id")
                + " order by day desc, id desc limit :most").bind("warehouse", warehouse.value()).bind("most", Math.clamp(limit, 1, MOST)).map(TransportOrders::row).list());
    }

    /** @throws NotFound when there is none or its depot is out of scope */
    @RolesAllowed(Role.VIEW)
    public TransportOrder find(long id) {
        return jdbi.withHandle(handle -> find(handle, "id", id)).orElseThrow(() -> new NotFound("transport order", id));
    }

    private static Optional<TransportOrder> find(Handle handle, String column, Object value) {
        return handle.createQuery("select * from transport_order where " + column + " = :value and " + Scope.sees("warehouse_id")).bind("value", value)
                .map(TransportOrders::row).findOne();
    }

    /**
     * Adds one or changes one that is still open.
     *
     * @return its identity
     * @throws Conflict                 when it was changed meanwhile, is done or cancelled, or the code is taken
     * @throws NotFound                 when the depot is not there or out of scope
     * @throws IllegalArgumentException when nothing would have to be driven, coordinates are missing or out of range, or a window ends before it starts
     */
    @RolesAllowed(Role.BUY)
    public long save(TransportOrder order) {
        check(order);
        long id = jdbi.withHandle(handle -> {
            checkDepot(handle, order.warehouseId());
            checkCode(handle, order);
            return order.id() == 0 ? insert(handle, order) : update(handle, order);
        });
        audited.fire(new Audited("delivery.transport", "transport_order", order.code(), "", order.toString()));
        return id;
    }

    private static void check(TransportOrder order) {
        if (order.pickup().isDepot() && order.drop().isDepot()) {
            throw new IllegalArgumentException("Transport order %s neither leaves the depot nor comes to it: give the place where goods are fetched or brought."
                    .formatted(order.code()));
        }
        for (TransportEnd end : List.of(order.pickup(), order.drop())) {
            boolean isPlaced = end.latitude() != null && end.longitude() != null && Math.abs(end.latitude()) <= 90 && Math.abs(end.longitude()) <= 180;
            if (!end.isDepot() && !isPlaced) {
                throw new IllegalArgumentException("Transport order %s: %s, %s is no place; latitude is −90 to 90, longitude −180 to 180 degrees.".formatted(order.code(),
                        end.latitude(), end.longitude()));
            }
            if (end.isReversed()) {
                throw new IllegalArgumentException("Transport order %s: the window %s–%s must end after it starts.".formatted(order.code(), end.from(), end.to()));
            }
        }
    }

    private static void checkDepot(Handle handle, int depot) {
        boolean isThere = handle.createQuery("select count(*) from warehouse where id = :depot").bind("depot", depot).mapTo(Integer.class).one() > 0;
        if (!isThere || !Actor.required().sees(new WarehouseId(depot))) {
            throw new NotFound("warehouse", depot);
        }
    }

    private static void checkCode(Handle handle, TransportOrder order) {
        boolean isTaken = handle.createQuery("select count(*) from transport_order where code = :code and id <> :id").bind("code", order.code()).bind("id", order.id())
                .mapTo(Integer.class).one() > 0;
        if (isTaken) {
            throw new Conflict("delivery.conflict.transportCode", "Transport order %s is there already.".formatted(order.code()), order.code());
        }
    }

    private static long insert(Handle handle, TransportOrder order) {
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

    private static long update(Handle handle, TransportOrder order) {
        int changed = handle.createUpdate("""
                update transport_order set code = :code, day = :day, pickup_name = :pickup.name, pickup_address = :pickup.address, pickup_latitude = :pickup.latitude,
                  pickup_longitude = :pickup.longitude, pickup_from = :pickup.from, pickup_to = :pickup.to, pickup_windows = :pickup.further.text, drop_name = :drop.name, drop_address = :drop.address,
                  drop_latitude = :drop.latitude, drop_longitude = :drop.longitude, drop_from = :drop.from, drop_to = :drop.to, drop_windows = :drop.further.text, service_minutes = :serviceMinutes,
                  litres = :litres, kilograms = :kilograms, pieces = :pieces, value = :value, skills = :needs.skills, optional_cents = :needs.optionalCents,
                  late_cents = :needs.lateCents, note = :note, version = version + 1
                where id = :id and warehouse_id = :warehouseId and version = :version and state in ('open', 'planned')
                """).bindMethods(order).execute();
        if (changed == 0) {
            throw new Conflict("delivery.conflict.transport", "Transport order %s was changed meanwhile, or is done or cancelled. Look at it again.".formatted(order.code()),
                    order.code());
        }
        return order.id();
    }

    /**
     * Takes an open one back; the next plan leaves it out.
     *
     * @throws Conflict when it is done or cancelled already, or its goods are on board
     */
    @RolesAllowed(Role.BUY)
    public void cancel(long id) {
        TransportOrder order = find(id);
        if (isOnBoard(id)) {
            throw new Conflict("delivery.conflict.goodsFetched", "The goods of %s are on board. Bring them, or take back the pick-up.".formatted(order.code()), order.code());
        }
        if (move(List.of(id), "cancelled", "open", "planned") == 0) {
            throw new Conflict("delivery.conflict.transport", "Transport order %s is %s.".formatted(order.code(), order.state()), order.code());
        }
        audited.fire(new Audited("delivery.transport.cancel", "transport_order", order.code(), order.state(), "cancelled"));
    }

    private boolean isOnBoard(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from transport_goods where transport_id = :id and fetched_at is not null and brought_at is null").bind("id", id)
                .mapTo(Integer.class).one()) > 0;
    }

    /** What a person said about the needs of one; plans to come obey it. */
    @RolesAllowed(Role.BUY)
    public void need(long id, DeliveryWish needs) {
        jdbi.useHandle(handle -> handle.createUpdate("update transport_order set skills = :skills, optional_cents = :optionalCents, late_cents = :lateCents, "
                + "version = version + 1 where id = :id and " + Scope.sees("warehouse_id")).bindMethods(needs).bind("id", id).execute());
    }

    /** A plan that counts serves them. Returns how many were changed. */
    @RolesAllowed(Role.BUY)
    public int plan(Collection<Long> ids) {
        return move(ids, "planned", "open");
    }

    /** No plan that counts serves them any more. Returns how many were changed. */
    @RolesAllowed(Role.BUY)
    public int unplan(Collection<Long> ids) {
        return move(ids, "open", "planned");
    }

    /** The goods were brought. */
    @RolesAllowed(Role.BUY)
    public void done(long id) {
        move(List.of(id), "done", "open", "planned");
    }

    private int move(Collection<Long> ids, String state, String... from) {
        return ids.isEmpty() ? 0 : jdbi.withHandle(handle -> handle.createUpdate("update transport_order set state = :state, version = version + 1 where id in (<ids>) and "
                + "state in (<from>) and " + Scope.sees("warehouse_id")).bind("state", state).bindList("ids", List.copyOf(ids)).bindList("from", List.of(from)).execute());
    }

    private static TransportOrder row(ResultSet row, StatementContext context) throws SQLException {
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
